import { html } from '../../html.ts'
import type { Texts } from '../en/index.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('de')

/** A browser is on a device, and under a system. */
const place = (system: string): string => (/^(?:iPhone|iPad)$/.test(system) ? `auf dem ${system}` : `unter ${system}`)

export const devices: Texts['devices'] = {
  lead: 'Browser, in denen Sie angemeldet sind, und solche, in denen Sie nicht bestätigen müssen, dass Sie es sind.',
  sessions: 'Wo Sie angemeldet sind',
  unknownBrowser: 'Unbekannter Browser',
  unknownOn: system => `Unbekannter Browser ${place(system)}`,
  browserOn: (browser, system) => `${browser} ${place(system)}`,
  here: 'Dieses Gerät',
  signedIn: (address, when) => html`${address}. Angemeldet: ${when}`,
  active: (address, when) => html`${address}. Zuletzt aktiv: ${when}`,
  activeIn: (address, when, apps) => html`${address}. Zuletzt aktiv: ${when}, in ${apps}`,
  signOut: 'Abmelden',
  signOutOne: device => `${device} abmelden`,
  signOutOthers: 'Überall sonst abmelden',
  more: count => `Und ${count} weitere.`,
  trusted: 'Vertrauenswürdige Browser',
  trustedNote:
    'Sie fragen bis zum genannten Tag nicht nach einem zweiten Schritt. Ändern Sie Ihr Passwort oder einen Faktor, endet das.',
  noTrusted: 'Keine. Jede Anmeldung fragt nach Ihrem zweiten Schritt, wenn Sie einen haben.',
  trustedUntil: (seen, until) => html`Zuletzt benutzt: ${seen}, vertrauenswürdig bis zum ${until}`,
  forget: 'Vergessen',
  forgetOne: device => `${device} vergessen`,
  everywhere: 'Überall abmelden',
  everywhereNote: 'Beendet alle diese Anmeldungen, auch diese hier, mit jeder Anwendung, die von dort geöffnet wurde.',
  done: {
    one: 'Dort abgemeldet.',
    others: 'Überall sonst sind Sie abgemeldet.',
    forgotten: 'Dieser Browser fragt wieder nach Ihrem zweiten Schritt.',
  },
}

export const everywhere: Texts['everywhere'] = {
  title: 'Überall abmelden',
  askHeading: 'Überall abmelden?',
  askLead:
    'Damit werden Sie in allen Browsern abgemeldet, auch in diesem, und in jeder Anwendung, die von dort geöffnet wurde.',
  submit: 'Überall abmelden',
  stay: 'Angemeldet bleiben',
  doneTitle: 'Überall abgemeldet',
  heading: 'Sie sind überall abgemeldet',
  lead: count =>
    plural(count, {
      one: 'Dieses Gerät und alles, was von dort angemeldet war.',
      other: `Alle ${count} Geräte und alles, was von dort angemeldet war.`,
    }),
  here: 'Dieses Gerät',
  wasActive: when => html`Zuletzt aktiv: ${when}`,
  ended: 'Beendet',
  apps: 'Was die Anwendungen geantwortet haben',
  stillWork: count =>
    plural(count, {
      one: 'Ein Anwendungspasswort gilt weiter',
      other: `${count} Anwendungspasswörter gelten weiter`,
    }),
  stillWorkHelp: names => `${names}: keine Anmeldungen. Widerrufen können Sie sie unter Profil, Sicherheit.`,
  quoted: name => `„${name}“`,
  again: 'Wieder anmelden',
  hint: 'Hat sich jemand anders unter Ihrem Namen angemeldet? Ändern Sie als Nächstes Ihr Passwort. Diese Seite wird nur einmal angezeigt.',
}
