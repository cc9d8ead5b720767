import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeFileName } from '#main/services/file-names.ts'

describe('safeFileName', () => {
  it.each([
    ['Verslag Sanne.pdf', 'Verslag Sanne.pdf'],
    ['Verslag Sanne', 'Verslag Sanne.pdf'],
    ['Müller, Çelik – gesprek 3', 'Müller, Çelik – gesprek 3.pdf'],
    ['../../etc/passwd', '-..-etc-passwd.pdf'],
    ['C:\\Users\\x', 'C--Users-x.pdf'],
    ['con', '_con.pdf'],
    ['COM1.pdf', '_COM1.pdf'],
    ['nul.tar', '_nul.tar.pdf'],
    ['  .verborgen. ', 'verborgen.pdf'],
    ['', 'driehoek.pdf'],
    ['...', 'driehoek.pdf'],
    ['fdp\u202Eexe.pdf', 'fdpexe.pdf'],
    ['a\u0000b\u0007\nc', 'abc.pdf'],
    ['x.PDF', 'x.pdf'],
  ])('makes of %j: %j', (suggested, expected) => {
    expect(safeFileName(suggested, 'pdf')).toBe(expected)
  })

  it.each(['xlsx', 'png', 'jpg'] as const)('ends a name in %s', (kind) => {
    expect(safeFileName('4H2 lijst', kind)).toBe(`4H2 lijst.${kind}`)
    expect(safeFileName(`4H2 lijst.${kind}`, kind)).toBe(`4H2 lijst.${kind}`)
  })

  it('never cuts an emoji or a letter with its marks in two', () => {
    const name = safeFileName('👩‍👩‍👧'.repeat(200), 'json')
    expect(name).toBe(name.toWellFormed())
    expect(Buffer.byteLength(name)).toBeLessThan(200)
  })

  it('gives a bare, short, visible name whatever was suggested', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constantFrom('pdf', 'json', 'csv'),
        (text, kind) => {
          const name = safeFileName(text, kind)
          expect(name).toMatch(/^[^. ].*\.(pdf|json|csv)$/u)
          expect(name).not.toMatch(/[\p{C}<>:"/\\|?*]/u)
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(190)
          expect(safeFileName(name, kind)).toBe(name)
        },
      ),
    )
  })
})
