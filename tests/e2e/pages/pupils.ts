/** What the specs of pupils, guardians and class lists do more than once. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect } from '../../support/app-fixture.ts'

export async function openSampleSchool(page: Page): Promise<void> {
  // The first time it is offered; later its vault is there and opens without a passphrase.
  await page.getByRole('button', { name: /^(Voorbeeldschool openen|Openen)$/ }).click()
  await expect(page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeVisible({ timeout: 60_000 })
}

export async function openPupils(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  await expect(pupilRows(page).first()).toBeVisible()
}

export const pupilRows = (page: Page): Locator => page.getByRole('list', { name: /^Leerlingen: / }).getByRole('link')
export const searchField = (page: Page): Locator => page.getByRole('textbox', { name: /^Zoek op nummer/ })
export const tab = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Onderdelen van het dossier' }).getByRole('link', { name, exact: true })

/** Goes on with Tab until the wanted element has the focus: what can't be reached so fails. */
export async function tabTo(page: Page, wanted: Locator, atMost = 80): Promise<void> {
  for (let count = 0; count < atMost; count++) {
    const isThere = (await wanted.count()) > 0
    if (isThere && (await wanted.first().evaluate((element) => element === document.activeElement))) return
    await page.keyboard.press('Tab')
  }
  await expect(wanted.first(), `not reached with ${atMost} tabs`).toBeFocused()
}

export async function expectNoAxeViolations(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect
    .soft(
      violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`)),
      where,
    )
    .toEqual([])
}

/** How far main and page can be scrolled sideways, in pixels: both 0 on a screen that reflows. */
export const sidewaysOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const main = document.querySelector('main')
    const inner = main === null ? 0 : main.scrollWidth - main.clientWidth
    return Math.max(inner, document.documentElement.scrollWidth - window.innerWidth)
  })
