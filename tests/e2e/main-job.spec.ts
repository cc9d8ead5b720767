/**
 * One walk through the whole product: class list → talk → sealed and signed report → phase summary → transfer
 * dossier, then a relaunch that finds every stored value, and the files on disk judged by programs we did not write.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '../support/app-fixture.ts'
import { lackReason, lacks } from '../support/checkers.ts'
import * as judges from '../support/pdf-judges.ts'
import * as job from './pages/main-job.ts'
import { foundInPdf } from './pages/sample-dossier.ts'

const classList = fileURLToPath(new URL('../../resources/sample-school/class-list.csv', import.meta.url))

test.skip(lacks('pdfsig') || lacks('qpdf') || lacks('mutool'), lackReason('pdfsig, qpdf or mutool'))

test('the main job, from an empty computer to files that others can check', async ({ launch }, testInfo) => {
  test.setTimeout(300_000)
  const folder = testInfo.outputPath('files')
  await mkdir(folder, { recursive: true })
  const scan = join(folder, 'scan.png')
  await writeFile(scan, job.onePixelPng)
  const app = await launch()

  await job.createVault(app)
  await job.importClassList(app, classList)
  await job.openDossier(app.page, 'Adjei, Sanne')
  await job.makeSecondHousehold(app.page)
  await job.holdTalk(app.page)

  const reportNumber = await job.freezeReport(app.page)
  expect(reportNumber).toMatch(/^GV-\d{4}-0001$/)
  await job.signByDrawing(app.page, job.pupilName)
  await job.signByTyping(app.page, 'Esther Mulder', 'Graag ook over de reistijd praten.')
  await job.recordPaper(app, 'Kwame Adjei', scan)
  await expect(app.page.getByText('ondertekend (3 van 3)')).toBeVisible()
  const school = await job.saveCopy(app, 'School', folder, 'report-school.pdf')
  const mother = await job.saveCopy(app, 'Lindenlaan', folder, 'report-mother.pdf')
  const father = await job.saveCopy(app, 'Havenkade', folder, 'report-father.pdf')

  await job.openDossier(app.page, 'Adjei, Sanne')
  await job.addActivity(app.page)
  const summaryNumber = await job.freezeSummary(app.page)
  expect(summaryNumber).toMatch(/^FS-\d{4}-0001$/)
  const summary = await job.saveCopy(app, 'School', folder, 'summary.pdf')

  const transferNumber = await job.freezeTransfer(app.page)
  expect(transferNumber).toMatch(/^DD-\d{4}-0001$/)
  const transfer = join(folder, 'transfer.pdf')
  await job.saveTransfer(app, transfer)

  await test.step('the files, by others', async () => {
    for (const [path, signatures] of [
      [school, 4],
      [mother, 3],
      [father, 3],
      [summary, 1],
      [transfer, 1],
    ] as const) {
      expect(judges.validSignatures(path), path).toBe(signatures)
      expect(judges.isTotalDocumentSigned(path), path).toBe(true)
      judges.checkSyntax(path)
      judges.checkByMutool(path)
      await judges.checkCades(path, folder)
    }
    const sealedBytes = judges.bytesSealedFirst(school)
    const [whole, first, second] = await Promise.all([readFile(school), readFile(mother), readFile(father)])
    expect(whole.subarray(0, sealedBytes).equals(first.subarray(0, sealedBytes))).toBe(true)
    expect(whole.subarray(0, sealedBytes).equals(second.subarray(0, sealedBytes))).toBe(true)
    expect(judges.textOf(father)).not.toContain('reistijd')
    expect(judges.structureText(summary)).toContain(job.said.activity)
    for (const path of [school, mother, father, summary, transfer]) {
      expect(await foundInPdf(path, folder, [job.said.workingNote]), path).toEqual([])
    }
    const readAloud = judges.structureText(school)
    const order = [job.said.pupilStrength, job.said.homeStrength, job.said.schoolStrength, job.said.ownReason]
    const places = order.map((words) => readAloud.indexOf(words.slice(0, 30)))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((left, right) => left - right))
    whole[3000] = (whole[3000] ?? 0) ^ 1
    const changed = join(folder, 'changed.pdf')
    await writeFile(changed, whole)
    expect(judges.validSignatures(changed)).toBeLessThan(4)
  })

  await test.step('a relaunch finds everything', async () => {
    await app.relaunch()
    await job.unlock(app)
    await job.expectEverything(app.page, { reportNumber, summaryNumber, transferNumber })
  })
})
