import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('de')

export const appsAccess: Texts['appsAccess'] = {
  who: 'Wer sie öffnen kann',
  changeWho: 'Ändern, wer',
  changeThere: 'Ändern Sie die Regel dort und wenden Sie sie neu an.',
  failed: 'Die Regel wurde nicht gespeichert.',
  remove: name => `${name} entfernen`,
  everyone: 'Alle',
  everyoneHint: 'Alle Personen und wer später hinzukommt',
  everyoneHintOf: amount => `${count(amount, 'Person', 'Personen')} und wer später hinzukommt`,
  chosen: 'Einige Gruppen und Personen',
  chosenHint: 'Nur, wer hier steht',
  addGroup: 'Gruppe hinzufügen',
  addPerson: 'Person hinzufügen',
  one: 'Eine Person',
  oneHint: 'Nur diese Person, nicht einmal die Administration',
  choosePerson: 'Person wählen',
  chooseAnother: 'Andere Person wählen',
  nobody: 'Noch niemand',
  nobodyHint: 'Schließen Sie erst die Einrichtung ab und testen Sie. Nur die Administration sieht die App.',
  nobodyHintAtAll: 'Schließen Sie erst die Einrichtung ab. Nicht einmal die Administration sieht die App.',
  admins: 'Die Administration kann sie auch öffnen',
  adminsHint: 'Sie betreibt den Server und kann deshalb meist jede App öffnen.',
  preview: {
    title: 'Wer hineinkommt',
    what: 'Personen',
    nobodyCan: 'Niemand kann sie öffnen',
    nobodyWill: 'Niemand wird sie öffnen können',
    can: amount => `${count(amount, 'Person kann', 'Personen können')} sie öffnen`,
    will: amount => `${count(amount, 'Person wird', 'Personen werden')} sie öffnen können`,
    onlyAdmins: amount => `Davon ${count(amount, 'Person', 'Personen')} nur als Administration.`,
    none: 'Wählen Sie, wer sie öffnen kann, und die Personen stehen hier.',
    more: amount => `und ${count(amount, 'weitere', 'weitere')}`,
  },
  changes: {
    title: 'Was das Speichern ändert',
    none: app => `Niemand erhält oder verliert dadurch den Zugriff auf ${app}.`,
    gain: (amount, app) => `${count(amount, 'Person erhält', 'Personen erhalten')} Zugriff auf ${app}`,
    lose: (amount, app) => `${count(amount, 'Person verliert', 'Personen verlieren')} den Zugriff auf ${app}`,
  },
  grants: {
    title: 'Namentlich freigegeben',
    footer: 'Für Personen, die gefragt haben. Das öffnet diese App und sonst nichts.',
  },
}
