/** A pupil's school years by hand (issue 3, item 2): how a year ended, and a leaving day that closes the year. */
import type { Page } from '@playwright/test'
import { schoolYearLabel, schoolYearOf } from '#domain/shared/dates.ts'
import { expect, test } from '../support/app-fixture.ts'
import {
  expectNoAxeViolations,
  openPupils,
  openSampleSchool,
  pupilRows,
  searchField,
  sidewaysOverflow,
} from './pages/pupils.ts'

const thisSchoolYear = schoolYearOf(new Date().toLocaleDateString('sv'))

async function openForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Meer over deze leerling' }).click()
  await page.getByRole('menuitem', { name: 'Gegevens bewerken' }).click()
  await expect(page.getByRole('group', { name: 'Schooljaren' })).toBeVisible()
}
const outcome = (page: Page, year: string) => page.getByRole('combobox', { name: `Hoe schooljaar ${year} afliep` })
const save = (page: Page) => page.getByRole('button', { name: 'Opslaan' }).click()

for (const colorScheme of ['light', 'dark'] as const) {
  test(`mends how a year ended, and closes a year with a leaving day (${colorScheme})`, async ({ launch }) => {
    test.setTimeout(120_000)
    const app = await launch({ colorScheme, viewport: { width: 1280, height: 720 } })
    const { page } = app
    await openSampleSchool(page)
    await openPupils(page)
    await searchField(page).fill('Adjei')
    await pupilRows(page).first().click()
    await openForm(page)
    const thisYear = outcome(page, schoolYearLabel(thisSchoolYear))
    const lastYear = outcome(page, schoolYearLabel(thisSchoolYear - 1))
    await expect(thisYear).toHaveValue('')
    await expectNoAxeViolations(page, 'the form with school years')
    await lastYear.selectOption('repeats')
    await page.getByLabel('Laatste schooldag').fill(`15-09-${thisSchoolYear}`)
    await page.getByLabel('Reden van vertrek').fill('verhuisd')
    await save(page)

    await openForm(page)
    await expect(lastYear).toHaveValue('repeats')
    await expect(thisYear).toHaveValue('left')
    await page.getByLabel('Laatste schooldag').fill('')
    await save(page)
    await openForm(page)
    await expect(thisYear).toHaveValue('')
    await expect(lastYear).toHaveValue('repeats')

    await page.setViewportSize({ width: 640, height: 720 })
    expect(await sidewaysOverflow(page)).toBe(0)
    expect(app.takeProblems()).toEqual([])
  })
}
