/** Before a vault is open: welcome, new vault, recovery code, unlock. */
export const start = {
  welcome: {
    title: 'Welkom bij Driehoek',
    intro:
      'Hier bewaar je per leerling een dossier: gesprekken met leerling en ouders, verslagen die iedereen tekent, en wat meegaat naar de volgende school. Alles staat versleuteld op deze computer en nergens anders.',
    newTitle: 'Zelf beginnen',
    newText: 'Maak een kluis met je eigen wachtzin. Daarna lees je een klassenlijst in of voeg je leerlingen toe.',
    newAction: 'Nieuwe kluis maken',
    sampleTitle: 'Eerst rondkijken',
    sampleText:
      'Open een school met 24 verzonnen leerlingen. Je kunt alles proberen en haalt de school in één keer weer weg.',
    sampleAction: 'Voorbeeldschool openen',
    making: 'De kluis wordt gemaakt',
    makingSample: 'De voorbeeldschool wordt klaargezet',
  },
  steps: { label: 'Stappen', who: 'Wie je bent', passphrase: 'Wachtzin', recovery: 'Herstelcode' },
  fillIn: 'Vul dit in.',
  who: {
    title: 'Over jou en je school',
    text: 'Deze namen komen op de verslagen. Je kunt ze later veranderen bij Instellingen.',
    school: 'Naam van de school',
    name: 'Je eigen naam',
    role: 'Je functie',
    next: 'Verder',
  },
  passphrase: {
    title: 'Kies een wachtzin',
    text: 'Met deze zin open je de kluis. Neem vier of meer woorden die bij elkaar niets betekenen. Niemand kan de zin voor je opzoeken, wij ook niet.',
    label: 'Wachtzin',
    again: 'Nog een keer dezelfde wachtzin',
    different: 'De twee wachtzinnen zijn niet gelijk.',
    show: 'Wachtzin tonen of verbergen',
    strength: 'Sterkte',
    scores: { s0: 'te zwak', s1: 'te zwak', s2: 'bijna sterk genoeg', s3: 'sterk', s4: 'heel sterk' },
    make: 'Kluis maken',
  },
  recovery: {
    title: 'Bewaar je herstelcode',
    text: 'Ben je de wachtzin kwijt, dan is deze code de enige weg terug. Druk hem af en leg hem achter slot, bijvoorbeeld in de kluis van de school. Je ziet hem maar één keer.',
    codeLabel: 'Herstelcode',
    print: 'Afdrukken',
    savePdf: 'Bewaren als PDF',
    fileName: 'Herstelcode Driehoek',
    saved: 'Bewaard als {{name}}',
    notSaved: 'Het bestand is niet bewaard. De code staat nog op het scherm. Kies een andere plek of druk de code af.',
    notPrinted: 'Het afdrukken lukte niet. De code staat nog op het scherm. Bewaar hem als PDF of schrijf hem over.',
    askTitle: 'Typ de code over van je papier',
    askText: 'Zo weten we zeker dat hij goed op papier staat. Streepjes en hoofdletters maken niet uit.',
    wrong: 'Deze code klopt niet met de code van de kluis. Kijk of je een teken hebt overgeslagen.',
    confirm: 'Code controleren en beginnen',
    later: 'Later controleren',
    laterTitle: 'Je herstelcode is nog niet gecontroleerd',
    laterText: 'Typ de code over van je papier. Zonder goede code is een vergeten wachtzin het einde van de kluis.',
  },
  recover: {
    title: 'Openen met je herstelcode',
    text: 'Pak het papier met de herstelcode. De code opent de kluis; daarna geldt de nieuwe wachtzin. De code zelf blijft geldig.',
    newTitle: 'Kies een nieuwe wachtzin',
    action: 'Openen en wachtzin vervangen',
  },
  unlock: {
    forgotten: 'Wachtzin vergeten?',
    title: 'Kluis openen',
    label: 'Wachtzin',
    action: 'Openen',
    working: 'Bezig met openen',
    choose: 'Welke kluis?',
    own: 'Eigen kluis',
    sample: 'Voorbeeldschool',
    made: 'gemaakt op {{date}}',
    sampleText: 'De voorbeeldschool heeft geen wachtzin nodig.',
    another: 'Andere kluis of nieuwe kluis',
    toVault: 'Terug naar de kluis',
  },
  errors: {
    'wrong-passphrase':
      'Deze wachtzin past niet op de kluis. Er is niets veranderd. Kijk of hoofdletters aan staan en probeer het opnieuw.',
    'wrong-recovery-code':
      'Deze herstelcode past niet op de kluis. Er is niets veranderd. Kijk of je een teken hebt overgeslagen, en of dit de goede kluis is.',
    'newer-version':
      'Deze kluis is met een nieuwere versie van Driehoek gemaakt. Er is niets veranderd. Werk Driehoek bij en open de kluis daarna.',
    'header-damaged':
      'Het begin van deze kluis is beschadigd. Driehoek heeft niets veranderd of weggegooid. Zet een reservekopie terug of vraag je ICT-collega om hulp.',
    'open-elsewhere':
      'Deze kluis is al open in een ander venster. Ga daarheen, of sluit dat venster en probeer het opnieuw.',
    'not-found': 'Deze kluis is niet meer op deze computer te vinden.',
    'passphrase-too-weak':
      'Deze wachtzin is te makkelijk te raden. Neem minstens twaalf tekens en een paar woorden meer.',
    'disk-full': 'De schijf is vol, dus de kluis is niet gemaakt. Maak ruimte vrij en probeer het opnieuw.',
    desktopTitle: 'Driehoek kan hier niet beginnen',
    noStartToken:
      'Deze pagina is met de hand geopend. Je gegevens zijn veilig. Start Driehoek met zijn eigen opdracht (npm start); dan opent het goede venster vanzelf.',
    desktopSilent:
      'Het programma achter dit venster antwoordt niet meer. Je gegevens zijn veilig. Sluit dit venster en start Driehoek opnieuw. Foutcode: {{code}}.',
    unexpected:
      'Er ging iets mis wat we niet kennen. Er is niets weggegooid. Sluit Driehoek en probeer het opnieuw. Foutcode: {{code}}.',
  },
}
