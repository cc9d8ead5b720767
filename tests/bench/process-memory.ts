/**
 * The most memory that the page's process ever held, workers and wasm with it, as Linux counts it (VmHWM). Null where
 * there is no /proc.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'

interface Process {
  pid: string
  parent: string
  command: string
}

export function peakPageBytes(profileFolder: string): number | null {
  if (!existsSync('/proc/self/stat')) return null
  const processes = readdirSync('/proc').flatMap((pid) => (/^\d+$/.test(pid) ? (readProcess(pid) ?? []) : []))
  const browser = processes.find(
    ({ command }) => command.includes(`--user-data-dir=${profileFolder}`) && !command.includes('--type='),
  )
  if (browser === undefined) return null
  const family = new Set([browser.pid])
  for (let size = 0; size < family.size; ) {
    size = family.size
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid)
  }
  const pages = processes.filter(({ pid, command }) => family.has(pid) && command.includes('--type=renderer'))
  return pages.length === 0 ? null : Math.max(...pages.map(({ pid }) => peakBytes(pid)))
}

/** Null for a process that ended meanwhile. */
function readProcess(pid: string): Process | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [, parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { pid, parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}

function peakBytes(pid: string): number {
  const [, kibibytes = '0'] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kibibytes) * 1024
}
