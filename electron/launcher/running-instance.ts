/**
 * Which Driehoek holds the port: a file in the data folder (readable by its owner only) names the running instance
 * and its token, and the instance itself says its name on /api/hello.
 */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from '#main/services/atomic-write.ts'

const instanceSchema = z.object({ instance: z.string(), token: z.string(), port: z.number().int() })
const helloSchema = z.object({ app: z.literal('driehoek'), instance: z.string() })
const helloLimitMs = 2000

export type Instance = z.infer<typeof instanceSchema>

const fileIn = (dataFolder: string): string => join(dataFolder, 'browser-mode.json')

export const noteInstance = (dataFolder: string, instance: Instance): Promise<void> =>
  writeFileAtomically(fileIn(dataFolder), Buffer.from(JSON.stringify(instance)))

export const forgetInstance = (dataFolder: string): Promise<void> => rm(fileIn(dataFolder), { force: true })

const readInstance = async (dataFolder: string): Promise<Instance | null> => {
  try {
    return instanceSchema.parse(JSON.parse(await readFile(fileIn(dataFolder), 'utf8')))
  } catch {
    return null // Absent or damaged: whoever holds the port is then not ours to open.
  }
}

const askHello = async (port: number): Promise<string | null> => {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/hello`, { signal: AbortSignal.timeout(helloLimitMs) })
    return helloSchema.parse(await response.json()).instance
  } catch {
    return null // Anything else than our own hello is someone else's program.
  }
}

export type PortHolder = { kind: 'ours'; instance: Instance } | { kind: 'other-folder' } | { kind: 'stranger' }

export const whoHoldsPort = async (port: number, dataFolder: string): Promise<PortHolder> => {
  const name = await askHello(port)
  if (name === null) return { kind: 'stranger' }
  const noted = await readInstance(dataFolder)
  return noted !== null && noted.instance === name ? { kind: 'ours', instance: noted } : { kind: 'other-folder' }
}
