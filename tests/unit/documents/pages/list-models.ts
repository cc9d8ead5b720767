/** Lists on paper of made-up people: a class of 36 with long names, names of other scripts, and gaps. */
import type { LabelSheet, ListSheet, PhotoSheet } from '#documents/pages/list-papers.ts'
import { pngOf } from '../engine/pictures.ts'
import { head } from './models.ts'

const names = [
  'Sanne Adjei',
  'Maximiliaan-Alexander van der Heijden-Oosterwijk van Nieuwenhuizen',
  'Nguyễn Thị Ánh',
  'محمد الأمين',
  'Zoë d’Aubigné',
  'Đorđe Đorđević',
]
export const classNames: readonly string[] = Array.from(
  { length: 36 },
  (_, index) => names[index] ?? `Leerling ${index + 1} Achternaam`,
)

const paperHead = { language: 'nl', letterhead: head.letterhead, madeOnDay: '2026-11-23' } as const

export const classList: ListSheet = {
  ...paperHead,
  kind: 'list-sheet',
  title: 'Klassenlijst 4H2',
  subject: 'Schooljaar 2026–2027 · mentor M. Hoekstra · 36 leerlingen',
  columns: [
    { heading: 'Naam' },
    { heading: 'Nummer', width: 'auto' },
    { heading: 'Geboren', width: 'auto' },
    { heading: 'E-mailadres' },
    { heading: 'Aanwezig', isTick: true },
  ],
  rows: classNames.map((name, index) => [
    name,
    `0104${200 + index}`,
    '14-03-2010',
    index === 1 ? 'maximiliaan-alexander.vanderheijden-oosterwijk@lindekwartier.example' : `l${index}@school.example`,
    '',
  ]),
  isLandscape: false,
}

export const letterList: ListSheet = {
  ...paperHead,
  kind: 'list-sheet',
  title: 'Brievenlijst 4H2',
  subject: '36 brieven',
  columns: [
    { heading: 'Aan' },
    { heading: 'Adres' },
    { heading: 'Over' },
    { heading: 'Verstuurd', isTick: true },
    { heading: 'Terug', isTick: true },
  ],
  rows: classNames.map((name, index) => [
    `Ouders van ${name}`,
    `Lijsterbesstraat ${index + 1}\n1314 AB Almere`,
    index % 5 === 0 ? `${name} en ${classNames[(index + 7) % 36]}` : name,
    '',
    '',
  ]),
  isLandscape: true,
}

const grey = pngOf(90, 120, 'grey')
const wide = pngOf(160, 90, 'rgb')

export const photoSheet = (perRow: 4 | 5): PhotoSheet => ({
  ...paperHead,
  kind: 'photo-sheet',
  title: 'Fotoblad 4H2',
  subject: 'Schooljaar 2026–2027 · mentor M. Hoekstra',
  perRow,
  portraits: classNames.map((name, index) => ({
    name,
    detail: index % 3 === 0 ? '' : `0104${200 + index}`,
    image: index % 7 === 3 ? null : index % 7 === 4 ? wide : grey,
  })),
})

export const labels = (layout: LabelSheet['layout'], startAt: number): LabelSheet => ({
  kind: 'label-sheet',
  language: 'nl',
  title: 'Etiketten 4H2',
  madeOnDay: '2026-11-23',
  layout,
  startAt,
  labels: classNames.map((name, index) => [
    index % 2 === 0 ? 'Aan de ouders/verzorgers van' : '',
    name,
    index === 5 ? 'p/a Stichting Jeugdbescherming en Pleegzorg Flevoland-Noordoostpolder, afdeling Almere' : '',
    index === 7 ? 'x'.repeat(300) : `Lijsterbesstraat ${index + 1}`,
    '1314 AB  ALMERE',
  ]),
})
