import type { start as nl } from '../nl/start.ts'
import type { SameKeys } from '../same-keys.ts'

export const start: SameKeys<typeof nl> = {
  welcome: {
    title: 'Welcome to Driehoek',
    intro:
      'Here you keep a dossier for each pupil: talks with pupil and parents, reports that everyone signs, and what goes along to the next school. All of it is encrypted on this computer and nowhere else.',
    newTitle: 'Start your own',
    newText: 'Make a vault with a passphrase of your own. Then read in a class list or add pupils.',
    newAction: 'Make a new vault',
    sampleTitle: 'Look around first',
    sampleText: 'Open a school with 24 made-up pupils. Try everything; you remove the school again in one step.',
    sampleAction: 'Open the sample school',
    making: 'Making the vault',
    makingSample: 'Preparing the sample school',
  },
  steps: { label: 'Steps', who: 'Who you are', passphrase: 'Passphrase', recovery: 'Recovery code' },
  fillIn: 'Fill this in.',
  who: {
    title: 'About you and your school',
    text: 'These names appear on the reports. You can change them later in Settings.',
    school: 'Name of the school',
    name: 'Your own name',
    role: 'Your position',
    next: 'Next',
  },
  passphrase: {
    title: 'Choose a passphrase',
    text: 'This phrase opens the vault. Take four or more words that mean nothing together. Nobody can look it up for you, nor can we.',
    label: 'Passphrase',
    again: 'The same passphrase once more',
    different: 'The two passphrases are not the same.',
    show: 'Show or hide the passphrase',
    strength: 'Strength',
    scores: { s0: 'too weak', s1: 'too weak', s2: 'almost strong enough', s3: 'strong', s4: 'very strong' },
    make: 'Make the vault',
  },
  recovery: {
    title: 'Keep your recovery code',
    text: 'If you lose the passphrase, this code is the only way back. Print it and lock it away, for instance in the school’s safe. You see it only once.',
    codeLabel: 'Recovery code',
    print: 'Print',
    savePdf: 'Save as PDF',
    fileName: 'Recovery code Driehoek',
    saved: 'Saved as {{name}}',
    notSaved: 'The file was not saved. The code is still on the screen. Choose another place or print the code.',
    notPrinted: 'Printing did not work. The code is still on the screen. Save it as PDF or copy it by hand.',
    askTitle: 'Type the code from your paper',
    askText: 'This makes sure that it stands on paper rightly. Dashes and capitals don’t matter.',
    wrong: 'This code does not fit the vault’s code. See whether you skipped a character.',
    confirm: 'Check the code and start',
    later: 'Check later',
    laterTitle: 'Your recovery code has not been checked yet',
    laterText: 'Type the code from your paper. Without a right code, a forgotten passphrase is the end of the vault.',
  },
  recover: {
    title: 'Open with your recovery code',
    text: 'Take the paper with the recovery code. The code opens the vault; from then on the new passphrase holds. The code itself stays valid.',
    newTitle: 'Choose a new passphrase',
    action: 'Open and replace the passphrase',
  },
  unlock: {
    forgotten: 'Passphrase forgotten?',
    title: 'Open the vault',
    label: 'Passphrase',
    action: 'Open',
    working: 'Opening',
    choose: 'Which vault?',
    own: 'Own vault',
    sample: 'Sample school',
    made: 'made on {{date}}',
    sampleText: 'The sample school needs no passphrase.',
    another: 'Another vault or a new one',
    toVault: 'Back to the vault',
  },
  errors: {
    'wrong-passphrase':
      'This passphrase does not fit the vault. Nothing was changed. See whether caps lock is on and try again.',
    'wrong-recovery-code':
      'This recovery code does not fit the vault. Nothing was changed. See whether you skipped a character, and whether this is the right vault.',
    'newer-version':
      'This vault was made with a newer version of Driehoek. Nothing was changed. Update Driehoek, then open the vault.',
    'header-damaged':
      'The start of this vault is damaged. Driehoek changed or removed nothing. Restore a backup or ask your IT colleague for help.',
    'open-elsewhere': 'This vault is already open in another window. Go there, or close that window and try again.',
    'not-found': 'This vault can no longer be found on this computer.',
    'passphrase-too-weak':
      'This passphrase is too easy to guess. Take at least twelve characters and a few more words.',
    'disk-full': 'The disk is full, so the vault was not made. Free some space and try again.',
    desktopTitle: 'Driehoek can’t start here',
    noStartToken:
      'This page was opened by hand. Your data are safe. Start Driehoek with its own command (npm start); the right window then opens by itself.',
    desktopSilent:
      'The program behind this window no longer answers. Your data are safe. Close this window and start Driehoek again. Error code: {{code}}.',
    unexpected:
      'Something went wrong that we don’t know. Nothing was thrown away. Close Driehoek and try again. Error code: {{code}}.',
  },
}
