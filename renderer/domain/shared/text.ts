/**
 * Text as people type or paste it. Control characters and lone surrogates can't be printed, indexed or stored in
 * a PDF, so they are taken out before a row is made; every other character stays as it was written.
 */
import { z } from 'zod'

export const lineLimit = 500
export const longTextLimit = 100_000

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are taken out
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/g

export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '').normalize('NFC')
}

export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim()

/** One line, cleaned, at most 500 characters. */
export const lineSchema = z.string().transform(cleanLine).pipe(z.string().max(lineLimit))
/** Several lines, cleaned, at most 100,000 characters. */
export const longTextSchema = z.string().transform(cleanText).pipe(z.string().max(longTextLimit))

/** Lower case, without accents or punctuation: what search compares. "Đorđević" is found by "dordevic". */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ıđðøłßæœþĳς]/g, (letter) => foldedLetters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const foldedLetters: Record<string, string> = {
  ı: 'i',
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ĳ: 'ij',
  ς: 'σ',
}

/** True when every word of the query starts a word of the folded text; a query of signs alone starts none. */
export function matchesWords(foldedText: string, query: string): boolean {
  const words = foldForSearch(query)
  if (words === '') return query.trim() === ''
  const padded = ` ${foldedText}`
  return words.split(' ').every((word) => padded.includes(` ${word}`))
}
