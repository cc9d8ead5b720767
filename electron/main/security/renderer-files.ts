/**
 * Answers a request for one file of the built renderer: shared by the app:// protocol and by browser mode.
 * Nothing outside the folder is reachable: the path is refused (404) when it decodes to a parent folder, a
 * backslash, a drive, a control character, or when the real file behind a link lies elsewhere.
 */
import { randomBytes } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { noncePlaceholder, securityHeaders } from './csp.ts'

export interface FileAnswer {
  status: 200 | 404
  headers: Record<string, string>
  body: Uint8Array<ArrayBuffer>
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Returns the file's path inside the folder, or null when the request names nothing that may be served. */
export const relativeFileOf = (rawPathname: string): string | null => {
  let pathname: string
  try {
    pathname = decodeURIComponent(rawPathname)
  } catch {
    return null // A malformed percent code names no file.
  }
  if (!pathname.startsWith('/')) return null
  const relative = pathname === '/' ? 'index.html' : pathname.slice(1)
  const segments = relative.split('/')
  const strange = /[\p{Cc}\\:%]/u
  return segments.some((segment) => segment === '' || segment.startsWith('.') || strange.test(segment))
    ? null
    : segments.join(sep)
}

const regularFileInside = async (folder: string, relative: string): Promise<string | null> => {
  try {
    const root = await realpath(folder)
    const file = await realpath(join(root, relative))
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : null
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return null
    throw error
  }
}

const encoder = new TextEncoder()

export const answerForFile = async (
  folder: string,
  rawPathname: string,
  choices: { pdfFrames: boolean },
): Promise<FileAnswer> => {
  const nonce = randomBytes(18).toString('base64')
  const security = securityHeaders({ nonce, pdfFrames: choices.pdfFrames })
  const relative = relativeFileOf(rawPathname)
  const file = relative === null ? null : await regularFileInside(folder, relative)
  if (file === null) {
    const headers = { ...security, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
    return { status: 404, headers, body: encoder.encode('404') }
  }
  const contentType = contentTypes[extname(file).toLowerCase()] ?? 'application/octet-stream'
  const isPage = contentType.startsWith('text/html')
  const bytes = await readFile(file)
  return {
    status: 200,
    headers: {
      ...security,
      'Content-Type': contentType,
      // Built files carry a hash in their name; the page carries this load's nonce.
      'Cache-Control': isPage ? 'no-store' : 'private, max-age=31536000, immutable',
    },
    body: isPage ? encoder.encode(bytes.toString('utf8').replaceAll(noncePlaceholder, nonce)) : Uint8Array.from(bytes),
  }
}
