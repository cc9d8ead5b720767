/**
 * The words on paper, Dutch. They stand here and not in i18n, because a page is laid out in a worker and its language
 * is that of the document, not of the screen. Sentences to a mixed readership (pupil and guardians) avoid "je" and "u".
 */
import type { Voice } from '#domain/conversations/guide.ts'
import type { Choice, Phase } from '#domain/phases/trajectory.ts'
import type { DocumentKind, TransferDossier } from '#domain/reports/document-model.ts'

const kinds: Record<DocumentKind, string> = {
  'conversation-report': 'Gespreksverslag',
  'phase-summary': 'Fasesamenvatting',
  'transfer-dossier': 'Doorstroomdossier',
  'remarks-sheet': 'Opmerkingenblad',
}
const choiceNouns: Record<Choice, string> = {
  profile: 'Profiel',
  sector: 'Sector',
  internship: 'Stage',
  'further-study': 'Vervolgstudie',
}
const phases: Record<Phase, string> = {
  orienteren: 'oriënteren',
  verkennen: 'verkennen',
  verdiepen: 'verdiepen',
  beslissen: 'beslissen',
}
const receivers: Record<TransferDossier['receiver']['kind'], string> = {
  'vo-vo': 'Bij de overstap naar een andere school voor voortgezet onderwijs',
  'vo-mbo': 'Bij de overstap naar het mbo',
  'within-school': 'Voor de begeleiding binnen de eigen school',
  'own-copy': 'Eigen exemplaar van de leerling',
}
const agreements: Record<TransferDossier['agreement'], string> = {
  yes: 'De leerling is het eens met dit dossier.',
  no: 'De leerling is het niet eens met dit dossier.',
  unknown: 'Niet gevraagd.',
}

export const nl = {
  kinds,
  choiceNouns,
  phases,
  lists: { and: 'en' },

  logoOf: (school: string) => `Logo van ${school}`,
  page: 'bladzijde',
  pageOf: (page: number, pages: number) => `${page} van ${pages}`,
  versionLine: (kind: string, number: string, version: number) => `${kind} ${number} · versie ${version}`,
  checkCode: (code: string) => `Controlecode ${code}`,
  frozenOn: (day: string, time: string) => `Vastgelegd op ${day} om ${time}`,
  conceptMark: 'CONCEPT',
  conceptLine: 'Concept',
  conceptNote: 'Nog niet vastgelegd. De tekst kan nog veranderen.',
  replaces: (version: number, replaced: number) =>
    `Dit is versie ${version}. Deze versie komt in de plaats van versie ${replaced}.`,

  date: 'Datum',
  pupil: 'Leerling',
  present: 'Aanwezig',
  inClass: (name: string, className: string) => `${name}, klas ${className}`,
  between: (day: string, from: string, until: string) => `${day}, ${from} tot ${until} uur`,
  from: (day: string, from: string) => `${day}, ${from} uur`,
  nobodyPresent: 'niet opgeschreven',

  reportTitle: (name: string) => `Gespreksverslag over ${name}`,
  reportSubject: (guide: string, choice: Choice | null, phase: Phase | null, place: number) =>
    [
      choice === null ? guide : `${guide}: ${choiceNouns[choice].toLowerCase()}`,
      ...(phase === null ? [] : [`fase ${phases[phase]} (${place} van 4)`]),
    ].join(', '),

  voiceHeads: {
    pupil: (name: string) => `Wat ${name} vertelt`,
    home: (_name: string) => 'Wat thuis ziet',
    school: (_name: string) => 'Wat school ziet',
  } satisfies Record<Voice, (name: string) => string>,
  voiceSilent: {
    pupil: (name: string) => `Van ${name} zelf staat hier nog niets.`,
    home: (_name: string) => 'Van thuis staat hier nog niets.',
    school: (_name: string) => 'Van school staat hier nog niets.',
  } satisfies Record<Voice, (name: string) => string>,
  voiceNames: {
    pupil: (name: string) => name,
    home: (_name: string) => 'thuis',
    school: (_name: string) => 'school',
  } satisfies Record<Voice, (name: string) => string>,

  differences: 'Hierover denken we verschillend',
  differsOn: (heading: string, voices: string) => `Bij ‘${heading}’ kijken ${voices} er anders naar.`,
  expectations: 'Wat we van elkaar verwachten',
  strengths: 'Sterke kanten',
  ownReason: (name: string) => `De reden van ${name}, in eigen woorden`,
  agreementsHead: 'Wat we afspreken',
  what: 'Wat',
  who: 'Wie',
  before: 'Voor',
  noDueDay: 'geen datum',
  appreciation: 'Waardering',
  nextTalk: 'Volgend gesprek',
  nextAt: (day: string, time: string) => `${day} om ${time} uur.`,

  read: 'Gelezen',
  readText:
    'Een handtekening betekent: gelezen. Niet: ermee eens. Wie iets anders ziet, schrijft dat in het vak ernaast of op een los blad. Iedereen tekent voor zichzelf en hoeft op niemand te wachten.',
  signatureOf: (name: string, role: string) => `Handtekening en opmerking van ${name}, ${role}`,
  signature: 'handtekening',
  signedOn: 'datum',
  remark: 'opmerking',
  signingGoesWith: (about: string, version: string) => `Deze handtekeningen horen bij: ${about} (${version}).`,

  sealField: (name: string) => `Zegel van ${name}`,
  sealedBy: (name: string, role: string) => `Verzegeld door ${name}${role ? `, ${role}` : ''}`,
  sealText: (moment: string) => `, ${moment}. Aan het zegel is te zien dat de tekst daarna gelijk bleef.`,
  sealDraft: 'Nog niet verzegeld. Dat gebeurt zodra dit wordt vastgelegd.',

  sealReason: (kind: string, number: string, version: number) =>
    `Vastgelegd en verzegeld: ${kind} ${number}, versie ${version}`,
  recordedReason: {
    drawn: (who: string, day: string) => `Handtekening van ${who}, gezet aan tafel op ${day}; vastgelegd als getuige`,
    typed: (who: string, day: string) => `Naam getypt door ${who}, aan tafel op ${day}; vastgelegd als getuige`,
    paper: (who: string, day: string) => `Op papier ondertekend door ${who}, retour ${day}; vastgelegd als getuige`,
  },
  agreed: 'akkoord',
  paperWords: (day: string) => ['op papier ondertekend', `retour ${day}`],
  typedWords: (name: string) => [name, '(naam getypt)'],
  remarkOnSheet: 'Zie het opmerkingenblad.',
  householdFile: 'huishouden',
  pupilFile: 'leerling',

  summaryTitle: (name: string) => `Fasesamenvatting van ${name}`,
  summarySubject: (choice: Choice, phase: Phase, place: number) =>
    `${choiceNouns[choice]}, fase ${phases[phase]} (${place} van 4)`,
  subject: 'Onderwerp',
  frozen: 'Vastgelegd',
  steps: 'De stappen in deze fase',
  insights: 'Wat dat heeft geleerd',
  competencies: 'Waaraan is gewerkt',
  competencyNames: {
    kwaliteitenreflectie: 'wat ik kan',
    motievenreflectie: 'wat ik belangrijk vind',
    werkexploratie: 'welk werk bij mij past',
    loopbaansturing: 'hoe ik mijn weg kies',
    netwerken: 'wie mij kan helpen',
  },
  choiceAndReason: 'De keuze en waarom',
  contentWith: 'Waar we tevreden over zijn',
  couldBeBetter: 'Wat beter kan',
  agreementsThatGoOn: 'Afspraken die doorlopen',

  remarksTitle: (writer: string) => `Opmerking van ${writer}`,
  remarksSubject: (title: string, number: string, version: number) => `Bij: ${title} (${number}, versie ${version})`,
  writtenBy: 'Geschreven door',
  remarkHead: 'De opmerking',
  remarkWhole: 'De opmerking staat hier in haar geheel en is niet bewerkt.',

  dossierTitle: (name: string) => `Doorstroomdossier van ${name}`,
  receivers,
  receiver: 'Voor',
  pupilNumber: 'Leerlingnummer',
  born: 'Geboren',
  classAndLevel: 'Klas en niveau',
  appliedOn: 'Aangemeld op',
  howMade: 'Hoe dit dossier tot stand kwam',
  legalBasis: 'Grondslag',
  inspection: 'Inzage',
  inspectedOn: (who: string, day: string) => `${who}, ${day}`,
  noInspection: 'Er is nog geen inzage opgeschreven.',
  pupilAgrees: 'Leerling',
  agreements,
  viewsHead: 'Zienswijze',
  viewsNone: 'Er is geen zienswijze gegeven.',
  viewOf: (who: string) => `Zienswijze van ${who}`,
  contents: 'Wat er in dit dossier zit',
  part: 'Onderdeel',
  partNumber: 'Nummer',
  dataInside: (fileName: string) =>
    `Dezelfde gegevens zitten als bestand in deze pdf: ${fileName}. Een ander programma kan dat inlezen.`,
  career: 'Loopbaan',
  careerNone: 'Er is nog geen keuze begonnen.',
  phaseNow: (phase: Phase) => `Fase: ${phases[phase]}.`,
  chosen: (chosen: string, day: string | null) => `Gekozen: ${chosen}${day ? ` (${day})` : ''}.`,
  notChosen: 'Nog niet gekozen.',
  alternatives: (list: string) => `Ook overwogen: ${list}.`,
  schoolYears: 'Schoolloopbaan',
  schoolYear: 'Schooljaar',
  className: 'Klas',
  level: 'Niveau',
  profile: 'Profiel',
  activities: 'Activiteiten',
  activityOn: (title: string, day: string) => `${title}, ${day}`,
  workedOn: (list: string) => `Gewerkt aan: ${list}.`,
  summaryPart: (choice: Choice, phase: Phase) =>
    `Fasesamenvatting ${phases[phase]}, ${choiceNouns[choice].toLowerCase()}`,
  reportPart: (day: string) => `Gespreksverslag van ${day}`,
  frozenBefore: (number: string, version: number, moment: string, who: string) =>
    `${number}, versie ${version}. Vastgelegd op ${moment} door ${who}. Hier overgenomen zonder wijziging.`,
  dataDescription: 'De gegevens van dit doorstroomdossier als JSON',
  dataFileName: 'doorstroomdossier.json',

  madeOn: (day: string) => `Gemaakt op ${day}`,
  listNotice: 'Bevat gegevens van leerlingen. Niet laten liggen, en weg ermee zodra het niet meer nodig is.',
  listEmpty: 'Op deze lijst staat niemand.',
  portraitOf: (name: string) => `Pasfoto van ${name}`,

  recoveryTitle: 'Herstelcode',
  recoverySubject: 'Voor de kluis van Driehoek',
  recoveryCode: 'De code',
  recoveryQr: 'QR-code met dezelfde herstelcode',
  recoverySchool: 'School',
  recoveryMade: 'Gemaakt op',
  recoveryVault: 'Kluis',
  recoveryFor: 'Waar is deze code voor?',
  recoveryForText:
    'Ben je je wachtzin kwijt? Met deze code open je de kluis toch, en kies je een nieuwe wachtzin. Zonder wachtzin en zonder deze code kan niemand de dossiers nog lezen. Ook de maker van Driehoek niet.',
  recoveryKeep: 'Waar bewaar je dit blad?',
  recoveryKeepItems: [
    'Achter slot: in de kluis van de school of in een afgesloten kast.',
    'Niet bij de computer en niet in de laptoptas.',
    'Niet als foto op een telefoon en niet in de mail.',
    'Spreek met één collega af waar het ligt, voor als je ziek bent.',
  ],
  recoveryUse: 'Hoe gebruik je de code?',
  recoveryUseText:
    'Start Driehoek, kies ‘Wachtzin vergeten?’ en typ de groepen over. Streepjes, spaties en hoofdletters maken niet uit. De nul heeft een streep erdoor; de letters I, L, O en U komen niet voor.',
  recoveryLost: 'Is dit blad kwijt of door een ander gezien?',
  recoveryLostText:
    'De code werkt alleen samen met de kluis op jouw computer. Zorg dus dat niemand anders bij die computer kan, en meld het aan wie op school over privacy gaat. Een nieuwe code maken kan nog niet. Zolang je de wachtzin weet, kom je in de kluis.',
}

export type PageTexts = typeof nl
