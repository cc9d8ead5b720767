/** What the specs of reading lists do more than once. */
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { expect, type RunningApp } from '../../support/app-fixture.ts'

export const listFixture = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/lists/${name}`, import.meta.url))
export const waitMs = { timeout: 60_000 }

export async function openImport(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  await page.getByRole('link', { name: 'Klassenlijst inlezen' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Klassenlijst inlezen' })).toBeVisible()
}

export async function chooseList(app: RunningApp, path: string): Promise<void> {
  await app.nextOpenPath(path)
  await app.page.getByRole('button', { name: /^(Bestand kiezen|Ander bestand)$/ }).click()
}

const isAtStep = (page: Page, step: string) =>
  expect(page.getByRole('list', { name: 'Stappen' }).locator('[aria-current="step"]')).toHaveText(step, waitMs)

export const isAtColumns = (page: Page) => isAtStep(page, '2 Kolommen')
export const isPreviewed = (page: Page) => isAtStep(page, '3 Wat verandert')

/** The button that counts a kind of row and shows only those. */
export const count = (page: Page, group: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^\\d+ ${group}$`) })
export const row = (page: Page, name: string): Locator => page.getByRole('row').filter({ hasText: name })
export const meaningOf = (page: Page, heading: string): Locator =>
  page.getByRole('combobox', { name: `Wat betekent kolom ${heading}?` })

/** Says yes in the dialog that is open, and closes what it answers. */
export async function confirmTakingBack(page: Page, outcome = 'Alles is weer zoals het was.'): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Terugdraaien' }).click()
  await expect(dialog.getByText(outcome)).toBeVisible(waitMs)
  await dialog.getByRole('button', { name: 'Sluiten' }).last().click()
}
