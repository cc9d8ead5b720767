/** What the shell itself says: menus and file dialogs. The page's texts stand in renderer/i18n. */
import type { OpenKind, SaveKind, ShellLanguage } from '#contract/desktop-api.ts'

interface ShellTexts {
  file: string
  newConversation: string
  save: string
  print: string
  lock: string
  settings: string
  quit: string
  edit: string
  undo: string
  redo: string
  cut: string
  copy: string
  paste: string
  selectAll: string
  find: string
  view: string
  toggleTheme: string
  zoomIn: string
  zoomOut: string
  zoomReset: string
  fullScreen: string
  help: string
  helpHere: string
  about: string
  hide: string
  hideOthers: string
  showAll: string
  reload: string
  inspect: string
  saveKinds: Readonly<Record<SaveKind, string>>
  openKinds: Readonly<Record<OpenKind, string>>
}

export const shellTexts: Readonly<Record<ShellLanguage, ShellTexts>> = {
  nl: {
    file: '&Bestand',
    newConversation: '&Nieuw gesprek',
    save: '&Opslaan',
    print: '&Afdrukken…',
    lock: '&Vergrendelen',
    settings: '&Instellingen',
    quit: 'A&fsluiten',
    edit: 'Be&werken',
    undo: '&Ongedaan maken',
    redo: 'Op&nieuw doen',
    cut: 'K&nippen',
    copy: '&Kopiëren',
    paste: '&Plakken',
    selectAll: '&Alles selecteren',
    find: '&Zoeken…',
    view: 'Bee&ld',
    toggleTheme: 'Licht of &donker',
    zoomIn: '&Groter',
    zoomOut: '&Kleiner',
    zoomReset: '&Normale grootte',
    fullScreen: '&Volledig scherm',
    help: '&Hulp',
    helpHere: '&Hulp bij dit scherm',
    about: 'Over Driehoek',
    hide: 'Verberg Driehoek',
    hideOthers: 'Verberg andere',
    showAll: 'Toon alles',
    reload: 'Opnieuw laden',
    inspect: 'Ontwikkelhulp',
    saveKinds: {
      pdf: 'PDF-document',
      json: 'JSON-bestand',
      csv: 'CSV-bestand',
      xlsx: 'Excel-werkmap',
      png: 'PNG-afbeelding',
      jpg: 'JPEG-afbeelding',
    },
    openKinds: {
      'class-list': 'Lijst (CSV of Excel)',
      photos: 'Zip met pasfoto’s',
      attachment: 'PDF of afbeelding',
      image: 'Afbeelding',
      scan: 'Scan',
    },
  },
  en: {
    file: '&File',
    newConversation: '&New talk',
    save: '&Save',
    print: '&Print…',
    lock: '&Lock',
    settings: 'Se&ttings',
    quit: '&Quit',
    edit: '&Edit',
    undo: '&Undo',
    redo: '&Redo',
    cut: 'Cu&t',
    copy: '&Copy',
    paste: '&Paste',
    selectAll: 'Select &all',
    find: '&Find…',
    view: '&View',
    toggleTheme: 'Light or &dark',
    zoomIn: 'Zoom &in',
    zoomOut: 'Zoom &out',
    zoomReset: '&Actual size',
    fullScreen: '&Full screen',
    help: '&Help',
    helpHere: '&Help on this screen',
    about: 'About Driehoek',
    hide: 'Hide Driehoek',
    hideOthers: 'Hide others',
    showAll: 'Show all',
    reload: 'Reload',
    inspect: 'Developer tools',
    saveKinds: {
      pdf: 'PDF document',
      json: 'JSON file',
      csv: 'CSV file',
      xlsx: 'Excel workbook',
      png: 'PNG picture',
      jpg: 'JPEG picture',
    },
    openKinds: {
      'class-list': 'List (CSV or Excel)',
      photos: 'Zip of portraits',
      attachment: 'PDF or picture',
      image: 'Image',
      scan: 'Scan',
    },
  },
}
