/**
 * `npm run bench`: every bench there is (tests/bench/*.bench.ts), one after another, each in a process of its own, so that
 * one that fails stops no other. Prints Markdown tables; exits non-zero when a bench failed, never for a slow figure.
 *
 *   npm run bench -- vault documents     only these
 *   npm run bench -- --short             few runs on little data: shows that they work, the figures mean nothing
 *   npm run bench -- --out FILE          the tables in a file too
 */
import { spawn } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const benchFolder = fileURLToPath(new URL('../tests/bench/', import.meta.url))
const suffix = '.bench.ts'
const known = readdirSync(benchFolder)
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length))
const limitMs = 45 * 60_000

const parts: string[] = []
const say = (markdown: string): void => {
  parts.push(markdown)
  process.stdout.write(`${markdown}\n`)
}

/** What the bench printed, or null when it failed; its complaints go to the terminal as they come. */
const runBench = (name: string, isShort: boolean): Promise<string | null> =>
  new Promise((resolve, reject) => {
    const args = [join(benchFolder, `${name}${suffix}`), ...(isShort ? ['--short'] : [])]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], timeout: limitMs })
    const output: Buffer[] = []
    child.stdout.on('data', (bytes: Buffer) => output.push(bytes))
    child.on('error', reject)
    child.on('close', (exitCode) => resolve(exitCode === 0 ? Buffer.concat(output).toString('utf8') : null))
  })

const load = (): string =>
  loadavg()
    .map((average) => average.toFixed(1))
    .join(' ')

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' }, short: { type: 'boolean', default: false } },
  })
  const unknown = positionals.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    console.error(`no such bench: ${unknown.join(', ')} (there are: ${known.join(', ')})`)
    return 2
  }
  const wanted = known.filter((name) => positionals.length === 0 || positionals.includes(name))
  say(`Node ${process.version}, ${cpus().length} cores, load average ${load()} before.\n`)
  if (values.short) say('Short form: the figures mean nothing.\n')
  const failed: string[] = []
  for (const name of wanted) {
    const tables = await runBench(name, values.short)
    if (tables === null) failed.push(name)
    say(tables ?? `**${name}: failed**\n`)
  }
  say(`Load average ${load()} after.`)
  if (values.out !== undefined) writeFileSync(values.out, `${parts.join('\n')}\n`)
  if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`)
  return failed.length === 0 ? 0 : 1
}

process.exitCode = await main()
