/**
 * A file that is dropped beside the places that take files must not replace the app: a browser would open it in this
 * window, and the vault would be locked in the middle of a sentence. Places that take files have answered before.
 */
const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

export function guardAgainstDrops(): void {
  window.addEventListener('dragover', (event) => {
    if (!hasFiles(event) || event.defaultPrevented) return
    event.preventDefault()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none'
  })
  window.addEventListener('drop', (event) => {
    if (hasFiles(event)) event.preventDefault()
  })
}
