/** Dutch words people choose first in a passphrase, most used first; zxcvbn's own lists are English. */
const words = `welkom wachtwoord geheim school decaan mentor leerling leraar docent lente zomer herfst winter januari februari
maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag
zaterdag zondag nederland amsterdam rotterdam utrecht groningen eindhoven tilburg almere breda nijmegen arnhem haarlem
ajax feyenoord psv liefde schatje lieverd mama papa moeder vader kinderen familie hond kat poes paard vogel vis konijn
huis tuin keuken fiets auto trein boot vliegtuig koffie thee bier wijn water melk brood kaas appel peer banaan aardbei
rood oranje geel groen blauw paars zwart wit bruin grijs roze een twee drie vier vijf zes zeven acht negen tien hallo
goedemorgen goedendag dag nacht morgen avond vandaag altijd nooit samen alleen mijn jouw onze het de van voor met naar
ik jij hij zij wij jullie ben bent is zijn was heb hebt heeft wil kan mag moet ga gaat kom komt mooi lief leuk goed
groot klein nieuw oud snel sterk veilig kluis sleutel slot deur computer internet toegang inloggen beheer admin gebruiker
voetbal hockey tennis muziek gitaar piano vakantie strand zee zon maan ster regen sneeuw storm wolk boom bloem roos tulp
bos berg rivier eiland wereld land stad dorp straat plein markt winkel werk baan kantoor boek pen papier tafel stoel bed`

export const dutchCommonWords: string[] = words.split(/\s+/)
