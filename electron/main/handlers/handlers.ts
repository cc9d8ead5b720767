/**
 * The answers to every method of the contract, without Electron: what needs it comes in as `ShellEffects`. Electron
 * main registers all of them over IPC; browser mode answers those of `loopbackMethods` over HTTP, because dialogs
 * and printers are the browser's own there. A method without a handler is a type error.
 */
import { statfs } from 'node:fs/promises'
import type {
  AppMode,
  DesktopApi,
  DesktopMethod,
  Environment,
  PrintPdfAnswer,
  ShellState,
} from '#contract/desktop-api.ts'
import { type ChooseOpenPath, openFile } from './open-file.ts'
import {
  nothingSchema,
  openFileSchema,
  parseRequest,
  printPdfSchema,
  saveFileSchema,
  shellStateSchema,
} from './requests.ts'
import { type ChooseSavePath, saveFile } from './save-file.ts'

export type Handlers = {
  readonly [Method in DesktopMethod]: (input: unknown) => ReturnType<DesktopApi[Method]>
}

export const loopbackMethods = ['environment', 'freeSpace', 'setShellState'] as const satisfies readonly DesktopMethod[]

export type LoopbackHandlers = Pick<Handlers, (typeof loopbackMethods)[number]>

interface ShellFacts {
  mode: AppMode
  version: string
  platform: Environment['platform']
  /** Must exist when free space is asked for. */
  dataFolder: string
  applyShellState: (state: ShellState) => void
}

export interface ShellEffects extends ShellFacts {
  chooseSavePath: ChooseSavePath
  chooseOpenPath: ChooseOpenPath
  printPdf: (bytes: Uint8Array) => Promise<PrintPdfAnswer>
  onWriteFailure: () => Promise<void>
}

export const createLoopbackHandlers = (facts: ShellFacts): LoopbackHandlers => ({
  environment: async (input) => {
    parseRequest(nothingSchema, input)
    return { mode: facts.mode, version: facts.version, platform: facts.platform }
  },
  freeSpace: async (input) => {
    parseRequest(nothingSchema, input)
    const disk = await statfs(facts.dataFolder)
    return { freeBytes: disk.bavail * disk.bsize }
  },
  setShellState: async (input) => facts.applyShellState(parseRequest(shellStateSchema, input)),
})

export const createHandlers = (effects: ShellEffects): Handlers => ({
  ...createLoopbackHandlers(effects),
  saveFile: async (input) =>
    saveFile(parseRequest(saveFileSchema, input), effects.chooseSavePath, effects.onWriteFailure),
  openFile: async (input) => openFile(parseRequest(openFileSchema, input).kind, effects.chooseOpenPath),
  printPdf: async (input) => effects.printPdf(parseRequest(printPdfSchema, input).bytes),
})
