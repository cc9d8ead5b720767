/** The scripts and styles of a built renderer, and which of them index.html asks for before anything can run. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface BuiltFile {
  /** Without the hash. */
  name: string
  isAtStart: boolean
  bytes: number
  gzipBytes: number
}

/** Largest first. Workers and lazily loaded screens are not at start. */
export async function readBuiltFiles(rendererFolder: string): Promise<BuiltFile[]> {
  const page = await readFile(join(rendererFolder, 'index.html'), 'utf8')
  const asked = new Set([...page.matchAll(/(?:src|href)="\.\/assets\/([^"]+)"/g)].map(([, name]) => name))
  const assets = join(rendererFolder, 'assets')
  const names = (await readdir(assets)).filter((name) => /\.(js|css)$/.test(name))
  const files = await Promise.all(
    names.map(async (name) => {
      const content = await readFile(join(assets, name))
      return {
        name: name.replace(/-[\w-]{8}(?=\.\w+$)/, ''),
        isAtStart: asked.has(name),
        bytes: content.length,
        gzipBytes: gzipSync(content).length,
      }
    }),
  )
  if (!files.some((file) => file.isAtStart)) throw new Error('index.html asks for no script that was built')
  return files.toSorted((left, right) => right.gzipBytes - left.gzipBytes)
}
