import { describe, expect, it } from 'vitest'
import { builtInFormat, type CellFormat, formatOfCode, isoDateText, numberText } from '#documents/lists/cell-formats.ts'

const plain: CellFormat = { kind: 'number' }

describe('formatOfCode', () => {
  it.each([
    ['General', '40410'],
    ['0', '40410'],
    ['#,##0.00', '40410'],
    ['0.00E+00', '40410'],
    ['[Red]#,##0;[Blue]-#,##0', '40410'],
    ['"dagen" 0', 'dagen 40410'],
    ['@', '40410'],
    ['dd-mm-yyyy', '20-08-2010'],
    ['dd\\-mm\\-jjjj', '20-08-2010'],
    ['d/m/yy;@', '20-08-2010'],
    ['[$-413]d mmmm yyyy;@', '20-08-2010'],
    ['mmm\\ yy', '20-08-2010'],
    ['yyyy"-W"', '20-08-2010'],
    ['[h]:mm', '00:00'],
    ['h:mm AM/PM', '00:00'],
    ['0000000', '0040410'],
    ['00 00 000', '00 40 410'],
    ['"S"00000', 'S40410'],
    ['000', '40410'],
  ])('with %s writes 40410 as %s', (code, expected) => {
    expect(numberText('40410', formatOfCode(code), false)).toBe(expected)
  })
})

describe('numberText', () => {
  it.each([
    ['0.1', '0,1'],
    ['0.30000000000000004', '0,3'],
    ['7.0', '7'],
    ['-12', '-12'],
    ['1.0E3', '1000'],
    ['104201', '104201'],
    ['123456789012345678', '123456789012345678'],
    ['geen getal', 'geen getal'],
    ['', ''],
  ])('writes %s as %s', (raw, expected) => {
    expect(numberText(raw, plain, false)).toBe(expected)
  })

  it.each([
    ['1', '01-01-1900'],
    ['59', '28-02-1900'],
    ['60', '60'],
    ['61', '01-03-1900'],
    ['36526', '01-01-2000'],
    ['2958465', '31-12-9999'],
    ['2958466', '2958466'],
    ['-1', '-1'],
    ['0', ''],
  ])('writes day %s as %s', (raw, expected) => {
    expect(numberText(raw, builtInFormat(14), false)).toBe(expected)
  })

  it('counts from 1904 where the workbook does', () => {
    expect(numberText('0', builtInFormat(14), true)).toBe('01-01-1904')
    expect(numberText('38948', builtInFormat(14), true)).toBe('20-08-2010')
  })

  it('names a time only where there is one', () => {
    expect(numberText('40410.5', builtInFormat(22), false)).toBe('20-08-2010 12:00')
    expect(numberText('40410', builtInFormat(22), false)).toBe('20-08-2010')
    expect(numberText('40410.5', builtInFormat(14), false)).toBe('20-08-2010')
    expect(numberText('0.40625', builtInFormat(20), false)).toBe('09:45')
  })

  it('never writes 24:00', () => {
    expect(numberText('40410.9999999', builtInFormat(22), false)).toBe('21-08-2010')
  })
})

describe('isoDateText', () => {
  it.each([
    ['2010-03-14', '14-03-2010'],
    ['2010-03-14T00:00:00', '14-03-2010'],
    ['2010-03-14T09:30:00', '14-03-2010 09:30'],
    ['later', 'later'],
  ])('writes %s as %s', (raw, expected) => {
    expect(isoDateText(raw)).toBe(expected)
  })
})
