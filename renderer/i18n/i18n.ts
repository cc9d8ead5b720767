/**
 * Dutch first, English second. Escaping is off because React escapes; a text is never put into markup.
 * A missing key throws in development and tests: it is a bug, and a screen with a bare key is worse.
 */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '#domain/shared/format-dates.ts'
import { type Texts, texts } from './texts.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Texts
  }
}

/** The language chosen last; the lock screen has no settings to read yet. Says nothing about anybody. */
const languageKey = 'driehoek-language'

export async function startI18n(): Promise<void> {
  const language: Language = localStorage.getItem(languageKey) === 'en' ? 'en' : 'nl'
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'nl',
    defaultNS: 'common',
    resources: texts,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = language
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(languageKey, language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}
