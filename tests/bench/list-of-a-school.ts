/** A class list as a school exports it, of any length: pupils with two guardians and an address. All names invented. */
const surnames = [
  'Adjei',
  'Bakker',
  'Celik',
  'Dijkman',
  'Ouali',
  'Faber',
  'Groen',
  'Hofstra',
  'Jansma',
  'Kuipers',
  'Lont',
]
const calledNames = [
  'Sanne',
  'Thijs',
  'Noor',
  'Daan',
  'Yara',
  'Bram',
  'Lotte',
  'Milan',
  'Fenna',
  'Sem',
  'Roos',
  'Jip',
  'Kaj',
]
const levels = ['vmbo-tl', 'havo', 'vwo']
const two = (value: number): string => String(value).padStart(2, '0')

const columns: readonly [string, (at: number) => string][] = [
  ['Stamnummer', (at) => String(100_000 + at)],
  ['Achternaam', (at) => `${surnames[at % surnames.length]}${Math.floor(at / 143) || ''}`],
  ['Roepnaam', (at) => calledNames[at % calledNames.length] ?? ''],
  ['Geboortedatum', (at) => `${two((at % 28) + 1)}-${two((at % 12) + 1)}-${2008 + (at % 6)}`],
  ['Klas', (at) => `${(at % 4) + 1}${'hva'[at % 3]}${Math.floor(at / 12) % 12}`],
  ['Leerjaar', (at) => String((at % 4) + 1)],
  ['Niveau', (at) => levels[at % 3] ?? ''],
  ['Mentor', (at) => `M. van ${surnames[Math.floor(at / 30) % surnames.length]}`],
  ['Straat', (at) => `Lindelaan ${at}`],
  ['Postcode', (at) => `${1000 + (at % 9000)} AB`],
  ['Woonplaats', () => 'Lelystad'],
  ['Naam verzorger 1', (at) => `Mevr. A. ${surnames[at % surnames.length]}${at}`],
  ['E-mail verzorger 1', (at) => `a.${at}@thuis.example`],
  ['Telefoon verzorger 1', (at) => `06-${10_000_000 + at}`],
  ['Naam verzorger 2', (at) => `Dhr. B. ${surnames[(at + 3) % surnames.length]}${at}`],
  ['E-mail verzorger 2', (at) => `b.${at}@thuis.example`],
]

export function classListOf(rowCount: number): string {
  const lines = [columns.map(([heading]) => heading).join(';')]
  for (let at = 0; at < rowCount; at++) lines.push(columns.map(([, cell]) => cell(at)).join(';'))
  return `${lines.join('\r\n')}\r\n`
}
