import { html } from '../../html.ts'
import { bold, mono } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const shared: Texts['shared'] = {
  youAreOn: host => html`Está en ${bold(host)}`,
  language: 'Idioma',
  trouble: contact => `¿Problemas? Pregunte a ${contact}`,
  toMyApps: 'Ir a mis aplicaciones',
  signIn: 'Iniciar sesión',
  signedInAs: username => `Ha iniciado sesión como ${username}.`,
  useAnotherAccount: 'Usar otra cuenta',
  reference: reference => html`Referencia ${mono(reference)}`,
  email: 'Correo electrónico',
  mailSubject: (app, reference) => `Acceso a ${app} (${reference})`,
  looksAfter: app => `Responsable de ${app}`,
  show: 'Mostrar',
  hide: 'Ocultar',
  showPassword: 'Mostrar la contraseña',
  hidePassword: 'Ocultar la contraseña',
}
