/** Vandaag (issue 2, item 11): each row one action away from done, with undo, clean for axe. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/app-fixture.ts'

async function openSample(page: Page): Promise<void> {
  // The first time it is offered; later its vault is there and opens without a passphrase.
  await page.getByRole('button', { name: /^(Voorbeeldschool openen|Openen)$/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Vandaag/ })).toBeVisible({ timeout: 60_000 })
}

test('leads from a row to the talk at the right step', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  const today = page.getByRole('region', { name: /^Gesprekken vandaag/ })
  await today
    .getByRole('link', { name: /^Beginnen: gesprek met/ })
    .first()
    .click()
  await expect(page.getByRole('link', { name: 'Voeren' })).toHaveAttribute('aria-current', 'step')
})

test('ticks off an agreement by keyboard, keeps it in sight, and takes it back', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  const agreements = page.getByRole('region', { name: /^Afspraken/ })
  const first = agreements.getByRole('checkbox').first()
  const what = await first.evaluate((box) => (box as HTMLInputElement).labels?.[0]?.textContent ?? '')
  expect(what).not.toBe('')
  await first.focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('Afspraak afgevinkt.')).toBeVisible()
  await expect(agreements.getByRole('checkbox', { name: what })).toBeChecked()
  await page.keyboard.press('Control+Z')
  await expect(agreements.getByRole('checkbox', { name: what })).not.toBeChecked()
})

test('names who had no contact in this phase, and no longer once a talk is planned', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  const contact = page.getByRole('region', { name: /^Nog geen contact in deze fase/ })
  await contact.getByRole('link', { name: 'Gesprek plannen met Luka Đorđević' }).click()
  await page.getByRole('textbox', { name: 'Datum' }).fill('24-11-2030')
  await page.getByRole('button', { name: 'Plannen' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Luka Đorđević' })).toBeVisible()
  await page.getByRole('link', { name: 'Vandaag' }).click()
  await expect(contact).toBeVisible()
  await expect(contact.getByRole('link', { name: 'Luka Đorđević', exact: true })).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is clean for axe, ${colorScheme}`, async ({ launch }) => {
    const { page } = await launch({ colorScheme })
    await openSample(page)
    await expect(
      page
        .getByRole('region', { name: /^Afspraken/ })
        .getByRole('checkbox')
        .first(),
    ).toBeVisible()
    const { violations } = await new AxeBuilder({ page })

      .setLegacyMode()
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
    ).toEqual([])
  })
}
