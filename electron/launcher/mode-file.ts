/**
 * The mode chosen at first start, kept in the data folder. Electron and browser mode are different origins with
 * different vaults, so a start never falls into the other one by itself.
 */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { AppMode } from '#contract/desktop-api.ts'
import { writeFileAtomically } from '#main/services/atomic-write.ts'

const modeFileSchema = z.object({ mode: z.literal(['electron', 'browser']) })
const fileIn = (dataFolder: string): string => join(dataFolder, 'mode.json')

/** Null before the first start. A damaged file counts as none: the choice is then made, and said, anew. */
export const readMode = async (dataFolder: string): Promise<AppMode | null> => {
  let text: string
  try {
    text = await readFile(fileIn(dataFolder), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    return modeFileSchema.parse(JSON.parse(text)).mode
  } catch {
    return null
  }
}

export const keepMode = async (dataFolder: string, mode: AppMode): Promise<void> => {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  await writeFileAtomically(fileIn(dataFolder), Buffer.from(`${JSON.stringify({ mode })}\n`))
}
