/**
 * `npm test`: sets up, then runs every check there is, goes on after a failure, and closes with one plain line that
 * sums all runners: "N passed, N failed, N skipped". Types, lint, unused code and build count as one each.
 *
 * `npm test -- NAME…` runs only those steps (types, lint, knip, unit, browser, build, e2e).
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setUp } from './setup.ts'

interface Counts {
  passed: number
  failed: number
  skipped: number
}

interface Step {
  name: string
  command: readonly string[]
  /** Reads the counts a runner wrote; without it the step itself counts as one. */
  countsFile?: string
  readCounts?: (report: unknown) => Counts
}

const isCi = process.env['CI'] === 'true'
const counts = mkdtempSync(join(tmpdir(), 'driehoek-test-'))

const numberAt = (report: unknown, ...path: readonly string[]): number => {
  const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], report)
  if (typeof value !== 'number') throw new Error(`a runner's report has no number at ${path.join('.')}`)
  return value
}

const vitestCounts = (report: unknown): Counts => ({
  passed: numberAt(report, 'numPassedTests'),
  // A file that does not even load has no tests of its own; its suite counts.
  failed: numberAt(report, 'numFailedTests') || numberAt(report, 'numFailedTestSuites'),
  skipped: numberAt(report, 'numPendingTests') + numberAt(report, 'numTodoTests'),
})

const playwrightCounts = (report: unknown): Counts => ({
  passed: numberAt(report, 'stats', 'expected'),
  failed: numberAt(report, 'stats', 'unexpected') + numberAt(report, 'stats', 'flaky'),
  skipped: numberAt(report, 'stats', 'skipped'),
})

const vitest = (name: string, project: string): Step => {
  const countsFile = join(counts, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${countsFile}`]
  return {
    name,
    command: ['npx', 'vitest', 'run', '--project', project, ...reporters],
    countsFile,
    readCounts: vitestCounts,
  }
}

const steps: readonly Step[] = [
  { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'knip', command: ['npm', 'run', '--silent', 'knip'] },
  vitest('unit', 'unit'),
  vitest('browser', 'browser'),
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  {
    name: 'e2e',
    command: ['npx', 'playwright', 'test'],
    countsFile: join(counts, 'e2e.json'),
    readCounts: playwrightCounts,
  },
]

const runStep = (step: Step, missing: string): Counts => {
  console.log(`\n── ${step.name} ──`)
  const [program = '', ...args] = step.command
  const env = { ...process.env, DRIEHOEK_MISSING_CHECKERS: missing, DRIEHOEK_E2E_COUNTS: join(counts, 'e2e.json') }
  const isWindows = process.platform === 'win32'
  const { status } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env, shell: isWindows })
  const succeeded = status === 0
  if (step.readCounts === undefined || step.countsFile === undefined) {
    return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 }
  }
  try {
    const result = step.readCounts(JSON.parse(readFileSync(step.countsFile, 'utf8')))
    // A runner that failed without a failed test (an error outside a test) has failed all the same.
    return !succeeded && result.failed === 0 ? { ...result, failed: 1 } : result
  } catch (error) {
    console.error(`${step.name}: no counts (${error instanceof Error ? error.message : 'unknown'})`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

const seconds = (sinceMs: number): string => `${((Date.now() - sinceMs) / 1000).toFixed(0)} s`

const main = (): number => {
  const wanted = process.argv.slice(2)
  const unknown = wanted.filter((name) => !steps.some((step) => step.name === name))
  if (unknown.length > 0) {
    console.error(`no such step: ${unknown.join(', ')}`)
    return 2
  }
  const setup = setUp(isCi)
  for (const { reason } of setup.missing) console.log(`skipped where needed: ${reason}`)
  const total: Counts = { passed: 0, failed: 0, skipped: 0 }
  const lines: string[] = []
  for (const error of setup.errors) {
    console.error(error)
    total.failed += 1
  }
  if (setup.errors.length === 0) {
    const missing = setup.missing.map(({ program }) => program).join(',')
    for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      const startedMs = Date.now()
      const result = runStep(step, missing)
      total.passed += result.passed
      total.failed += result.failed
      total.skipped += result.skipped
      lines.push(
        `${step.name}: ${result.passed} ok, ${result.failed} not ok, ${result.skipped} left out (${seconds(startedMs)})`,
      )
    }
  }
  console.log(`\n${lines.join('\n')}\n`)
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  return total.failed === 0 ? 0 : 1
}

process.exitCode = main()
rmSync(counts, { recursive: true, force: true })
