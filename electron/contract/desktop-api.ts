/**
 * The one contract between the user interface and the computer it runs on.
 *
 * Electron main answers it over IPC, browser mode over loopback HTTP; both parse every request as `unknown`
 * before they believe it. The renderer never names a path: main shows the dialog and writes the file.
 * This file holds types and the channel names only, and imports nothing.
 */

/** How the app was started. The two have different origins and so different vaults; the choice is kept. */
export type AppMode = 'electron' | 'browser'

export type ShellLanguage = 'nl' | 'en'

export interface Environment {
  mode: AppMode
  /** Semantic version of the app. */
  version: string
  platform: 'windows' | 'macos' | 'linux'
}

/** What kind of file a dialog asks for; decides the filter and the size limit, never the content check. */
export type OpenKind =
  /** CSV, TSV or XLSX; of guardians too. */
  | 'class-list'
  /** A zip of portraits. */
  | 'photos'
  /** What is added to a dossier: a PDF or a picture. */
  | 'attachment'
  | 'image'
  | 'scan'
/** The kind is the extension. */
export type SaveKind = 'pdf' | 'json' | 'csv' | 'xlsx' | 'png' | 'jpg'

export interface SaveFileRequest {
  /** A bare file name; separators and reserved characters are replaced by the handler. */
  suggestedName: string
  kind: SaveKind
  bytes: Uint8Array
}

export type SaveFileAnswer =
  | { ok: true; fileName: string }
  | { ok: false; code: 'cancelled' | 'disk-full' | 'not-permitted' | 'write-failed' }

export interface OpenFileRequest {
  kind: OpenKind
}

export type OpenFileAnswer =
  | { ok: true; fileName: string; bytes: Uint8Array }
  | { ok: false; code: 'cancelled' | 'too-large' | 'not-readable' }

export interface PrintPdfRequest {
  bytes: Uint8Array
}

export type PrintPdfAnswer = { ok: true } | { ok: false; code: 'cancelled' | 'no-printer' | 'print-failed' }

export interface ShellState {
  language: ShellLanguage
  /** Locked: the menu offers nothing that needs an open vault. */
  vaultOpen: boolean
}

/** Menu items and accelerators that the renderer carries out; the names are the app's commands. */
export type ShellCommand =
  | 'find'
  | 'new-conversation'
  | 'save'
  | 'print'
  | 'undo'
  | 'lock'
  | 'settings'
  | 'help'
  | 'toggle-theme'

export interface DesktopApi {
  environment(): Promise<Environment>
  /** Free bytes on the disk that holds the data folder. */
  freeSpace(): Promise<{ freeBytes: number }>
  saveFile(request: SaveFileRequest): Promise<SaveFileAnswer>
  openFile(request: OpenFileRequest): Promise<OpenFileAnswer>
  printPdf(request: PrintPdfRequest): Promise<PrintPdfAnswer>
  setShellState(state: ShellState): Promise<void>
}

export type DesktopMethod = keyof DesktopApi

/** What the preload puts on `window.driehoek`: the API and one subscription; nothing generic. */
export interface DesktopBridge extends DesktopApi {
  /** Calls `listener` for each menu command; the answer ends the subscription. */
  onCommand(listener: (command: ShellCommand) => void): () => void
}

export const desktopMethods = [
  'environment',
  'freeSpace',
  'saveFile',
  'openFile',
  'printPdf',
  'setShellState',
] as const satisfies readonly DesktopMethod[]

/** IPC channel of a method. */
export const channelOf = (method: DesktopMethod): string => `driehoek:${method}`
/** IPC channel on which main sends `ShellCommand`s. */
export const commandChannel = 'driehoek:command'
