/**
 * A talk from plan to round-off (issue 2, item 7): by keyboard alone, kept over a relaunch, with hard texts, in the
 * narrow window, and clean for axe in light and dark.
 */
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/app-fixture.ts'

async function openSample(page: Page): Promise<void> {
  // The first time it is offered; later its vault is there and opens without a passphrase.
  await page.getByRole('button', { name: /^(Voorbeeldschool openen|Openen)$/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Vandaag/ })).toBeVisible({ timeout: 60_000 })
}

/** Goes on with Tab until the wanted element has the focus: what cannot be reached so fails. */
async function tabTo(page: Page, wanted: Locator, atMost = 80): Promise<void> {
  for (let count = 0; count < atMost; count++) {
    if ((await wanted.count()) > 0 && (await wanted.first().evaluate((element) => element === document.activeElement)))
      return
    await page.keyboard.press('Tab')
  }
  await expect(wanted.first(), `not reached with ${atMost} tabs`).toBeFocused()
}

async function expectNoAxeViolations(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })

    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
    where,
  ).toEqual([])
}

async function openTalkOf(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Gesprekken', exact: true }).click()
  await page
    .getByRole('list', { name: 'Lijst van gesprekken' })
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

const step = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Stappen van het gesprek' }).getByRole('link', { name })
const answer = (page: Page, voice: string, index = 0): Locator =>
  page.locator(`textarea[data-talk-field="${voice}"]`).nth(index)
const saved = (page: Page): Locator => page.locator('header').getByText(/^Opgeslagen \d\d:\d\d$/)

test('plans, holds and rounds off a talk by keyboard alone, and finds it again after a relaunch', async ({
  launch,
}) => {
  const app = await launch()
  const { page } = app
  await openSample(page)

  // Plan: a pupil without contact in this phase, one action away on Vandaag.
  const plan = page.getByRole('link', { name: 'Gesprek plannen met Luka Đorđević' })
  await tabTo(page, plan)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Nieuw gesprek met Luka Đorđević' })).toBeFocused()
  await tabTo(page, page.getByRole('radio', { name: /^Loopbaangesprek/ }))
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /^Contactmoment/ })).toBeChecked()
  await page.keyboard.press('ArrowUp')
  const day = page.getByRole('textbox', { name: 'Datum' })
  await tabTo(page, day)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('24-11-2027')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('1400')
  await tabTo(page, page.getByRole('combobox', { name: /^Hoe doet .* mee\?$/ }).nth(1))
  await page.keyboard.type('belt mee')
  await page.keyboard.press('Escape')
  for (let back = 0; back < 60; back++) {
    if (await page.getByRole('button', { name: 'Plannen' }).evaluate((button) => button === document.activeElement))
      break
    await page.keyboard.press('Shift+Tab')
  }
  await page.keyboard.press('Enter')

  // Prepare.
  await expect(page.getByRole('heading', { level: 1, name: 'Luka Đorđević' })).toBeVisible()
  await expect(page.getByText('wo 24 nov 14:00').first()).toBeVisible()
  await expect(step(page, 'Voorbereiden')).toHaveAttribute('aria-current', 'step')
  await tabTo(page, page.getByRole('button', { name: 'Gesprek beginnen' }))
  await page.keyboard.press('Enter')
  await expect(step(page, 'Voeren')).toHaveAttribute('aria-current', 'step')

  // Hold: from column to column, a difference, a starter.
  await page.keyboard.press('Alt+KeyQ')
  await expect(answer(page, 'pupil')).toBeFocused()
  await page.keyboard.type('Ik kan goed luisteren.')
  await page.keyboard.press('Alt+KeyW')
  await expect(answer(page, 'home')).toBeFocused()
  await page.keyboard.type('Hij maakt alles.')
  await expect(page.getByText('School heeft hier nog niets gezegd.').first()).toBeVisible()
  await page.keyboard.press('Shift+Tab')
  const mark = page.getByRole('button', { name: /^Verschil tussen leerling en thuis: Sterke kanten/ })
  await expect(mark).toBeFocused()
  await page.keyboard.press('Space')
  await expect(mark).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Alt+KeyE')
  await expect(answer(page, 'school')).toBeFocused()
  await page.keyboard.press('F2')
  const starters = page.getByRole('dialog', { name: 'Beginzinnen voor school' })
  await expect(starters.getByRole('button').first()).toBeFocused()
  const field = await answer(page, 'school').boundingBox()
  const popover = await starters.boundingBox()
  if (field === null || popover === null) throw new Error('not on the screen')
  const isBeside = popover.x + popover.width <= field.x || popover.x >= field.x + field.width
  expect(isBeside, 'the starters stand beside the field').toBe(true)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(answer(page, 'school')).toBeFocused()
  await page.keyboard.type('hij helpt anderen.')
  const schoolText = await answer(page, 'school').inputValue()
  expect(schoolText).toMatch(/ hij helpt anderen\.$/)

  // Agreements: a line, Enter, the next line.
  await tabTo(page, page.getByRole('button', { name: 'Afspraak erbij' }))
  await page.keyboard.press('Enter')
  await page.keyboard.type('Open dag bezoeken')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('23-01-2028')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Kosten op een rij zetten')
  await expect(page.getByRole('textbox', { name: 'Wat spreken jullie af?' })).toHaveCount(2)
  await tabTo(page, page.getByLabel('Waarom kies je dit? Jouw eigen reden'))
  await page.keyboard.type('Omdat ik mensen wil helpen.')
  await page.keyboard.press('Control+S')
  await expect(saved(page)).toBeVisible()

  // Round off: held, and back again.
  await tabTo(page, page.getByRole('button', { name: 'Naar afronden' }), 200)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Het gesprek staat nu als gevoerd.')).toBeVisible()
  const state = page.getByRole('button', { name: /^Stand van het gesprek/ })
  await expect(state).toHaveAccessibleName('Stand van het gesprek: gevoerd')
  await page.getByRole('region', { name: 'Afronden' }).focus()
  await page.keyboard.press('Control+Z')
  await expect(state).toHaveAccessibleName('Stand van het gesprek: gepland')
  await tabTo(page, page.getByRole('button', { name: 'Het gesprek is gevoerd' }), 200)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Verslag maken' })).toHaveAttribute('href', /#\/reports\/new\/[\w-]{22}$/)
  await expect(page.getByText('1 afspraak zonder datum')).toBeVisible()
  await page.keyboard.press('Control+S')
  await expect(saved(page)).toBeVisible()

  const again = await app.relaunch()
  await openSample(again)
  await openTalkOf(again, 'Luka Đorđević')
  await step(again, 'Voeren').click()
  await expect(answer(again, 'pupil')).toHaveValue('Ik kan goed luisteren.')
  await expect(answer(again, 'home')).toHaveValue('Hij maakt alles.')
  await expect(answer(again, 'school')).toHaveValue(schoolText)
  await expect(again.getByRole('button', { name: /^Verschil tussen leerling en thuis: Sterke/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(again.getByRole('textbox', { name: 'Wat spreken jullie af?' }).nth(0)).toHaveValue('Open dag bezoeken')
  await expect(again.getByRole('textbox', { name: 'Wat spreken jullie af?' }).nth(1)).toHaveValue(
    'Kosten op een rij zetten',
  )
  await expect(again.getByRole('textbox', { name: 'Voor wanneer?' }).first()).toHaveValue('23-01-2028')
  await expect(again.getByLabel('Waarom kies je dit? Jouw eigen reden')).toHaveValue('Omdat ik mensen wil helpen.')
  await expect(again.getByText(/\(belt mee\)/).first()).toBeVisible()
})

test('keeps long, right-to-left and odd texts, and says what is too long without losing the rest', async ({
  launch,
}) => {
  const { page } = await launch()
  await openSample(page)
  await openTalkOf(page, 'Sanne Adjei')
  await step(page, 'Voeren').click()

  const long = 'Zo lang als een mens kan praten. '.repeat(3031).slice(0, 100_000)
  const mixed = 'שלום Sanne 👩🏽‍🎓 مرحبا\u0000\u0007 e\u0301'
  await answer(page, 'pupil').fill(long)
  await answer(page, 'home').fill(mixed)
  await page.keyboard.press('Control+S')
  await expect(saved(page)).toBeVisible({ timeout: 20_000 })

  // One character too many: said at the field; the other field is stored all the same.
  await answer(page, 'pupil').fill(`${long}!`)
  await answer(page, 'school').fill('School schrijft gewoon door.')
  await expect(page.getByText('1 teken te veel. Dit veld wordt pas opgeslagen als je het korter maakt.')).toBeVisible()
  await expect(page.getByText('Eén of meer velden zijn te lang. De rest is opgeslagen.')).toBeVisible()
  await expect(answer(page, 'pupil')).toHaveValue(`${long}!`)

  // Leaving asks, and staying keeps the text.
  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  await page.getByRole('dialog').getByText('Hier blijven').click()
  await expect(answer(page, 'pupil')).toHaveValue(`${long}!`)
  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Niet opslaan' }).click()

  await openTalkOf(page, 'Sanne Adjei')
  await step(page, 'Voeren').click()
  await expect(answer(page, 'pupil')).toHaveValue(long)
  await expect(answer(page, 'home')).toHaveValue('שלום Sanne 👩🏽‍🎓 مرحبا é')
  await expect(answer(page, 'school')).toHaveValue('School schrijft gewoon door.')
})

test('keeps the working note apart, with an end of its own', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await openTalkOf(page, 'Sanne Adjei')
  const note = page.getByRole('complementary', { name: 'Werkaantekening' })
  await note.getByRole('textbox', { name: 'Werkaantekening bij dit gesprek' }).fill('Alleen voor mij')
  await note.getByRole('textbox', { name: 'Verdwijnt na' }).fill('01-01-2020')
  await expect(note.getByText('Kies een dag vanaf vandaag.')).toBeVisible()
  await note.getByRole('textbox', { name: 'Verdwijnt na' }).fill('24-12-2030')
  await page.keyboard.press('Control+S')
  await expect(note.getByText(/^Opgeslagen/)).toBeVisible()
  await note.getByRole('button', { name: 'Werkaantekening verbergen' }).click()
  await expect(page.getByText('Alleen voor mij')).toHaveCount(0)
  await expect(note.getByRole('button', { name: /^Werkaantekening tonen/ })).toBeFocused()

  await page.getByRole('link', { name: 'Gesprekken', exact: true }).click()
  await openTalkOf(page, 'Sanne Adjei')
  await note.getByRole('button', { name: /^Werkaantekening tonen/ }).click()
  await expect(note.getByRole('textbox', { name: 'Werkaantekening bij dit gesprek' })).toHaveValue('Alleen voor mij')
  await expect(note.getByRole('textbox', { name: 'Verdwijnt na' })).toHaveValue('24-12-2030')
})

test('shows one voice at a time in a narrow window, and nothing moves under the cursor', async ({ launch }) => {
  const { page } = await launch({ viewport: { width: 640, height: 720 } })
  await openSample(page)
  await openTalkOf(page, 'Sanne Adjei')
  await step(page, 'Voeren').click()
  const tabs = page.getByRole('tablist', { name: 'Stemmen' })
  await expect(tabs.getByRole('tab', { selected: true })).toHaveAccessibleName(/^Leerling, 0 van 6/)
  await answer(page, 'pupil').fill('Een antwoord')
  await expect(tabs.getByRole('tab', { selected: true })).toHaveAccessibleName(/^Leerling, 1 van 6/)
  await page.keyboard.press('Alt+KeyE')
  await expect(answer(page, 'school')).toBeFocused()
  await expect(tabs.getByRole('tab', { selected: true })).toHaveAccessibleName(/^School/)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)

  const top = async () => (await answer(page, 'school', 1).boundingBox())?.y
  const before = await top()
  await page.keyboard.type('Twee woorden')
  await expect(saved(page)).toBeVisible()
  expect(await top()).toBe(before)
})

test('has targets of 44 px on the talk page', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await openTalkOf(page, 'Sanne Adjei')
  for (const name of ['Voorbereiden', 'Voeren', 'Afronden']) {
    await step(page, name).click()
    await expect(step(page, name)).toHaveAttribute('aria-current', 'step')
    const small = await page
      .locator('main')
      .locator('button, a, select, textarea, input:not([type="checkbox"])')
      .evaluateAll((elements) =>
        elements
          .filter((element) => element.checkVisibility())
          .map((element) => ({
            name: element.getAttribute('aria-label') ?? element.id ?? element.textContent,
            // A mark in a line of text reaches out beyond its words.
            reach: 2 * Math.max(0, -Number.parseFloat(getComputedStyle(element, '::after').top) || 0),
            height: element.getBoundingClientRect().height,
          }))
          .filter(({ height, reach }) => height + reach < 44)
          .map(({ name, height, reach }) => `${name}: ${height} + ${reach}`),
      )
    expect(small, name).toEqual([])
  }
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is clean for axe, ${colorScheme}`, async ({ launch }) => {
    const { page } = await launch({ colorScheme })
    await openSample(page)
    await page.getByRole('link', { name: 'Gesprekken', exact: true }).click()
    await expect(page.getByRole('list', { name: 'Lijst van gesprekken' })).toBeVisible()
    await expectNoAxeViolations(page, 'list')
    await openTalkOf(page, 'Sanne Adjei')
    await expectNoAxeViolations(page, 'prepare')
    await step(page, 'Voeren').click()
    await answer(page, 'pupil').fill('Een antwoord')
    await page
      .getByRole('button', { name: /^Verschil tussen leerling en thuis/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Afspraak erbij' }).click()
    await expectNoAxeViolations(page, 'hold')
    await answer(page, 'home').press('F2')
    await expect(page.getByRole('dialog', { name: 'Beginzinnen voor thuis' })).toBeVisible()
    await expectNoAxeViolations(page, 'starters')
    await page.keyboard.press('Escape')
    await step(page, 'Afronden').click()
    await expectNoAxeViolations(page, 'finish')
    await page.getByRole('link', { name: /^Naar het dossier van/ }).click()
    await expect(page.getByRole('region', { name: 'Gepland' })).toBeVisible()
    await page.getByRole('link', { name: 'Nieuw gesprek' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /^Nieuw gesprek met/ })).toBeVisible()
    await expectNoAxeViolations(page, 'new')
  })
}
