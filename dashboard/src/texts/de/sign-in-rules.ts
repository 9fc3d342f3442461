import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const counted = createCounter('de')

export const signInRules: Texts['signInRules'] = {
  what: 'Anmelderegeln',
  theRules: 'die Anmelderegeln',
  failed: 'Die Anmelderegeln wurden nicht gespeichert.',
  saved: 'Die Anmelderegeln sind gespeichert',
  labels: {
    everyone: 'Zweiter Faktor: alle',
    roles: 'Zweiter Faktor: Rollen',
    groups: 'Zweiter Faktor: Gruppen',
    trustedBrowserDays: 'Vertrauenswürdige Browser',
    lockProfiles: 'Profilsperre',
    nameGroupsOnRefusal: 'Kein Zugriff',
    idleDays: 'Tage ohne Benutzung',
    absoluteDays: 'Tage insgesamt',
    invitationDays: 'Einladungen',
  },
  factor: {
    title: 'Zweiter Faktor',
    everyone: 'Alle müssen einen haben',
    everyoneHint: 'Wer keinen hat, richtet ihn bei der nächsten Anmeldung ein, bevor sich etwas öffnet.',
    byRole: 'Oder Personen mit einer Rolle',
    byGroup: 'Oder Personen in einer Gruppe',
    never: 'Nie',
    days: count => (count === 1 ? '1 Tag' : `${count} Tage`),
    roles: {
      owner: 'Inhaber',
      admin: 'Administratoren',
      usermanager: 'Benutzerverwaltung',
      user: 'Mitglieder',
    },
    removeGroup: name => `${name} entfernen`,
    noGroup: 'Keine',
    addGroup: 'Gruppe hinzufügen',
    trusted: 'In einem vertrauenswürdigen Browser überspringen',
    trustedHint: 'Administratoren und Inhaber werden immer gefragt.',
  },
  signedOut: {
    unknown: 'Es ließ sich nicht feststellen, wen das Speichern abmelden würde.',
    who: 'Wer abgemeldet würde',
    people: 'Personen',
    save: count => `Speichern und ${counted(count, 'Person', 'Personen')} abmelden`,
    title: count => `Das Speichern meldet jetzt ${counted(count, 'Person', 'Personen')} ab`,
    seeWho: 'Anzeigen',
    one: 'Sie hat keinen zweiten Faktor und wird gebeten, einen Passkey oder eine Authenticator-App einzurichten.',
    many: 'Sie haben keinen zweiten Faktor. Alle werden gebeten, einen Passkey oder eine Authenticator-App einzurichten.',
    you: 'Das sind Sie: Sie haben keinen zweiten Faktor. Sie melden sich neu an und richten einen Passkey oder eine Authenticator-App ein, bevor sich etwas öffnet.',
    youToo:
      'Sie sind dabei: Sie haben keinen zweiten Faktor. Sie melden sich neu an und richten einen Passkey oder eine Authenticator-App ein, bevor sich etwas öffnet.',
  },
  profiles: {
    lead: 'Was Personen an sich selbst ändern dürfen',
    lock: 'Nur Administratoren ändern Namen und E-Mail-Adressen',
    lockHint: 'Foto, Sprache und Anmeldearten bleiben bei den Personen selbst.',
  },
  refusals: {
    name: 'Gruppen nennen, für die eine Anwendung freigegeben ist',
    hint: 'Wer sie nicht öffnen darf, liest sie und weiß, worum zu bitten ist. Wen man fragt, steht in jedem Fall da.',
  },
  sessions: {
    title: 'Sitzungen',
    idle: 'Ohne Benutzung angemeldet bleiben',
    idleHint: 'Ein Browser, zu dem niemand zurückkehrt, wird nach dieser Zeit abgemeldet.',
    absolute: 'Und insgesamt',
    absoluteHint: 'Danach melden sich alle neu an. Bestehende Sitzungen behalten ihr Ende.',
    days: ' Tage',
  },
  invitations: {
    valid: 'Annehmbar',
    hint: 'Einladungen ab jetzt. Eine neue ist jederzeit erstellt.',
  },
}
