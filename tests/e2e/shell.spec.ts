/**
 * The shell around the app (issue 2, item 3): what the page may not do, what main refuses, what the window keeps.
 * Nothing here depends on what the screens show.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type {} from '#bridge/desktop.ts'
import { expect, type RunningApp, test } from '../support/app-fixture.ts'
import { StandInSession } from '../support/stand-in/electron-module.ts'
import type { StandIn } from '../support/stand-in/launch-stand-in.ts'

const pdf = new TextEncoder().encode('%PDF-1.7\n%%EOF\n')

/** For what only the stand-in can show; on real Electron the test is skipped and says so. */
const standInOf = (app: RunningApp): StandIn => {
  test.skip(app.standIn === null, 'only the stand-in lets a test look into main')
  if (app.standIn === null) throw new Error('skipped above')
  return app.standIn
}

/** What a step of the page's own (not of the debugger, which the CSP does not bind) ends with. */
const outcomes = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(
    () =>
      new Promise<Record<string, string>>((resolve) => {
        const attempts: Record<string, () => unknown> = {
          inline: () => {
            const script = document.createElement('script')
            script.append(document.createTextNode('window.inlineRan = true'))
            document.body.append(script)
            return 'inlineRan' in window
          },
          handler: () => {
            const button = document.createElement('button')
            button.setAttribute('onclick', 'window.handlerRan = true')
            button.click()
            return 'handlerRan' in window
          },
          // biome-ignore lint/security/noGlobalEval: that it is refused is the test
          eval: () => globalThis.eval('1 + 1'),
          function: () => new Function('return 2')(),
          markup: () => {
            const element = document.createElement('div')
            element.innerHTML = '<b>x</b>'
            return element.children.length
          },
          plainText: () => {
            const element = document.createElement('div')
            element.innerHTML = ':root { --a: 1px }'
            return element.children.length
          },
          policy: () =>
            (
              window as unknown as { trustedTypes: { createPolicy(n: string, r: object): unknown } }
            ).trustedTypes.createPolicy('other', {}),
          worker: () => new Worker('data:text/javascript,1'),
          fetch: () => fetch('https://outside.invalid/').then(() => 'fetched'),
        }
        setTimeout(async () => {
          const results: Record<string, string> = {}
          for (const [name, attempt] of Object.entries(attempts)) {
            try {
              results[name] = String(await attempt())
            } catch (error) {
              results[name] = error instanceof Error ? error.name : 'thrown'
            }
          }
          resolve(results)
        })
      }),
  )

test('CSP and Trusted Types let no text become code and nothing leave', async ({ launch }) => {
  const app = await launch()
  const results = await outcomes(app.page)
  expect(results).toMatchObject({
    inline: 'false',
    handler: 'TypeError',
    eval: 'EvalError',
    function: 'EvalError',
    markup: 'TypeError',
    plainText: '0',
    policy: 'TypeError',
    fetch: 'TypeError',
  })
  expect(['SecurityError', 'TypeError']).toContain(results['worker'])
  expect(app.takeProblems().join('\n')).toContain('Content Security Policy')
})

test('each load has a nonce of its own, in page and policy alike', async ({ launch }) => {
  const { page } = await launch()
  const nonces = []
  for (let load = 0; load < 2; load += 1) {
    const response = await page.reload()
    const policy = (await response?.headerValue('content-security-policy')) ?? ''
    const nonce = await page.evaluate(
      () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '',
    )
    expect(policy).toContain(`'nonce-${nonce}'`)
    nonces.push(nonce)
  }
  expect(new Set(nonces).size).toBe(2)
})

test('positive control: the fixture does notice errors, CSP violations and outside requests', async ({ launch }) => {
  const app = await launch()
  await app.page.evaluate(() => console.error('control'))
  expect(app.takeProblems().join()).toContain('console: control')
  await app.page.evaluate(() => {
    setTimeout(() => {
      const image = new Image()
      image.src = 'https://outside.invalid/pixel.png'
    })
  })
  await expect.poll(() => app.takeProblems().join()).toContain('Content Security Policy')
  standInOf(app)
  // A page without our CSP: what it asks for reaches main's request filter.
  await app.page.goto('about:blank')
  await app.page.evaluate(() => fetch('https://outside.invalid/').catch(() => undefined))
  expect(app.takeProblems().join('\n')).toContain('outside request: https://outside.invalid/')
})

test('windows, navigation, webviews and downloads are denied', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  const before = page.url()
  expect(await page.evaluate(() => window.open('https://outside.invalid/') === null)).toBe(true)
  await page.evaluate(() => {
    location.href = 'https://outside.invalid/away'
  })
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['x']))
    link.download = 'x.txt'
    link.click()
  })
  const standIn = standInOf(app)
  await expect
    .poll(() => standIn.refused)
    .toEqual(
      expect.arrayContaining([
        'window https://outside.invalid/',
        'navigation https://outside.invalid/away',
        'download x.txt',
      ]),
    )
  expect(page.url()).toBe(before)
  expect(standIn.window.webContents.refuses('will-attach-webview', {})).toBe(true)
})

test('no permission is granted', async ({ launch }) => {
  const app = await launch()
  const states = await app.page.evaluate(async () => {
    const names = ['camera', 'clipboard-read', 'geolocation', 'microphone', 'midi', 'notifications']
    const answers = names.map((name) => navigator.permissions.query({ name: name as PermissionName }))
    return (await Promise.all(answers)).map(({ state }) => state)
  })
  expect(states).not.toContain('granted')
  const standIn = standInOf(app)
  expect(standIn.electron.defaultSession.grants('geolocation')).toBe(false)
  // Control: a session without our rules grants everything, as Electron does.
  expect(new StandInSession().grants('geolocation')).toBe(true)
})

test('the window is fenced and the network closed before the app is ready', async ({ launch }) => {
  const app = await launch()
  const { electron } = standInOf(app)
  expect(electron.isSandboxed()).toBe(true)
  expect(electron.schemes).toEqual(['app'])
  expect(electron.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND')
  expect(electron.defaultSession.spellChecker).toBe(false)
  expect(electron.windows[0]?.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    spellcheck: false,
  })
})

test('the page has the bridge and nothing else of Electron', async ({ launch }) => {
  const { page } = await launch()
  const found = await page.evaluate(() => ({
    bridge: Object.keys(window.driehoek ?? {}).sort(),
    node: ['require', 'process', 'module', 'ipcRenderer', 'electron', 'Buffer'].filter((name) => name in window),
  }))
  expect(found).toEqual({
    bridge: ['environment', 'freeSpace', 'onCommand', 'openFile', 'printPdf', 'saveFile', 'setShellState'],
    node: [],
  })
})

test('a call from another frame is refused, and logged without what it said', async ({ launch }) => {
  const app = await launch()
  const standIn = standInOf(app)
  const frames = [
    { url: 'https://outside.invalid/', parent: null },
    { url: 'app://main/', parent: {} },
    { url: 'app://main.outside.invalid/', parent: null },
    null,
  ]
  for (const frame of frames) {
    await expect(standIn.invokeAs(frame, 'driehoek:openFile', { kind: 'image' })).rejects.toThrow('foreign-sender')
  }
  const own = { url: 'app://main/', parent: null }
  expect(await standIn.invokeAs(own, 'driehoek:freeSpace', undefined)).toMatchObject({ freeBytes: expect.any(Number) })
  await expect(standIn.invokeAs(own, 'driehoek:nothing')).rejects.toThrow('No handler')
  expect(standIn.dialogs).toEqual([])
  const log = await readFile(join(app.dataFolder, 'errors.log'), 'utf8')
  expect(log.trim().split('\n')).toHaveLength(frames.length)
  expect(log).not.toContain('outside')
})

test('malformed calls are refused and main goes on', async ({ launch }) => {
  const app = await launch()
  const refusals = await app.page.evaluate(async () => {
    const bridge = window.driehoek as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
    const hostile = [
      null,
      0,
      '',
      [],
      {},
      { kind: 'image', path: '/etc/passwd' },
      { suggestedName: 'x', kind: 'exe', bytes: new Uint8Array(1) },
      { suggestedName: 'x'.repeat(100_000), kind: 'pdf', bytes: new Uint8Array(1) },
      { bytes: new TextEncoder().encode('<script>') },
      { language: 'nl' },
      JSON.parse('{"__proto__":{"kind":"image"}}'),
      new Map([['kind', 'image']]),
      () => 'a function',
    ]
    const messages: string[] = []
    for (const method of ['saveFile', 'openFile', 'printPdf', 'setShellState']) {
      for (const input of hostile) {
        const call = async (): Promise<unknown> => bridge[method]?.(input)
        messages.push(
          await call().then(
            () => `${method} accepted`,
            (error: Error) => error.message,
          ),
        )
      }
    }
    return messages
  })
  expect(refusals.filter((message) => !/bad-request|could not be cloned/.test(message))).toEqual([])
  expect(await app.page.evaluate(async () => (await window.driehoek?.environment())?.mode)).toBe('electron')
})

test('saves where the user chose, opens what the user chose, and prints the bytes it was given', async ({ launch }) => {
  const app = await launch()
  const path = join(app.dataFolder, 'gekozen.pdf')
  await app.nextSavePath(path)
  const save = () =>
    app.page.evaluate(
      (bytes) => window.driehoek?.saveFile({ suggestedName: 'Ver:slag', kind: 'pdf', bytes: new Uint8Array(bytes) }),
      [...pdf],
    )
  expect(await save()).toEqual({ ok: true, fileName: 'gekozen.pdf' })
  expect(new Uint8Array(await readFile(path))).toEqual(pdf)
  await app.nextSavePath(null)
  expect(await save()).toEqual({ ok: false, code: 'cancelled' })
  expect((await readdir(app.dataFolder)).filter((name) => name.endsWith('.tmp'))).toEqual([])

  const list = join(app.dataFolder, 'klas.csv')
  await writeFile(list, 'Leerlingnummer;Naam\n')
  await app.nextOpenPath(list)
  const opened = await app.page.evaluate(async () => {
    const answer = await window.driehoek?.openFile({ kind: 'class-list' })
    return answer?.ok === true ? [answer.fileName, new TextDecoder().decode(answer.bytes)] : answer
  })
  expect(opened).toEqual(['klas.csv', 'Leerlingnummer;Naam\n'])
  for (const kind of ['photos', 'attachment'] as const) {
    await app.nextOpenPath(list)
    const answer = await app.page.evaluate((wanted) => window.driehoek?.openFile({ kind: wanted }), kind)
    expect(answer?.ok).toBe(true)
  }

  const standIn = standInOf(app)
  expect(standIn.dialogs[0]).toMatchObject({ kind: 'save', defaultPath: 'Ver-slag.pdf' })
  expect(standIn.dialogs.slice(-3)).toMatchObject([
    // What can't be read can be chosen too: else nobody could be told why.
    { filters: [{ name: 'Lijst (CSV of Excel)', extensions: expect.arrayContaining(['csv', 'xlsx', 'xls', 'ods']) }] },
    { filters: [{ name: 'Zip met pasfoto’s', extensions: ['zip'] }] },
    { filters: [{ name: 'PDF of afbeelding', extensions: ['pdf', 'png', 'jpg', 'jpeg', 'webp'] }] },
  ])
  const print = (bytes: number[]) => window.driehoek?.printPdf({ bytes: new Uint8Array(bytes) })
  expect(await app.page.evaluate(print, [...pdf])).toEqual({ ok: true })
  expect(standIn.printed).toEqual([pdf])
})

test('menu keys reach the page; what needs a vault does not while it is locked', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await page.evaluate(() => {
    const received: string[] = []
    Object.assign(window, { received })
    window.driehoek?.onCommand((command) => received.push(command))
  })
  const received = () => page.evaluate(() => (window as unknown as { received: string[] }).received)
  const standIn = standInOf(app)
  await page.evaluate(() => window.driehoek?.setShellState({ language: 'nl', vaultOpen: false }))
  await page.keyboard.press('Control+n')
  await page.keyboard.press('F1')
  await expect.poll(received).toEqual(['help'])
  await page.evaluate(() => window.driehoek?.setShellState({ language: 'en', vaultOpen: true }))
  expect(standIn.menuItem('CmdOrCtrl+N')).toMatchObject({ label: '&New talk', enabled: true })
  await page.keyboard.press('Control+n')
  await expect.poll(received).toEqual(['help', 'new-conversation'])
  standIn.electron.module.powerMonitor.emit('lock-screen')
  standIn.electron.module.powerMonitor.emit('suspend')
  await expect.poll(received).toEqual(['help', 'new-conversation', 'lock', 'lock'])
  await page.reload()
  expect(standIn.menuItem('CmdOrCtrl+N').enabled).toBe(false)
})

test('a second start focuses the window that is there', async ({ launch }) => {
  const app = await launch()
  const { window } = standInOf(app)
  await expect(launch({ dataFolder: app.dataFolder })).rejects.toThrow('main quit before it showed a window')
  expect(window.focusCount).toBe(1)
})

test('the window comes back where it was, and so does what the page stored', async ({ launch }) => {
  const app = await launch()
  const place = { x: 210, y: 120, width: 1100, height: 700 }
  standInOf(app).window.bounds = place
  await app.page.evaluate(() => localStorage.setItem('driehoek-test', 'kept'))
  await app.relaunch()
  expect(standInOf(app).window.bounds).toEqual(place)
  expect(await app.page.evaluate(() => localStorage.getItem('driehoek-test'))).toBe('kept')
  expect(app.page.viewportSize()).toEqual({ width: 1100, height: 700 })
  await writeFile(join(app.dataFolder, 'window-state.json'), '{"x":')
  await app.close()
  await writeFile(join(app.dataFolder, 'window-state.json'), '{"x":')
  await app.relaunch()
  expect(standInOf(app).window.bounds).toMatchObject({ width: 1280, height: 800 })
})
