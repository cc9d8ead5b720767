import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { htmlIfPlainText, scriptUrlIfOurs } from '#app/trusted-types.ts'
import { contentSecurityPolicy } from '#main/security/csp.ts'
import { answerForFile, relativeFileOf } from '#main/security/renderer-files.ts'
import { isOwnUrl, isTrustedSender } from '#main/security/sender.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'driehoek-unit-'))
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.js'), 'secret')
  await writeFile(join(folder, 'renderer', 'index.html'), '<meta nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__">')
  await writeFile(join(folder, 'renderer', 'assets', 'a b.js'), 'ours')
  await symlink(join(folder, 'secret.js'), join(folder, 'renderer', 'assets', 'link.js'))
})

afterAll(() => rm(folder, { recursive: true }))

const ask = async (path: string) => answerForFile(join(folder, 'renderer'), path, { pdfFrames: false })
const text = (body: Uint8Array): string => new TextDecoder().decode(body)

describe('answerForFile', () => {
  it('serves the page with a nonce of this load, in page and policy alike', async () => {
    const [first, second] = [await ask('/'), await ask('/index.html')]
    const nonce = /'nonce-([^']+)'/.exec(first.headers['Content-Security-Policy'] ?? '')?.[1]
    expect(text(first.body)).toBe(`<meta nonce="${nonce}"><style nonce="${nonce}">`)
    expect(text(second.body)).not.toBe(text(first.body))
    expect(first.headers['Cache-Control']).toBe('no-store')
  })

  it('serves a built file under its own type', async () => {
    const answer = await ask('/assets/a%20b.js')
    expect([answer.status, text(answer.body)]).toEqual([200, 'ours'])
    expect(answer.headers['Content-Type']).toBe('text/javascript; charset=utf-8')
  })

  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/%2e%2e%5csecret.js',
    '/assets/..\\..\\secret.js',
    '/%252e%252e/secret.js',
    '//secret.js',
    '/C:/secret.js',
    '/assets/link.js',
    '/assets',
    '/assets/a b.js%00',
    '/%',
    '/.env',
    'secret.js',
    `/${'a'.repeat(5000)}.js`,
  ])('answers 404 to %s', async (path) => {
    const answer = await ask(path)
    expect([answer.status, text(answer.body)]).toEqual([404, '404'])
  })
})

describe('relativeFileOf', () => {
  it('never names anything above the folder', () => {
    const part = fc.constantFrom('..', '.', '%2e%2e', '%2E', '%2f', '%5c', '/', '\\', 'a', '%25', '%00', ':')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const relative = relativeFileOf(`/${parts.join('')}`)
        if (relative === null) return
        const resolved = join('/root', relative)
        expect(resolved.startsWith('/root/')).toBe(true)
        expect(relative.split('/')).not.toContain('..')
      }),
    )
  })
})

describe('contentSecurityPolicy', () => {
  const policy = contentSecurityPolicy({ nonce: 'abc', pdfFrames: false })

  it('lets no inline or evaluated script run and nothing out', () => {
    const directives = new Map(policy.split('; ').map((line) => [line.split(' ')[0], line.split(' ').slice(1)]))
    expect(directives.get('default-src')).toEqual(["'none'"])
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"])
    expect(directives.get('connect-src')).toEqual(["'self'"])
    expect(directives.get('style-src')).toEqual(["'self'", "'nonce-abc'"])
    for (const name of ['object-src', 'base-uri', 'form-action', 'frame-ancestors', 'frame-src']) {
      expect(directives.get(name)).toEqual(["'none'"])
    }
    expect(directives.get('require-trusted-types-for')).toEqual(["'script'"])
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/)
  })
})

describe('isTrustedSender', () => {
  it('trusts our own top frame only', () => {
    expect(isTrustedSender({ url: 'app://main/#/today', parent: null })).toBe(true)
    expect(isTrustedSender({ url: 'app://main/', parent: {} })).toBe(false)
    expect(isTrustedSender({ url: 'app://main.evil.test/', parent: null })).toBe(false)
    expect(isTrustedSender({ url: 'https://main/', parent: null })).toBe(false)
    expect(isTrustedSender({ url: 'about:blank', parent: null })).toBe(false)
    expect(isTrustedSender(null)).toBe(false)
  })

  it('does not take app://print for our page', () => {
    expect(isOwnUrl('app://print/1.pdf')).toBe(false)
    expect(isOwnUrl('app://mainx/')).toBe(false)
  })
})

describe('Trusted Types policy', () => {
  it('lets style text through and never markup', () => {
    expect(htmlIfPlainText(':root{--a:1px}')).toBe(':root{--a:1px}')
    expect(htmlIfPlainText('a<b')).toBeNull()
    expect(htmlIfPlainText('<img src=x onerror=alert(1)>')).toBeNull()
  })

  it('lets our own script files through and no others', () => {
    const page = 'app://main/index.html'
    expect(scriptUrlIfOurs('app://main/assets/w.js', page)).toBe('app://main/assets/w.js')
    expect(scriptUrlIfOurs('./assets/w.js', page)).toBe('./assets/w.js')
    for (const url of ['https://evil.test/w.js', '//evil.test/w.js', 'data:text/javascript,1', 'blob:app://main/1']) {
      expect(scriptUrlIfOurs(url, page)).toBeNull()
    }
    expect(scriptUrlIfOurs('javascript:alert(1)', page)).toBeNull()
  })
})
