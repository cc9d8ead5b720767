/** What the launcher says in the terminal. Dutch first; English where the terminal's language is English. */
import type { AppMode } from '#contract/desktop-api.ts'

const modeNames: Readonly<Record<AppMode, { nl: string; en: string }>> = {
  electron: { nl: 'een eigen venster (Electron)', en: 'a window of its own (Electron)' },
  browser: { nl: 'browsermodus', en: 'browser mode' },
}

const dutch = {
  building: 'Driehoek wordt klaargemaakt (één keer na elke wijziging)…',
  buildFailed: 'Het klaarmaken is niet gelukt. Wat hierboven staat, zegt waarom.',
  unknownArgument: (argument: string) =>
    `Onbekende optie: ${argument}. Mogelijk is alleen --mode=browser of --mode=electron.`,
  fetching: 'Electron wordt opgehaald…',
  fetched: (megabytes: number) => `Electron wordt opgehaald: ${megabytes} MB`,
  fetchStalled: 'Er kwam niets meer binnen; het ophalen van Electron is gestopt.',
  fetchRefused: 'Electron kon niet worden opgehaald: het netwerk laat dat hier niet toe.',
  noDisplay: 'Hier is geen scherm om een venster op te tonen.',
  modeChosen: (mode: AppMode) =>
    `Driehoek start in ${modeNames[mode].nl}. Die keuze wordt bewaard; anders kan met: npm start -- --mode=…`,
  modeKept: (mode: AppMode) => `Driehoek start in ${modeNames[mode].nl}, zoals eerder gekozen.`,
  modeChanged: (mode: AppMode) =>
    `Driehoek start voortaan in ${modeNames[mode].nl}. Je gegevens verhuizen niet mee: elke manier van starten heeft ` +
    'zijn eigen kluis. Verhuizen gaat met een reservekopie.',
  electronMissing:
    'Electron is gekozen, maar het programma is er niet en kon niet worden opgehaald. Driehoek wisselt ' +
    'niet vanzelf, want in browsermodus staan andere gegevens. Wil je dat toch: npm start -- --mode=browser',
  windowOpened: (url: string) => `Driehoek draait op ${url} en staat open in een eigen venster. Stoppen: Ctrl+C.`,
  openYourself: (url: string) =>
    `Open dit adres zelf in Edge, Chrome of Chromium op deze computer (het geldt tot Driehoek stopt):\n\n  ${url}\n\n` +
    'Stoppen: Ctrl+C.',
  noBrowser: 'Er is geen Edge, Chrome of Chromium gevonden om een venster mee te openen.',
  windowFailed: 'Het venster kon niet worden geopend.',
  windowClosed: 'Het venster is gesloten; Driehoek stopt.',
  alreadyRuns: 'Driehoek draait al; er is een venster op geopend.',
  alreadyRunsUrl: (url: string) => `Driehoek draait al. Het adres is:\n\n  ${url}\n`,
  runsElsewhere: 'Driehoek draait al op deze computer, met een andere gegevensmap. Stop die eerst.',
  portTaken: (port: number) =>
    `Een ander programma gebruikt poort ${port} op deze computer. Driehoek kan niet uitwijken: bij een andere poort ` +
    'horen andere gegevens. Sluit dat programma en start opnieuw.',
  devServer: (url: string) => `Ontwikkelserver: ${url} (herlaadt vanzelf, eigen gegevens, geen Electron nodig).`,
}

type Texts = typeof dutch

const english: Texts = {
  building: 'Preparing Driehoek (once after every change)…',
  buildFailed: 'Preparing failed. The lines above say why.',
  unknownArgument: (argument) => `Unknown option: ${argument}. Only --mode=browser and --mode=electron exist.`,
  fetching: 'Fetching Electron…',
  fetched: (megabytes) => `Fetching Electron: ${megabytes} MB`,
  fetchStalled: 'Nothing came in any more; fetching Electron was stopped.',
  fetchRefused: 'Electron could not be fetched: the network does not allow it here.',
  noDisplay: 'There is no screen here to show a window on.',
  modeChosen: (mode) =>
    `Driehoek starts in ${modeNames[mode].en}. The choice is kept; change it with: npm start -- --mode=…`,
  modeKept: (mode) => `Driehoek starts in ${modeNames[mode].en}, as chosen before.`,
  modeChanged: (mode) =>
    `From now on Driehoek starts in ${modeNames[mode].en}. Your data does not move along: each way of starting has a ` +
    'vault of its own. A backup moves it.',
  electronMissing:
    'Electron was chosen, but its program is missing and could not be fetched. Driehoek does not switch by ' +
    'itself, because browser mode holds other data. If you want that: npm start -- --mode=browser',
  windowOpened: (url) => `Driehoek runs at ${url} and is open in a window of its own. Stop it with Ctrl+C.`,
  openYourself: (url) =>
    `Open this address yourself in Edge, Chrome or Chromium on this computer (valid until Driehoek stops):\n\n  ${url}` +
    '\n\nStop it with Ctrl+C.',
  noBrowser: 'No Edge, Chrome or Chromium was found to open a window with.',
  windowFailed: 'The window could not be opened.',
  windowClosed: 'The window was closed; Driehoek stops.',
  alreadyRuns: 'Driehoek already runs; a window on it was opened.',
  alreadyRunsUrl: (url) => `Driehoek already runs. Its address is:\n\n  ${url}\n`,
  runsElsewhere: 'Driehoek already runs on this computer with another data folder. Stop that one first.',
  portTaken: (port) =>
    `Another program uses port ${port} on this computer. Driehoek cannot move aside: another port means other data. ` +
    'Close that program and start again.',
  devServer: (url) => `Development server: ${url} (reloads by itself, data of its own, needs no Electron).`,
}

export const launcherTexts = (env: Readonly<Record<string, string | undefined>>): Texts =>
  /^en/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? english : dutch
