/** The report of mockups 6a and 6b, as a page author would write it. All people and the school are made up. */
import {
  differenceBox,
  heading,
  labelledRows,
  paragraph,
  quote,
  rule,
  sealLine,
  table,
  title,
  voiceSection,
} from '#documents/engine/blocks.ts'
import type { TaggedDefinition } from '#documents/engine/definition.ts'
import { sheet } from '#documents/engine/page-furniture.ts'
import { signatureRows } from '#documents/engine/signature-blocks.ts'

export const reportOptions = {
  title: 'Gespreksverslag over Sanne Adjei',
  language: 'nl' as const,
  creationDate: new Date('2026-11-24T13:38:00Z'),
  documentId: '00112233445566778899aabbccddeeff',
  conformance: '2a' as const,
}

const people = [
  ['Sanne Adjei', 'leerling'],
  ['Esther Mulder', 'moeder'],
  ['Kwame Adjei', 'vader'],
] as const

export function reportDefinition(): TaggedDefinition {
  return sheet({
    letterhead: {
      schoolName: 'Lindekwartier College',
      department: 'decanaat havo en vwo',
      lines: ['Populierenplein 8, Almere', 'decaan@lindekwartier.example'],
    },
    runningHead: ['Lindekwartier College', 'Gespreksverslag over Sanne Adjei, 24 november 2026'],
    foot: {
      name: 'Gespreksverslag GV-2026-0147 · versie 1',
      lines: ['Controlecode 7KQ4-M2XD-93TA', 'Vastgelegd op di 24 nov 2026 om 14:38'],
      pageWord: 'bladzijde',
      pageOf: (page, count) => `${page} van ${count}`,
      qr: (page) => `GV-2026-0147/1/${page} 7KQ4-M2XD-93TA`,
    },
    body: [
      title(
        'Gespreksverslag over Sanne Adjei',
        'Loopbaangesprek over de keuze voor een vervolgstudie, fase verkennen (2 van 4)',
      ),
      labelledRows([
        ['Datum', 'dinsdag 24 november 2026, 14:00 tot 14:35 uur'],
        ['Leerling', 'Sanne Adjei, klas 4H2'],
        [
          'Aanwezig',
          'Sanne · Esther Mulder, moeder · Kwame Adjei, vader (via de telefoon) · Marijke Hoekstra, decaan · Farid Amrani, mentor',
        ],
      ]),
      voiceSection('pupil', 'Wat Sanne vertelt', [
        paragraph(
          'Sanne legt dingen graag rustig uit. Bij zwemles ziet ze dat kinderen door haar het diepe in durven. Na de havo wil ze meteen naar het hbo. Fysiotherapie en sportkunde staan bovenaan, omdat ze dan met haar handen werkt en met mensen.\n\nThuis praatte ze erover met haar moeder en haar vader. Beiden vroegen door; dat vond ze fijn.',
        ),
      ]),
      voiceSection('home', 'Wat thuis ziet', [
        paragraph(
          'Haar ouders zien dat Sanne als eerste merkt dat iemand pijn heeft of moe is, en dat ze afmaakt waar ze aan begint. Haar vader hoopt dat ze eerst vwo doet, zodat de universiteit mogelijk blijft. Haar moeder vindt het belangrijk dat Sanne met plezier naar school gaat.',
        ),
      ]),
      voiceSection('school', 'Wat school ziet', [
        paragraph(
          'Sanne staat een 7,4 voor biologie en werkt graag samen. Natuurkunde kost haar veel tijd, maar ze vraagt op tijd om hulp. Over de weg na de havo heeft school in dit gesprek niets gezegd.',
        ),
      ]),
      differenceBox('Hierover denken we verschillend', [
        paragraph(
          'Sanne kiest voor meteen hbo, haar vader voor eerst vwo. Beide wegen blijven open. In januari leggen we ze naast elkaar: de vakken die nodig zijn, de tijd, de kosten en wat Sanne er zelf van verwacht.',
        ),
      ]),
      heading('Sterke kanten'),
      paragraph(
        'Rustig uitleggen, zien wat een ander nodig heeft, volhouden. Sanne noemde de eerste zelf. Haar moeder en haar mentor noemden de andere twee.',
      ),
      heading('Haar reden, in eigen woorden'),
      quote('“Ik wil dat iemand bij mij weggaat en iets kan wat daarvoor niet lukte.”'),
      heading('Wat we afspreken'),
      table({
        head: ['Wat', 'Wie', 'Voor'],
        widths: [356, 158, 128],
        rows: [
          ['De open dag fysiotherapie bezoeken', 'Sanne', 'za 23 jan 2027'],
          ['De kosten van hbo en vwo op een rij zetten', 'Esther Mulder', 'vr 18 dec 2026'],
          ['Een dag meekijken in de praktijk van tante Abena', 'Kwame Adjei', 'vr 11 dec 2026'],
          ['Nagaan of natuurkunde nodig is voor fysiotherapie', 'Marijke Hoekstra', 'ma 30 nov 2026'],
        ],
      }),
      heading('Waardering'),
      paragraph(
        'Marijke Hoekstra dankte beide ouders: zij brengen allebei iets in wat school niet kan zien. Sanne kreeg een compliment omdat ze zelf het gesprek begon.',
      ),
      heading('Volgend gesprek'),
      paragraph('Dinsdag 26 januari 2027 om 14:00 uur, in de fase verdiepen.'),
      signatureRows(
        [
          rule(),
          heading('Gelezen'),
          paragraph(
            'Met uw handtekening laat u zien dat u dit verslag gelezen hebt. U hoeft het er niet mee eens te zijn. Schrijf dan naast uw handtekening wat u anders ziet. Is het vak te klein, gebruik dan een los blad. Iedereen tekent voor zichzelf; niemand hoeft op een ander te wachten.',
          ),
        ],
        people.map(([personName, role], index) => ({
          fieldName: `signature-${index + 1}`,
          personName,
          role,
          tooltip: `Handtekening van ${personName}, ${role}`,
        })),
        { signature: 'handtekening', remark: 'opmerking', date: 'datum' },
        [
          sealLine([
            { text: 'Verzegeld door Marijke Hoekstra, decaan', bold: true },
            ', di 24 nov 2026 14:38. Aan het zegel is te zien dat de tekst daarna gelijk bleef.',
          ]),
        ],
      ),
    ],
  })
}
