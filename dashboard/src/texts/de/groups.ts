import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'
import { group } from './group.ts'

const count = createCounter('de')

export const groups: Texts['groups'] = {
  title: 'Gruppen',
  what: 'Gruppen',
  lead: 'Gruppen entscheiden, wer welche App öffnen kann.',
  new: 'Neue Gruppe',
  find: 'Gruppe suchen',
  keys: '{j} {k} zum Bewegen, {space} für einen kurzen Blick, {enter} zum Öffnen',
  space: 'Leertaste',
  noMatch: 'Keine Gruppe passt zu diesen Filtern',
  none: 'Noch keine Gruppen',
  noneText: 'Öffnen Sie eine App einmal für eine Gruppe, und wer der Gruppe später beitritt, kann sie auch öffnen.',
  named: {
    search: text => `Name oder Beschreibung enthält „${text}“`,
    source: source => `Quelle ist ${source}`,
  },
  own: {
    title: 'Meine Gruppen',
    lead: 'Hier fügen Sie Personen hinzu, entfernen sie und legen fest, bis wann sie bleiben.',
    none: 'Sie verwalten keine Gruppe mehr',
    noneText: 'Wenden Sie sich an die Administration, wenn Sie es sollten.',
  },
  columns: { group: 'Gruppe', source: 'Quelle', people: 'Personen', opens: 'Öffnet' },
  people: count => (count === 1 ? 'Person' : 'Personen'),
  includes: names => `Enthält ${names}`,
  inside: names => `In ${names}`,
  opensNone: 'Keine',
  kept: {
    here: 'Lokal',
    file: 'Eine maßgebliche Datei',
    directory: 'Ein externes Verzeichnis',
  },
  keptHere: 'Liegt hier',
  keptInFile: file => `Sie liegt in ${file}. Ändern Sie sie dort und wenden Sie es neu an.`,
  keptInDirectory: directory => `Sie kommt aus ${directory}, und ihre Mitglieder werden dort geändert.`,
  add: {
    failed: 'Die Gruppe wurde nicht hinzugefügt.',
    name: 'Name',
    nameHint: 'Apps sehen diesen Namen.',
    description: 'Beschreibung',
    submit: 'Gruppe hinzufügen',
  },
  glance: {
    group: 'Gruppe',
    sum: (amount, apps) => `${count(amount, 'Person', 'Personen')}, ${apps}`,
    apps: amount => count(amount, 'App', 'Apps'),
    close: 'Schließen',
    keptIn: 'Liegt in',
    opens: 'Öffnet diese Apps',
    open: 'Öffnen',
    inside: 'Gruppen in dieser',
    noInside: 'Keine',
    addGroup: 'Gruppe hinzufügen',
    added: 'Hier hinzugefügte Personen',
    nobody: 'Noch niemand.',
    until: (username, day) => `${username}, bis ${day}`,
    remove: person => `${person} entfernen`,
    more: amount => `und ${count(amount, 'weitere Person', 'weitere Personen')}`,
    noApps: 'Noch keine.',
    onlyThis: 'Nur über diese Gruppe',
    with: names => `Mit ${names}`,
  },
  group,
}
