/** A browser's share of the disk that is really used up; the vault's other tests put the same error in by hand. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { buildPage, openBuiltPage } from '#tests/support/leak-scan/built-page.ts'
import type { LeakScanPage } from '#tests/support/leak-scan/page.ts'

declare const leakScan: LeakScanPage

test('a disk that fills up is answered, loses nothing, and is written to again when there is room', async () => {
  const profileFolder = mkdtempSync(join(tmpdir(), 'driehoek-quota-'))
  const { context, page } = await openBuiltPage(await buildPage('tests/support/leak-scan/page.ts'), profileFolder)
  try {
    const devtools = await context.newCDPSession(page)
    const origin = new URL(page.url()).origin
    // Set before anything is stored: Chromium asks for its quota now and then only.
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 4_000_000 })
    const vaultId = await page.evaluate(() => leakScan.newVault())
    const pupilId = await page.evaluate(() => leakScan.addPupil())
    const { stored, refusal, fileRefusal } = await page.evaluate((id) => leakScan.writeUntilRefused(id), pupilId)
    expect({ refusal, fileRefusal }).toEqual({ refusal: 'disk-full', fileRefusal: 'disk-full' })
    expect(stored.length).toBeGreaterThan(3)

    // The full disk does not keep the vault from opening, nor from being read.
    const reopened = await page.evaluate(async (id) => {
      await leakScan.lock()
      await leakScan.openVault(id)
      return await leakScan.talkIds()
    }, vaultId)
    expect(reopened.sort()).toEqual(stored.sort())

    await devtools.send('Storage.overrideQuotaForOrigin', { origin })
    await expect(async () => {
      await page.evaluate(() => leakScan.addPupil())
    }).toPass({ timeout: 90_000 })
    expect(await page.evaluate(() => leakScan.check())).toEqual({ wrong: [], intact: true })
  } finally {
    await context.close()
    rmSync(profileFolder, { recursive: true, force: true })
  }
})
