/** The fonts of the app, read from the packages on disk: what the worker fetches, for tests in Node. */
import { readFile } from 'node:fs/promises'
import { createFontLibrary, type FontFileName } from '#documents/fonts/font-library.ts'

const packageOf: Record<string, string> = {
  AtkinsonHyperlegibleNext: 'atkinson-hyperlegible-next',
  NotoSans: 'noto-sans',
  NotoSansArabic: 'noto-sans-arabic',
  NotoSansHebrew: 'noto-sans-hebrew',
}

async function readFontFile(name: FontFileName): Promise<Uint8Array> {
  const [face = '', ...weight] = name.split('_')
  const path = `@expo-google-fonts/${packageOf[face]}/${weight.join('_')}/${name}.ttf`
  return new Uint8Array(await readFile(new URL(`../../../../node_modules/${path}`, import.meta.url)))
}

export const nodeFonts = () => createFontLibrary(readFontFile)
