/**
 * Holds the real imports of every source file against the import table (house style; ARCHITECTURE.md, "Layers").
 * A row names the parts a part may import and the packages it may take; whatever is not named is refused.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, posix, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { importsOf } from '../support/source-imports.ts'

interface Row {
  parts: readonly string[]
  packages: readonly RegExp[]
  node?: boolean
}

const anyPackage = /^/
const react = /^(react|react-dom)(\/|$)/
const mantine = /^(@mantine\/|@tabler\/icons-react$|@fontsource-variable\/)/

const table: Readonly<Record<string, Row>> = {
  // Resources are data files (guides, the sample school); the domain reads and checks them.
  domain: { parts: ['domain', 'resources'], packages: [/^zod$/] },
  vault: {
    parts: ['vault', 'domain'],
    packages: [/^zod$/, /^dexie$/, /^libsodium-wrappers-sumo$/, /^@zxcvbn-ts\/(core|language-common)$/],
  },
  documents: {
    parts: ['documents', 'domain', 'resources'],
    packages: [
      /^zod$/,
      /^(pdfmake|pdfkit|fontkit)(\/|$)/,
      /^(pkijs|asn1js|bidi-js)$/,
      // Class lists come as CSV: a format to read, as PDF is.
      /^papaparse$/,
      /^@expo-google-fonts\//,
      // Types only, declared in the engine itself: pdfmake publishes none for its modules.
      /^pdfmake-shapes$/,
      /^(events|stream|string_decoder)$/,
    ],
  },
  bridge: { parts: ['bridge', 'domain', 'contract'], packages: [] },
  // Showing PDF pages is a building block without domain words; ui is the one place that reads them with pdf.js.
  ui: { parts: ['ui'], packages: [react, mantine, /^pdfjs-dist\//] },
  i18n: { parts: ['i18n', 'domain'], packages: [/^(i18next|react-i18next)$/, react] },
  features: {
    parts: ['domain', 'vault', 'documents', 'bridge', 'ui', 'i18n', 'features/shared', 'resources'],
    // Screens bring no storage and no cryptography of their own.
    packages: [react, mantine, /^(react-router|react-i18next|zod|dayjs)(\/|$)/, /^@tanstack\/react-virtual$/],
  },
  app: {
    parts: ['app', 'domain', 'vault', 'documents', 'bridge', 'ui', 'i18n', 'features', 'resources'],
    packages: [anyPackage],
  },
  contract: { parts: [], packages: [] },
  preload: { parts: ['preload', 'contract'], packages: [/^electron$/] },
  main: { parts: ['main', 'contract'], packages: [/^electron$/, /^zod$/], node: true },
  // The launcher shares main's handlers; `runsWithoutElectron` below holds that those stay free of Electron.
  launcher: { parts: ['launcher', 'main', 'contract'], packages: [/^zod$/, /^vite$/], node: true },
  resources: { parts: ['resources'], packages: [] },
}

const projectFolder = fileURLToPath(new URL('../../', import.meta.url))

/** Part of a file by its path from the project folder; for features with the area: "features/pupils". */
const partOf = (file: string): string | null => {
  const [top, second, third] = file.split('/')
  if (top === 'resources') return 'resources'
  if (top === 'renderer' && second === 'features') return `features/${third}`
  return (top === 'renderer' || top === 'electron') && third !== undefined ? (second ?? null) : null
}

const aliases = new Map(
  Object.entries(
    (JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { imports: Record<string, string> })
      .imports,
  ).map(([alias, target]) => [alias.replace('*', ''), target.replace('./', '').replace('*', '')]),
)

/** The file a specifier names, from the project folder; null when it names a package. */
const fileOf = (file: string, specifier: string): string | null => {
  const bare = specifier.split('?', 1)[0] ?? ''
  if (bare.startsWith('.')) return posix.normalize(posix.join(posix.dirname(file), bare))
  for (const [alias, target] of aliases) if (bare.startsWith(alias)) return target + bare.slice(alias.length)
  return null
}

const rowOf = (part: string): Row | undefined => table[part.split('/', 1)[0] ?? '']

const mayImportPart = (row: Row, from: string, to: string): boolean => {
  if (to === from && from.startsWith('features/')) return true
  // features/shared is for all features and looks at none of them.
  return row.parts.includes(to) || (to.startsWith('features/') && row.parts.includes('features'))
}

/** What is wrong with one import, or null. */
const complaint = (file: string, specifier: string | null): string | null => {
  const from = partOf(file)
  const row = from === null ? undefined : rowOf(from)
  if (from === null || row === undefined) return `${file}: stands in no part of the table`
  if (specifier === null) return `${file}: an import whose name is computed`
  const target = fileOf(file, specifier)
  if (target === null) {
    const isShimmed = row.packages.some((pattern) => pattern !== anyPackage && pattern.test(specifier))
    if (isBuiltin(specifier) && !isShimmed) return row.node === true ? null : `${file}: Node's ${specifier}`
    return row.packages.some((pattern) => pattern.test(specifier)) ? null : `${file}: package ${specifier}`
  }
  // Beside the parts, the launcher knows the project's folder and the shared build options (dev server).
  if (from === 'launcher' && (target === './' || target === 'renderer.vite.ts')) return null
  const to = partOf(target)
  return to !== null && mayImportPart(row, from, to) ? null : `${file}: ${from} → ${to ?? target} (${specifier})`
}

const sources = (folder: string): string[] =>
  readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|js|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(projectFolder.length).split(sep).join('/'))

const allSources = ['renderer', 'electron', 'resources'].flatMap(sources)
const readSource = (file: string): string => readFileSync(join(projectFolder, file), 'utf8')

describe('layers', () => {
  it('finds the sources', () => {
    expect(allSources.length).toBeGreaterThan(60)
    expect(allSources).toContain('electron/main/index.ts')
  })

  it('holds every import against the table', () => {
    const complaints = allSources.flatMap((file) =>
      importsOf(file, readSource(file)).map((specifier) => complaint(file, specifier)),
    )
    expect(complaints.filter((one) => one !== null)).toEqual([])
  })

  it('keeps what the launcher runs free of Electron', () => {
    const seen = new Set<string>()
    const reach = (file: string): void => {
      if (seen.has(file) || !allSources.includes(file)) return
      seen.add(file)
      for (const specifier of importsOf(file, readSource(file))) {
        expect(`${file} → ${specifier}`).not.toMatch(/ electron$/)
        const target = specifier === null ? null : fileOf(file, specifier)
        if (target !== null) reach(target)
      }
    }
    for (const file of allSources.filter((one) => partOf(one) === 'launcher')) reach(file)
    expect(seen).toContain('electron/main/handlers/handlers.ts')
  })

  it.each([
    ['renderer/domain/pupils/pupil.ts', "import { db } from '#vault/vault.ts'"],
    ['renderer/domain/pupils/pupil.ts', "import dayjs from 'dayjs'"],
    ['renderer/domain/pupils/pupil.ts', "import { readFile } from 'node:fs'"],
    ['renderer/features/pupils/a.tsx', "import { b } from '#features/reports/b.tsx'"],
    ['renderer/features/pupils/a.tsx', "export { b } from '../reports/b.tsx'"],
    ['renderer/features/pupils/a.tsx', "const b = () => import('../reports/b.tsx')"],
    ['renderer/features/pupils/a.tsx', "type B = import('../reports/b.tsx').B"],
    ['renderer/features/pupils/a.tsx', "new Worker(new URL('../reports/b.ts', import.meta.url))"],
    ['renderer/features/pupils/a.tsx', "import Dexie from 'dexie'"],
    ['renderer/features/pupils/a.tsx', 'const b = (name: string) => import(name)'],
    ['renderer/features/shared/a.tsx', "import { b } from '#features/reports/b.tsx'"],
    ['renderer/ui/a.tsx', "import type { Pupil } from '#domain/pupils/pupil.ts'"],
    ['renderer/app/a.tsx', "import { createHandlers } from '#main/handlers/handlers.ts'"],
    ['electron/main/a.ts', "import { b } from '#bridge/desktop.ts'"],
    ['electron/preload/a.ts', "import { z } from 'zod'"],
    ['electron/contract/a.ts', "import { z } from 'zod'"],
  ])('refuses, in %s: %s', (file, source) => {
    const complaints = importsOf(file, source).map((specifier) => complaint(file, specifier))
    expect(complaints.filter((one) => one !== null)).toHaveLength(1)
  })

  it.each([
    ['renderer/features/pupils/a.tsx', "import { b } from './b.tsx'"],
    ['renderer/features/pupils/a.tsx', "import { b } from '#features/shared/b.tsx'"],
    ['renderer/app/a.tsx', "import { b } from '#features/reports/b.tsx'"],
    ['electron/main/a.ts', "import { readFile } from 'node:fs/promises'"],
  ])('allows, in %s: %s', (file, source) => {
    expect(importsOf(file, source).map((specifier) => complaint(file, specifier))).toEqual([null])
  })
})
