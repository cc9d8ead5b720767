/** axe on every address of the router and on the start screens, in light and in dark. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { pdfWithScript } from '../integration/features/attachments/hostile-files.ts'
import { expect, type RunningApp, test } from '../support/app-fixture.ts'
import { type AppRoute, allRoutes } from './pages/all-routes.ts'
import { addFile, writeInto } from './pages/files.ts'
import { freezeReport, openDossier } from './pages/main-job.ts'

// Legacy mode: the other way opens a blank page of its own, which the stand-in, like the app, refuses.
async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

/** Within the app: only what stands behind the # changes, so the vault stays open. */
const goTo = (page: Page, address: string): Promise<void> =>
  page.evaluate((hash) => {
    window.location.hash = hash
  }, address)

/** The first or last address on the page that fits the pattern; its ids fill the routes. */
async function idsIn(page: Page, pattern: RegExp, which: 'first' | 'last' = 'first'): Promise<string[]> {
  const hrefs = await page
    .locator('a[href^="#/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  const fitting = hrefs.map((href) => pattern.exec(href ?? '')).filter((match) => match !== null)
  const found = fitting.at(which === 'first' ? 0 : -1)
  if (found === undefined) throw new Error(`no link like ${pattern} on ${page.url()}`)
  return found.slice(1)
}

/** Opens the sample school, freezes one report, and gathers one id of each kind on the way. */
async function gatherIds(app: RunningApp): Promise<Record<string, string>> {
  const { page } = app
  await page.getByRole('button', { name: 'Voorbeeldschool openen' }).click()
  await expect(page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeVisible({ timeout: 60_000 })
  await openDossier(page, 'Adjei, Sanne')
  const [pupilId = ''] = await idsIn(page, /^#\/pupils\/([\w-]{22})\/conversations$/)
  await goTo(page, `/pupils/${pupilId}/guardians`)
  await expect(page.getByRole('link', { name: 'Huishouden toevoegen' })).toBeVisible()
  const [householdId = ''] = await idsIn(page, /\/households\/([\w-]{22})$/)
  const [relationId = ''] = await idsIn(page, /^#\/pupils\/[\w-]{22}\/guardians\/([\w-]{22})$/)
  const [guardianId = ''] = await idsIn(page, /^#\/guardians\/([\w-]{22})$/)
  const [otherGuardianId = ''] = await idsIn(page, /^#\/guardians\/([\w-]{22})$/, 'last')
  const [otherPupilId = ''] = await idsIn(page, /^#\/pupils\/([\w-]{22})$/, 'last')
  await goTo(page, `/pupils/${pupilId}/documents`)
  await addFile(app, await writeInto(await mkdtemp(join(tmpdir(), 'driehoek-axe-')), 'brief.pdf', pdfWithScript()))
  await expect(page.getByRole('link', { name: 'brief.pdf' })).toBeVisible()
  const [attachmentId = ''] = await idsIn(page, /^#\/files\/([\w-]{22})$/)
  await goTo(page, `/pupils/${pupilId}/activities`)
  await expect(page.getByRole('heading', { name: 'Keuzes en fasen' })).toBeVisible()
  const [trajectoryId = ''] = await idsIn(page, /\/phases\/([\w-]{22})\//)
  await goTo(page, `/pupils/${pupilId}/conversations`)
  await expect(page.getByRole('heading', { name: 'Geweest' })).toBeVisible()
  const [conversationId = ''] = await idsIn(page, /#\/conversations\/([\w-]{22})$/, 'last')
  await goTo(page, `/conversations/${conversationId}?step=finish`)
  await freezeReport(page)
  const documentId = /reports\/([\w-]{22})/.exec(page.url())?.[1] ?? ''
  return {
    pupilId,
    householdId,
    relationId,
    guardianId,
    otherGuardianId,
    otherPupilId,
    attachmentId,
    trajectoryId,
    conversationId,
    documentId,
    phase: 'verkennen',
    fieldName: 'sign-1',
  }
}

const addressOf = (route: AppRoute, ids: Record<string, string>): string =>
  route.replace(/:(\w+)/g, (_whole, name: string) => ids[name] ?? `no-${name}`)

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen is free of axe violations in ${colorScheme}`, async ({ launch }) => {
    test.setTimeout(480_000)
    const app = await launch({ colorScheme })
    const { page } = app
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect.soft(await violationsOn(page), 'welcome').toEqual([])
    const ids = await gatherIds(app)
    for (const route of allRoutes) {
      await goTo(page, `${addressOf(route, ids)}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForTimeout(300)
      expect.soft(await violationsOn(page), route).toEqual([])
    }
  })
}
