/**
 * Where the worker fetches its fonts: files of the app itself, same origin (Vite makes the addresses). TTF, because
 * fontkit's woff2 needs a decoder that the CSP does not run.
 */
import atkinson from '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf?url'
import atkinsonItalic from '@expo-google-fonts/atkinson-hyperlegible-next/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf?url'
import atkinsonBold from '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf?url'
import atkinsonBoldItalic from '@expo-google-fonts/atkinson-hyperlegible-next/700Bold_Italic/AtkinsonHyperlegibleNext_700Bold_Italic.ttf?url'
import noto from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url'
import notoBold from '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf?url'
import notoArabic from '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf?url'
import notoArabicBold from '@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf?url'
import notoHebrew from '@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf?url'
import notoHebrewBold from '@expo-google-fonts/noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf?url'
import type { FontFileName, ReadFontFile } from './font-library.ts'

const urls: Record<FontFileName, string> = {
  AtkinsonHyperlegibleNext_400Regular: atkinson,
  AtkinsonHyperlegibleNext_400Regular_Italic: atkinsonItalic,
  AtkinsonHyperlegibleNext_700Bold: atkinsonBold,
  AtkinsonHyperlegibleNext_700Bold_Italic: atkinsonBoldItalic,
  NotoSans_400Regular: noto,
  NotoSans_700Bold: notoBold,
  NotoSansArabic_400Regular: notoArabic,
  NotoSansArabic_700Bold: notoArabicBold,
  NotoSansHebrew_400Regular: notoHebrew,
  NotoSansHebrew_700Bold: notoHebrewBold,
}

export const fetchFontFile: ReadFontFile = async (name) => {
  const response = await fetch(urls[name])
  if (!response.ok) throw new Error(`font ${name}: HTTP ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
