import { html } from '../../html.ts'
import { bold, mono } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const shared: Texts['shared'] = {
  youAreOn: host => html`Vous êtes sur ${bold(host)}`,
  language: 'Langue',
  trouble: contact => `Un problème\u00a0? Demandez à ${contact}`,
  toMyApps: 'Aller à mes applications',
  signIn: 'Se connecter',
  signedInAs: username => `Connecté en tant que ${username}.`,
  useAnotherAccount: 'Utiliser un autre compte',
  reference: reference => html`Référence ${mono(reference)}`,
  email: 'E-mail',
  mailSubject: (app, reference) => `Accès à ${app} (${reference})`,
  looksAfter: app => `Responsable de ${app}`,
  show: 'Afficher',
  hide: 'Masquer',
  showPassword: 'Afficher le mot de passe',
  hidePassword: 'Masquer le mot de passe',
}
