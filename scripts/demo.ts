/**
 * `npm run demo -- --out DIR`: the main job without a screen, by driving the built app headlessly from the sample
 * class list. Leaves the reports, renditions, phase summary and transfer dossier in DIR and lists them.
 */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildApp, isBuildStale } from '../electron/launcher/build-app.ts'
import * as job from '../tests/e2e/pages/main-job.ts'
import { startApp } from '../tests/support/app-fixture.ts'

const projectFolder = fileURLToPath(new URL('../', import.meta.url))
const classList = join(projectFolder, 'resources', 'sample-school', 'class-list.csv')

async function runJob(dataFolder: string, out: string): Promise<string[]> {
  const app = await startApp(dataFolder, {})
  const scan = join(dataFolder, 'scan.png')
  await writeFile(scan, job.onePixelPng)
  try {
    const step = async <Value>(name: string, action: Promise<Value>): Promise<Value> => {
      console.log(`- ${name}`)
      return await action
    }
    await step('new vault', job.createVault(app))
    await step('class list', job.importClassList(app, classList))
    await job.openDossier(app.page, 'Adjei, Sanne')
    await step('second household', job.makeSecondHousehold(app.page))
    await step('talk', job.holdTalk(app.page))
    const report = await step('report, sealed', job.freezeReport(app.page))
    await step('pupil signs by drawing', job.signByDrawing(app.page, job.pupilName))
    await step(
      'mother types her name',
      job.signByTyping(app.page, 'Esther Mulder', 'Graag ook over de reistijd praten.'),
    )
    await step('father signs on paper', job.recordPaper(app, 'Kwame Adjei', scan))
    await job.saveCopy(app, 'School', out, `${report}-school.pdf`)
    await job.saveCopy(app, 'Lindenlaan', out, `${report}-lindenlaan.pdf`)
    await job.saveCopy(app, 'Havenkade', out, `${report}-havenkade.pdf`)
    await job.openDossier(app.page, 'Adjei, Sanne')
    await step('activity', job.addActivity(app.page))
    const summary = await step('phase summary, sealed', job.freezeSummary(app.page))
    await job.saveCopy(app, 'School', out, `${summary}.pdf`)
    const transfer = await step('transfer dossier, sealed', job.freezeTransfer(app.page))
    await job.saveTransfer(app, join(out, `${transfer}.pdf`))
    return app.takeProblems()
  } finally {
    await app.close()
  }
}

async function list(out: string): Promise<void> {
  console.log(`\n${out}`)
  for (const name of (await readdir(out)).sort()) {
    if (!name.endsWith('.pdf')) continue
    const bytes = await readFile(join(out, name))
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
    console.log(`  ${name}  ${(bytes.length / 1000).toFixed(0)} kB  sha256 ${digest}…`)
  }
}

const { values } = parseArgs({ options: { out: { type: 'string' } } })
if (values.out === undefined) {
  console.error('usage: npm run demo -- --out DIR')
  process.exit(2)
}
const out = resolve(values.out)
await mkdir(out, { recursive: true })
if ((await isBuildStale(projectFolder)) && !(await buildApp(projectFolder))) process.exit(1)
const dataFolder = await mkdtemp(join(tmpdir(), 'driehoek-demo-'))
try {
  const problems = await runJob(dataFolder, out)
  await list(out)
  if (problems.length > 0) {
    console.error(`the app reported problems:\n${problems.join('\n')}`)
    process.exitCode = 1
  }
} finally {
  await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
}
