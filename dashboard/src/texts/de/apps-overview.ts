import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('de')

/** The overview of an app: how it is used and by whom, and its activity. */
export const appsOverview: Texts['appsOverview'] = {
  contact: (name: string) => `${name} kümmert sich darum`,
  nothingRecorded: 'Zu dieser App ist nichts aufgezeichnet',
  use: {
    title: 'Geöffnet',
    what: 'Nutzung',
    day: 'Tag',
    opened: 'Geöffnet',
    refused: 'Abgelehnt',
    byDay: 'Öffnungen nach Tagen',
    span: 'Gezeigte Tage',
    days: (amount: number) => `${amount} T.`,
    never: (app: string, days: number) =>
      `In den letzten ${days} Tagen hat niemand ${app} geöffnet. Testen Sie die Anmeldung einmal; danach füllt sich dies von selbst.`,
    /** What the chart shows, in a sentence. */
    sum: (opened: string, days: number, people: string) => `${opened} in ${days} Tagen, von ${people}.`,
    openedSum: (amount: number) => `${count(amount, 'Mal', 'Mal')} geöffnet`,
    peopleSum: (amount: number) => count(amount, 'Person', 'Personen'),
    refusedSum: (amount: number) => `${count(amount, 'Mal', 'Mal')} abgelehnt.`,
    asChart: 'Als Diagramm zeigen',
    asTable: 'Als Tabelle zeigen',
  },
  openers: {
    secondFactor: 'Zweiter Faktor nötig',
    through: (amount: number, nested: number, groups: string) =>
      `${count(amount, 'Person', 'Personen')}, davon ${nested} über ${groups}`,
    moreGroups: (amount: number) => `und ${count(amount, 'weitere Gruppe', 'weitere Gruppen')}`,
    waiting: (amount: number) => count(amount, 'offene Anfrage', 'offene Anfragen'),
    nobodyHint: 'Legen Sie fest, wer sie öffnen darf, sobald sie eingerichtet ist.',
    byName: (amount: number) => `${count(amount, 'Person', 'Personen')} namentlich`,
    asked: (amount: number) => `${count(amount, 'Person', 'Personen')} auf Anfrage`,
    admins: 'Administratoren',
    adminsAnyway: 'Eingeschlossen. Alle haben noch einen anderen Weg hinein.',
    adminsOnly: (amount: number) =>
      `Eingeschlossen: Sie betreiben den Server. ${count(amount, 'hat', 'haben')} keinen anderen Weg hinein.`,
  },
  signedIn: {
    more: (amount: number) => `${amount} weitere zeigen`,
    nobody: (app: string) => `Niemand hat ${app} offen.`,
    atOnce: 'Endet eine Sitzung, verlangt das Gateway sofort eine Anmeldung.',
    noMessages: 'Sie nimmt keine Abmeldenachrichten an. Die nächste Erneuerung wird abgelehnt.',
    messages: 'Sie erfährt binnen Sekunden, wenn eine Sitzung endet.',
  },
}
