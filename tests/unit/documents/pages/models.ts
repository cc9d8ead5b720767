/** Document models of made-up people for the page tests: short, long, many signatories, names of many scripts. */
import type {
  ConversationReport,
  PhaseSummaryDocument,
  RemarksSheet,
  Signatory,
  TransferDossier,
} from '#domain/reports/document-model.ts'
import type { DocumentHead } from '#domain/reports/freeze.ts'

export const idOf = (letter: string): string => `${letter.repeat(21)}A`

/** A checkered PNG of 48×20 pixels. */
export const tinyLogo =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAADAAAAAUCAIAAABEXSnwAAAANklEQVR42mP4jwREUorgaKDEGUYdNOQcNBgcgSw+6qCh56DRXDbqoNFyaNRBo+XQaLYf4g4CAPMNUYrlklZOAAAAAElFTkSuQmCC'

export const person = (index: number, name: string, role: string, household: string): Signatory => ({
  personId: idOf(String.fromCharCode(97 + index)),
  kind: index === 0 ? 'pupil' : 'guardian',
  name,
  role,
  householdId: index === 0 ? null : idOf(household.charAt(0)),
  householdLabel: index === 0 ? '' : household,
  fieldName: `sign-${index + 1}`,
})

export const threeSignatories = [
  person(0, 'Sanne Adjei', 'leerling', ''),
  person(1, 'Esther Mulder', 'moeder', 'Lindenlaan'),
  person(2, 'Kwame Adjei', 'vader', 'Havenkade'),
]

export const head: DocumentHead = {
  schemaVersion: 1,
  language: 'nl',
  number: 'GV-2026-0147',
  version: 1,
  replaces: null,
  issuedDocumentId: idOf('d'),
  frozenAtUtc: '2026-11-24T13:38:00.000Z',
  frozenAt: '2026-11-24T14:38',
  letterhead: {
    name: 'Lindekwartier College',
    department: 'decanaat havo en vwo',
    address: 'Populierenplein 8, 1314 AB Almere',
    email: 'decaan@lindekwartier.example',
    logoDataUrl: null,
  },
  pupil: {
    id: idOf('p'),
    name: 'Sanne Adjei',
    calledName: 'Sanne',
    number: '004217',
    className: '4H2',
    level: 'havo',
    schoolYear: '2026–2027',
    birthDay: '2010-03-14',
  },
  sealedBy: { name: 'Marijke Hoekstra', role: 'decaan' },
  signatories: threeSignatories,
}

export const report: ConversationReport = {
  ...head,
  kind: 'conversation-report',
  guideTitle: 'Loopbaangesprek over een keuze',
  choice: 'further-study',
  phase: 'verkennen',
  startsAt: '2026-11-24T14:00',
  endsAt: '2026-11-24T14:35',
  participants: [
    { name: 'Sanne Adjei', role: 'leerling', manner: '', voice: 'pupil' },
    { name: 'Esther Mulder', role: 'moeder', manner: '', voice: 'home' },
    { name: 'Kwame Adjei', role: 'vader', manner: 'via de telefoon', voice: 'home' },
    { name: 'Marijke Hoekstra', role: 'decaan', manner: '', voice: 'school' },
    { name: 'Farid Amrani', role: 'mentor', manner: '', voice: 'school' },
  ],
  voices: {
    pupil: [
      'Sanne legt graag iets rustig uit. Bij de zwemles ziet ze dat kinderen door haar het diepe in durven. Na de havo wil ze meteen naar het hbo. Fysiotherapie en sportkunde staan bovenaan.',
      'Thuis sprak ze erover met haar moeder en met haar vader. Beiden vroegen door en dat vond ze fijn.',
    ],
    home: [
      'Haar ouders zien dat Sanne als eerste merkt dat iemand moe is. Haar vader hoopt dat ze eerst vwo doet, zodat de universiteit mogelijk blijft. Haar moeder vindt het belangrijk dat Sanne met plezier naar school gaat.',
    ],
    school: [
      'Sanne staat een 7,4 voor biologie en werkt graag samen. Natuurkunde kost haar veel tijd, maar ze vraagt op tijd om hulp.',
    ],
  },
  differences: [{ heading: 'De weg die we voor ons zien', voices: ['pupil', 'home'] }],
  differenceNote:
    'Sanne kiest voor meteen hbo, haar vader voor eerst vwo. Beide wegen blijven open. In januari leggen we ze naast elkaar.',
  expectations: {
    pupil: 'Dat thuis meedenkt en niet voor mij kiest.',
    home: 'Dat school op tijd laat weten wat er nodig is.',
    school: 'Dat Sanne zelf de open dagen plant.',
  },
  strengths: 'Rustig uitleggen, zien wat een ander nodig heeft, volhouden. Sanne noemde de eerste zelf.',
  ownReason: 'Ik wil dat iemand bij mij weggaat en iets kan wat daarvoor niet lukte.',
  appreciation: 'Marijke Hoekstra dankte beide ouders: zij brengen allebei iets in wat school niet kan zien.',
  agreements: [
    { what: 'Nagaan of natuurkunde nodig is voor fysiotherapie', who: 'Marijke Hoekstra', dueDay: '2026-11-30' },
    { what: 'Een dag meekijken in de praktijk van tante Abena', who: 'Kwame Adjei', dueDay: '2026-12-11' },
    { what: 'De kosten van hbo en vwo op een rij zetten', who: 'Esther Mulder', dueDay: '2026-12-18' },
    { what: 'De open dag fysiotherapie bezoeken', who: 'Sanne', dueDay: null },
  ],
  followUp: '',
  nextAt: '2027-01-26T14:00',
}

const nothingSaid = { pupil: '', home: '', school: '' }

export const shortReport: ConversationReport = {
  ...report,
  choice: null,
  phase: null,
  endsAt: null,
  voices: { pupil: ['Sanne weet het nog niet, en dat mag.'], home: [], school: [] },
  differences: [],
  differenceNote: '',
  expectations: nothingSaid,
  strengths: '',
  ownReason: '',
  appreciation: '',
  agreements: [],
  nextAt: null,
  signatories: threeSignatories.slice(0, 1),
}

const paragraph =
  'Sanne vertelde wat ze de afgelopen weken heeft gedaan en wat ze daarvan vond. Ze liep een ochtend mee in een praktijk, sprak met een oud-leerling en las over drie opleidingen. '

export const longReport: ConversationReport = {
  ...report,
  voices: {
    pupil: Array.from({ length: 14 }, (_, index) => `${index + 1}. ${paragraph.repeat(3)}`),
    home: Array.from({ length: 9 }, (_, index) => `${index + 1}. ${paragraph.repeat(4)}`),
    school: [paragraph.repeat(40)],
  },
  agreements: Array.from({ length: 30 }, (_, index) => ({
    what: `Afspraak ${index + 1}: een opleiding bekijken en daarna samen opschrijven wat opviel`,
    who: 'Sanne Adjei',
    dueDay: '2027-01-15',
  })),
}

export const tenSignatories: ConversationReport = {
  ...report,
  signatories: [
    person(0, 'Sanne Adjei', 'leerling', ''),
    ...Array.from({ length: 9 }, (_, index) =>
      person(index + 1, `Verzorger Nummer ${index + 2}`, 'pleegouder', `${index} Kade`),
    ),
  ],
}

export const longNames: ConversationReport = {
  ...report,
  letterhead: {
    ...report.letterhead,
    name: 'Openbare Scholengemeenschap voor Voortgezet Onderwijs Noordoost-Veluwe en Omstreken, locatie Kastanjelaan',
    department: 'decanaat en loopbaanbegeleiding van de bovenbouw havo, vwo en gymnasium',
    logoDataUrl: tinyLogo,
  },
  pupil: {
    ...report.pupil,
    name: 'Wilhelmina-Antoinette Charlotta van Heeckeren van Brandsenburg tot Nettelhorst-Wolfeschlegelsteinhausen',
    calledName: 'Wilhelmina-Antoinette',
  },
  signatories: [
    person(
      0,
      'Wilhelmina-Antoinette Charlotta van Heeckeren van Brandsenburg tot Nettelhorst-Wolfeschlegelsteinhausen',
      'leerling',
      '',
    ),
    person(
      1,
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter',
      'ouder met gezag, via de kinderrechter',
      'Kade',
    ),
  ],
}

export const otherScripts: ConversationReport = {
  ...report,
  pupil: { ...report.pupil, name: 'محمد الأمين', calledName: 'محمد' },
  participants: [
    { name: 'محمد الأمين', role: 'leerling', manner: '', voice: 'pupil' },
    { name: 'Νίκος Παπαδόπουλος', role: 'vader', manner: '', voice: 'home' },
    { name: 'שרה כהן', role: 'moeder', manner: 'via de telefoon', voice: 'home' },
    { name: 'Nguyễn Thị Ánh', role: 'tante', manner: '', voice: 'home' },
  ],
  ownReason: 'أريد أن أساعد الناس',
  signatories: [
    person(0, 'محمد الأمين', 'leerling', ''),
    person(1, 'Νίκος Παπαδόπουλος', 'vader', 'Kade'),
    person(2, 'שרה כהן', 'moeder', 'Laan'),
  ],
}

export const summary: PhaseSummaryDocument = {
  ...head,
  number: 'FS-2026-0012',
  issuedDocumentId: idOf('f'),
  kind: 'phase-summary',
  choice: 'further-study',
  phase: 'verkennen',
  steps: 'Open dag bezocht in oktober.\nEen ochtend meegelopen in een praktijk.\n\nGesprek met een oud-leerling.',
  insights: 'Sanne merkte dat ze liever met mensen werkt dan achter een bureau.',
  competencies: ['kwaliteitenreflectie', 'werkexploratie'],
  ownReason: 'Ik wil dat iemand bij mij weggaat en iets kan wat daarvoor niet lukte.',
  strengths: 'Rustig uitleggen en volhouden.',
  choiceAndReason: 'Fysiotherapie en sportkunde blijven over.',
  voices: { pupil: 'Ik ben blij dat er twee over zijn.', home: '', school: 'School ziet dat Sanne groeit.' },
  contentWith: 'Dat Sanne zelf het woord nam.',
  couldBeBetter: 'Eerder beginnen met de open dagen.',
  agreementsThatGoOn: 'De kosten op een rij zetten.',
}

export const remarks: RemarksSheet = {
  ...head,
  number: 'OB-2026-0003',
  issuedDocumentId: idOf('r'),
  kind: 'remarks-sheet',
  signatories: [],
  about: { number: 'GV-2026-0147', version: 1, title: 'Gespreksverslag over Sanne Adjei' },
  writtenBy: 'Kwame Adjei',
  writtenOnDay: '2026-12-02',
  remark: `Ik zie het anders.\n\n${paragraph.repeat(4)}`,
}

export const dossier: TransferDossier = {
  ...head,
  number: 'DD-2026-0001',
  issuedDocumentId: idOf('t'),
  kind: 'transfer-dossier',
  signatories: [],
  receiver: { school: 'ROC Voorbeeldstad', town: 'Almere', kind: 'vo-mbo' },
  legalBasis: 'Wettelijke taak bij de overstap van voortgezet onderwijs naar mbo',
  inspection: [
    { who: 'Sanne Adjei', onDay: '2027-04-02' },
    { who: 'Esther Mulder', onDay: '2027-04-05' },
  ],
  agreement: 'yes',
  views: [{ who: 'Kwame Adjei', text: 'Ik had liever eerst vwo gezien.' }],
  appliedOnDay: '2027-03-28',
  career: [
    {
      choice: 'further-study',
      phase: 'verkennen',
      chosen: 'fysiotherapie',
      chosenDay: '2027-03-20',
      ownReason: 'Ik wil dat iemand bij mij weggaat en iets kan.',
      alternatives: ['sportkunde', 'verpleegkunde'],
    },
  ],
  schoolYears: [
    { schoolYear: '2025–2026', className: '3H1', level: 'havo', profile: '' },
    { schoolYear: '2026–2027', className: '4H2', level: 'havo', profile: 'NG' },
  ],
  activities: [
    {
      title: 'Open dag fysiotherapie',
      day: '2026-10-10',
      reflection: 'Ik vond de proefles leuk.',
      competencies: ['werkexploratie'],
    },
  ],
  phaseSummaries: [summary],
  reports: [report],
}
