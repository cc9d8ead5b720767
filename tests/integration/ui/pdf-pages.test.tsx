/** The page viewer in a real browser: it draws, keeps its place while new bytes come, and says what is on a page. */
import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPdfClient, type PdfClient } from '#documents/worker/pdf-client.ts'
import { longReport } from '#tests/unit/documents/pages/models.ts'
import { PdfPages, type PdfView } from '#ui/pdf-pages.tsx'

let root: Root
let room: HTMLDivElement
let client: PdfClient
beforeEach(() => {
  room = document.createElement('div')
  room.style.cssText = 'width: 600px; height: 500px'
  document.body.append(room)
  root = createRoot(room)
  client = createPdfClient()
})
afterEach(async () => {
  await act(async () => root.unmount())
  room.remove()
  client.close()
})

const bytesOf = async (strengths: string): Promise<Uint8Array> => {
  const model = { kind: 'document', model: { ...longReport, strengths }, checkCode: null } as const
  return (await client.request({ kind: 'lay-out', model })).bytes
}

async function show(bytes: Uint8Array, onView?: (view: PdfView) => void): Promise<void> {
  await act(async () =>
    root.render(
      <MantineProvider>
        <PdfPages
          bytes={bytes}
          label="Bladzijden"
          pageLabel={(page, count) => `Bladzijde ${page} van ${count}`}
          zoom="fit"
          {...(onView ? { onView } : {})}
        />
      </MantineProvider>,
    ),
  )
}

const slow = { timeout: 20_000 }

const firstPageDrawn = () =>
  expect.poll(() => room.querySelectorAll('canvas[data-drawn]').length, slow).toBeGreaterThan(0)

const desk = (): HTMLElement => room.querySelector('section') ?? expect.fail('no pages on the screen')

describe('PdfPages', () => {
  it('draws the first pages, fits them to the room and reports the page in view', async () => {
    const views: PdfView[] = []
    await show(await bytesOf('eerste'), (view) => views.push(view))
    await firstPageDrawn()
    const sheet = room.querySelector<HTMLElement>('[data-page]')
    expect(sheet?.offsetWidth).toBe(600 - 32)
    expect(views.at(-1)).toMatchObject({ page: 1 })
    desk().scrollTop = 2 * (sheet?.offsetHeight ?? 0)
    await expect.poll(() => views.at(-1)?.page, slow).toBe(3)
  })

  it('keeps its place and its picture when new bytes come', async () => {
    await show(await bytesOf('eerste'))
    await firstPageDrawn()
    desk().scrollTop = 1200
    await show(await bytesOf('tweede versie van de tekst'))
    await expect.poll(() => room.textContent?.includes('tweede versie van de tekst'), slow).toBe(true)
    expect(desk().scrollTop).toBe(1200)
    expect(room.querySelector('canvas[data-drawn]')).not.toBeNull()
  })

  it('draws pages far below only once they come near', async () => {
    await show(await bytesOf('eerste'))
    await firstPageDrawn()
    const all = room.querySelectorAll('canvas').length
    expect(room.querySelectorAll('canvas[data-drawn]').length).toBeLessThan(all)
    desk().scrollTop = desk().scrollHeight
    await expect.poll(() => [...room.querySelectorAll('canvas')].at(-1)?.dataset['drawn'], slow).toBe('true')
  })
})
