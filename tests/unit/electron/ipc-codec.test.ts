import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeIpc, encodeIpc } from '../../support/stand-in/ipc-codec.ts'

const there = (value: unknown): unknown => decodeIpc(encodeIpc(value))

describe('encodeIpc', () => {
  it.each([
    [new Uint8Array([0, 255, 128])],
    [new Uint8Array([1, 2]).buffer],
    [new Map([['a', new Set([1n])]])],
    [new Date(0)],
    [{ a: undefined, b: [-0, Number.NaN, Number.POSITIVE_INFINITY] }],
    [['bytes', 'AAAA']],
  ])('carries %o', (value) => {
    expect(there(value)).toEqual(value)
  })

  it('carries a view as only what it shows', () => {
    expect(there(new Uint8Array(new Uint8Array([1, 2, 3, 4]).buffer, 1, 2))).toEqual(new Uint8Array([2, 3]))
  })

  it('carries a key named __proto__ as a key', () => {
    const hostile: unknown = JSON.parse('{"__proto__":{"polluted":true}}')
    const back = there(hostile)
    expect(Object.keys(back as object)).toEqual(['__proto__'])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it.each([
    [() => 1],
    [Symbol('a')],
    [new (class A {})()],
    [Promise.resolve()],
    [new Error('x')],
    [new Float64Array(1)],
  ])('throws on %o, as Electron does', (value) => {
    expect(() => encodeIpc({ value })).toThrow('could not be cloned')
  })

  it('throws on a cycle', () => {
    const cycle: unknown[] = []
    cycle.push(cycle)
    expect(() => encodeIpc(cycle)).toThrow('could not be cloned')
  })

  it('gives back any plain data unchanged', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void expect(there(value)).toEqual(value)))
  })
})
