/** Opens a built page in a Chromium with a new profile, and takes the profile away afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type BuiltPage, openBuiltPage } from '../support/leak-scan/built-page.ts'
import { peakPageBytes } from './process-memory.ts'

export async function inNewProfile<Measured extends object>(
  built: BuiltPage,
  work: (page: Page) => Promise<Measured>,
): Promise<Measured & { peakBytes: number | null }> {
  const profileFolder = mkdtempSync(join(tmpdir(), 'driehoek-bench-'))
  try {
    const { context, page } = await openBuiltPage(built, profileFolder)
    try {
      return { ...(await work(page)), peakBytes: peakPageBytes(profileFolder) }
    } finally {
      await context.close()
    }
  } finally {
    rmSync(profileFolder, { recursive: true, force: true, maxRetries: 3 })
  }
}
