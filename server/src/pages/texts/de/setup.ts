import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const setup: Texts['setup'] = {
  title: 'Einrichten',
  steps: { owner: 'Inhaber', domain: 'Domain', next: 'Wie weiter' },
  stepOf: step => `Schritt ${step} von 3`,
  neededHeading: 'Doorward läuft und hat noch keinen Inhaber',
  neededLead:
    'Wer diesen Server betreibt, schließt die Einrichtung mit dem Link ab, den Doorward beim Start ausgegeben hat.',
  expiredHeading: 'Dieser Link zur Einrichtung ist abgelaufen',
  expiredLead:
    'Links zur Einrichtung gelten eine Stunde, damit niemand anders die Einrichtung vorher abschließt. Es ist nichts verloren.',
  makeNew: 'Auf dem Server einen neuen erstellen',
  inContainer: 'In einem Container',
  printed:
    'Der Befehl gibt einen Link aus, den Sie im Browser öffnen. Auch ein Neustart von Doorward gibt einen aus, solange es keinen Inhaber gibt.',
  haveCode: 'Ich habe einen Einrichtungscode',
  alreadyHeading: 'Doorward ist bereits eingerichtet',
  alreadyLead: 'Es gibt einen Inhaber, daher bewirkt dieser Link nichts mehr.',

  ownerHeading: 'Konto des Inhabers anlegen',
  ownerLead:
    'Der Inhaber darf alles, auch weitere Administratoren ernennen. Sie können das später an jemand anderen übergeben.',
  code: 'Einrichtungscode',
  codeHint:
    'Der Teil nach „token=“ im Link aus dem Protokoll des Servers, damit nur jemand mit Zugang zum Server die Einrichtung abschließen kann. So wird ein neuer ausgegeben:',
  wrongCode:
    'Dieser Code ist falsch oder abgelaufen. Kopieren Sie ihn noch einmal oder lassen Sie einen neuen ausgeben.',
  displayName: 'Ihr Name',
  username: 'Benutzername',
  email: 'E-Mail',
  password: 'Passwort',
  passwordHint: 'Am besten mindestens 12 Zeichen. Einige Wörter ohne Zusammenhang ergeben ein gutes Passwort.',
  createOwner: 'Inhaber anlegen und weiter',
  restore: 'Stattdessen ein Backup wiederherstellen',
  restoreHelp:
    'Halten Sie diesen Server an, stellen Sie das Backup in einem Ordner wieder her, in dem noch nichts liegt, und starten Sie ihn mit diesem Ordner. Gefragt wird nach dem Wiederherstellungsschlüssel. Personen, Anwendungen und deren Geheimnisse sind danach wieder da, wie sie waren.',
  correct: 'Sehen Sie sich einiges noch einmal an',
  correctHelp: 'Was zu ändern ist, ist unten markiert.',

  domainHeading: 'Geben Sie Ihrem Verzeichnis einen Namen',
  domainLead:
    'Unter diesen Adressen finden Anwendungen die Personen in Ihrem Verzeichnis. Wird die Basis-DN später geändert, müssen LDAP-Anwendungen neu eingerichtet werden.',
  organisation: 'Name der Organisation',
  organisationHint: 'Steht auf der Anmeldeseite.',
  publicUrl: 'Adresse dieses Servers',
  publicUrlHint:
    'So, wie sie eingegeben wird. Alles außer localhost braucht https, von Doorward oder von einem Reverse Proxy.',
  publicUrlLocked: where => `Festgelegt durch ${where} und nur dort zu ändern.`,
  baseDn: 'Basis-DN',
  baseDnHint: 'Lassen Sie sie so, es sei denn, Sie ersetzen einen anderen LDAP-Server.',
  sees: {
    heading: 'Was Anwendungen sehen',
    issuer: 'OIDC-Aussteller',
    people: 'LDAP, Personen',
    groups: 'LDAP, Gruppen',
    person: 'Sie',
  },
  moving: origin => `Von nun an antwortet der Server unter ${origin}`,
  movingHelp: (probe, here) =>
    html`Jetzt sind Sie auf ${bold(here)}, danach nicht mehr. Öffnen Sie zuerst ${probe} in einem weiteren Tab: Steht dort „alive“, führt die Adresse zu diesem Server. Dort melden Sie sich neu an.`,
  saveAndMove: host => `Speichern und zu ${host} wechseln`,
  save: 'Speichern und weiter',

  nextHeading: host => `Doorward läuft unter ${host}`,
  nextLead: 'Beginnen Sie, wo Sie möchten. Alles findet sich im Dashboard wieder.',
  cards: {
    people: {
      title: 'Personen hinzufügen',
      text: 'Versenden Sie Einladungslinks, geben Sie Personen ein oder bringen Sie sie in einer Tabelle mit. Ein Mailserver ist nicht nötig.',
      go: 'Personen hinzufügen',
    },
    apps: {
      title: 'Erste Anwendung verbinden',
      text: 'Wählen Sie ein Rezept wie Nextcloud oder Grafana, kopieren Sie die Werte hinein und testen Sie, bevor es jemand merkt.',
      go: 'Anwendung hinzufügen',
    },
    directoryServer: {
      title: 'Verzeichnisserver einschalten',
      text: 'Für Anwendungen, die Personen über LDAP nachschlagen. Wählen Sie, welche Adressen sich verbinden dürfen.',
      go: 'Einrichten',
    },
  },
  skip: 'Weiter zum Dashboard',
  bring: 'Haben Sie schon Active Directory oder LDAP?',
  bringGo: 'Verzeichnis anbinden',

  protectHeading: 'Schützen Sie zuerst das Konto des Inhabers',
  protectWhy: link => html`Es hat bisher nur ein Passwort. ${link} (etwa 20 Sekunden).`,
  protectGo: 'Passkey hinzufügen',

  keyHeading: 'Backups brauchen einen Wiederherstellungsschlüssel',
  keyWhy:
    'Sie werden für ihn verschlüsselt, samt allen Schlüsseln und Geheimnissen darin, und es gibt keine, solange er fehlt. Er wird nur einmal angezeigt.',
  keyMake: 'Wiederherstellungsschlüssel erstellen',
  keyStore: 'Bewahren Sie den Wiederherstellungsschlüssel jetzt auf',
  keyOnce:
    'Er öffnet jedes Backup auf einer leeren Maschine und wird nur dieses eine Mal angezeigt: Hier bleibt nur seine öffentliche Hälfte. Bewahren Sie ihn auf Papier oder in einem Passwortmanager auf, getrennt von dieser Maschine.',
  copy: 'Kopieren',
  copied: 'Kopiert',
  download: 'Herunterladen',
  keyStored: 'Ich habe ihn aufbewahrt',
}
