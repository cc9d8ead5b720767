/** Where to save, what to open: the system's own dialogs, modal to the window, with a filter per kind of file. */
import { type BrowserWindow, dialog, type FileFilter } from 'electron'
import type { OpenKind, SaveKind, ShellLanguage } from '#contract/desktop-api.ts'
import { shellTexts } from './shell-texts.ts'

const openExtensions: Readonly<Record<OpenKind, string[]>> = {
  // The last four can't be read; a file that can't be chosen can't be explained either.
  'class-list': ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'xls', 'xlsb', 'ods', 'numbers'],
  photos: ['zip'],
  attachment: ['pdf', 'png', 'jpg', 'jpeg', 'webp'],
  image: ['png', 'jpg', 'jpeg'],
  scan: ['pdf', 'png', 'jpg', 'jpeg'],
}

/** Returns the path the user chose and confirmed, or null when the dialog was closed. */
export const chooseSavePath = async (
  window: BrowserWindow,
  language: ShellLanguage,
  suggestedName: string,
  kind: SaveKind,
): Promise<string | null> => {
  const filters: FileFilter[] = [{ name: shellTexts[language].saveKinds[kind], extensions: [kind] }]
  const answer = await dialog.showSaveDialog(window, {
    defaultPath: suggestedName,
    filters,
    // Neither the system's list of recent files nor a folder made on the way.
    properties: ['dontAddToRecent', 'showOverwriteConfirmation'],
  })
  return answer.canceled || answer.filePath === '' ? null : answer.filePath
}

export const chooseOpenPath = async (
  window: BrowserWindow,
  language: ShellLanguage,
  kind: OpenKind,
): Promise<string | null> => {
  const filters: FileFilter[] = [{ name: shellTexts[language].openKinds[kind], extensions: openExtensions[kind] }]
  const answer = await dialog.showOpenDialog(window, { filters, properties: ['openFile', 'dontAddToRecent'] })
  return answer.canceled ? null : (answer.filePaths[0] ?? null)
}
