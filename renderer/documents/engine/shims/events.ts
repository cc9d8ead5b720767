/** Stands for Node's `events` in the browser build: the four methods that pdfmake's layout uses, no more. */
type Listener = (...values: unknown[]) => void

export class EventEmitter {
  #listeners = new Map<string, Listener[]>()

  addListener(name: string, listener: Listener): this {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener])
    return this
  }

  on(name: string, listener: Listener): this {
    return this.addListener(name, listener)
  }

  removeListener(name: string, listener: Listener): this {
    this.#listeners.set(
      name,
      (this.#listeners.get(name) ?? []).filter((known) => known !== listener),
    )
    return this
  }

  emit(name: string, ...values: unknown[]): boolean {
    const listeners = this.#listeners.get(name) ?? []
    for (const listener of listeners) listener(...values)
    return listeners.length > 0
  }
}

export default { EventEmitter }
