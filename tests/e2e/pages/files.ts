/** Files for the specs of attachments and photos, made in the running page: no picture of a real person is needed. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { packZip } from '#documents/lists/zip-writer.ts'
import { expect } from '../../support/app-fixture.ts'

/** A picture of stripes and noise in this colour, as hard to keep small as a photo. */
export async function makePicture(
  page: Page,
  { width, height, type = 'image/jpeg', hue = 120 }: { width: number; height: number; type?: string; hue?: number },
): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([across, down, mediaType, colour]) => {
      const canvas = new OffscreenCanvas(across, down)
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.fillStyle = `hsl(${colour} 60% 45%)`
      context.fillRect(0, 0, across, down)
      const pixels = context.getImageData(0, 0, across, down)
      let seed = colour + 1
      for (let at = 0; at < pixels.data.length; at += 4) {
        seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
        pixels.data[at] = (pixels.data[at] ?? 0) + ((seed >> 16) % 40)
      }
      context.putImageData(pixels, 0, 0)
      const blob = await canvas.convertToBlob({ type: mediaType, quality: 0.95 })
      let text = ''
      for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte)
      return btoa(text)
    },
    [width, height, type, hue] as const,
  )
  return Buffer.from(base64, 'base64')
}

export async function writeInto(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

export async function writeZip(folder: string, files: readonly { name: string; bytes: Uint8Array }[]): Promise<string> {
  return writeInto(folder, 'fotos.zip', await packZip(files.map(({ name, bytes }) => ({ name, bytes }))))
}

/** The files as a drop on, or a paste into, the element that has this text or name. */
export async function give(
  page: Page,
  how: 'drop' | 'paste',
  selector: string,
  files: readonly { name: string; type: string; bytes: Buffer }[],
  /** What the clipboard holds besides, as when something is copied from a word processor. */
  text = '',
): Promise<void> {
  await page.evaluate(
    ([event, target, given, words]) => {
      const data = new DataTransfer()
      if (words !== '') data.setData('text/plain', words)
      for (const { name, type, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        data.items.add(new File([bytes], name, { type }))
      }
      const element = document.querySelector(target)
      if (element === null) throw new Error(`nothing fits ${target}`)
      const options = { bubbles: true, cancelable: true }
      if (event === 'paste') element.dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: data }))
      else {
        element.dispatchEvent(new DragEvent('dragover', { ...options, dataTransfer: data }))
        element.dispatchEvent(new DragEvent('drop', { ...options, dataTransfer: data }))
      }
    },
    [
      how,
      selector,
      files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') })),
      text,
    ] as const,
  )
}

/** Presses the button that opens the file dialog, which answers with this file. */
export async function addFile(
  app: { page: Page; nextOpenPath: (path: string | null) => Promise<void> },
  path: string,
  button: string | RegExp = 'Bijlage toevoegen',
): Promise<void> {
  await app.nextOpenPath(path)
  await app.page.getByRole('button', { name: button }).first().click()
  await expect(app.page.getByRole('button', { name: button }).first()).toBeEnabled({ timeout: 30_000 })
}
