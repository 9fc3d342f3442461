import { html } from '../../html.ts'
import type { Texts } from '../en/index.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('fr')

/** A browser is on a device, and under a system. */
const place = (system: string): string => (/^(?:iPhone|iPad)$/.test(system) ? `sur ${system}` : `sous ${system}`)

export const devices: Texts['devices'] = {
  lead: 'Les navigateurs où vous êtes connecté, et ceux où vous n’avez pas à confirmer que c’est vous.',
  sessions: 'Où vous êtes connecté',
  unknownBrowser: 'Navigateur inconnu',
  unknownOn: system => `Navigateur inconnu ${place(system)}`,
  browserOn: (browser, system) => `${browser} ${place(system)}`,
  here: 'Cet appareil',
  signedIn: (address, when) => html`${address}. Connexion\u00a0: ${when}`,
  active: (address, when) => html`${address}. Dernière activité\u00a0: ${when}`,
  activeIn: (address, when, apps) => html`${address}. Dernière activité\u00a0: ${when}, dans ${apps}`,
  signOut: 'Déconnecter',
  signOutOne: device => `Déconnecter ${device}`,
  signOutOthers: 'Se déconnecter partout ailleurs',
  more: count => `Et ${count} de plus.`,
  trusted: 'Navigateurs de confiance',
  trustedNote:
    'Ils ne demandent pas de seconde étape jusqu’au jour indiqué. Si vous changez votre mot de passe ou un facteur, cela prend fin.',
  noTrusted: 'Aucun. Chaque connexion demande votre seconde étape, si vous en avez une.',
  trustedUntil: (seen, until) => html`Dernière utilisation\u00a0: ${seen}, de confiance jusqu’au ${until}`,
  forget: 'Oublier',
  forgetOne: device => `Oublier ${device}`,
  everywhere: 'Se déconnecter partout',
  everywhereNote: 'Met fin à toutes ces connexions, celle-ci comprise, avec chaque application ouverte depuis elles.',
  done: {
    one: 'Déconnecté là-bas.',
    others: 'Vous êtes déconnecté partout ailleurs.',
    forgotten: 'Ce navigateur demande de nouveau votre seconde étape.',
  },
}

export const everywhere: Texts['everywhere'] = {
  title: 'Se déconnecter partout',
  askHeading: 'Se déconnecter partout\u00a0?',
  askLead: 'Cela vous déconnecte de chaque navigateur, celui-ci compris, et de chaque application ouverte depuis eux.',
  submit: 'Se déconnecter partout',
  stay: 'Rester connecté',
  doneTitle: 'Déconnecté partout',
  heading: 'Vous êtes déconnecté partout',
  lead: count =>
    plural(count, {
      one: 'Cet appareil et tout ce qui était connecté depuis celui-ci.',
      other: `Les ${count} appareils et tout ce qui était connecté depuis ceux-ci.`,
    }),
  here: 'Cet appareil',
  wasActive: when => html`Dernière activité\u00a0: ${when}`,
  ended: 'Terminé',
  apps: 'Ce que les applications ont répondu',
  stillWork: count =>
    plural(count, {
      one: 'Un mot de passe d’application fonctionne encore',
      other: `${count} mots de passe d’application fonctionnent encore`,
    }),
  stillWorkHelp: names => `${names}\u00a0: ce ne sont pas des connexions. Révoquez-les sous Profil, Sécurité.`,
  quoted: name => `«\u00a0${name}\u00a0»`,
  again: 'Se reconnecter',
  hint: 'Quelqu’un d’autre s’est connecté à votre place\u00a0? Changez maintenant votre mot de passe. Cette page n’est affichée qu’une fois.',
}
