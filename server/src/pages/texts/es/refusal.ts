import { html } from '../../html.ts'
import { bold, mono } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const refusal: Texts['refusal'] = {
  title: app => `Sin acceso a ${app}`,
  youAskedFor: app => html`Ha pedido ${bold(app)}`,
  heading: app => `No tiene acceso a ${app}`,
  lead: 'Ha iniciado sesión correctamente. Esta aplicación está limitada a algunas personas.',
  signedInAs: username => html`Ha iniciado sesión como ${bold(username)}`,
  reasons: {
    'account-active': () => 'Su cuenta está activa.',
    'app-switched-off': app => `${app} está desactivada para todo el mundo.`,
    'open-to-nobody': app => `${app} todavía no está abierta a nadie.`,
    'in-a-group': app => `Está en un grupo que puede abrir ${app}.`,
    'in-no-group': app => `No está en ninguno de los grupos que pueden abrir ${app}.`,
    'not-by-name': app => `No está en la lista de personas que pueden abrir ${app}.`,
    'of-one-person': app => `${app} pertenece a una sola persona.`,
    'let-in-by-name': app => `Se le ha dado acceso a ${app} por su nombre.`,
    'time-is-over': app => `El tiempo por el que tenía acceso a ${app} ha terminado.`,
    'other-network': app => `${app} no está abierta desde la red en la que está.`,
    'no-second-factor': app => `${app} pide un segundo paso al iniciar sesión, y su cuenta todavía no tiene ninguno.`,
  },
  onlyFor: (app, groups, count) =>
    html`${app} es para ${groups}. Usted no está en ${count === 1 ? 'ese grupo.' : 'ninguno de estos grupos.'}`,
  moreGroups: count => `${count} más`,
  whoCanHelp: 'Quién puede darle acceso',
  emailTo: name => `Escribir a ${name}`,
  mailNote: (reference, name) =>
    html`El correo ya está preparado, con la referencia ${mono(reference)}, para que ${name} pueda ver qué ha pasado.`,
  nobodyNamed: reference =>
    html`Pregunte a quien gestiona su cuenta e indique la referencia ${mono(reference)}, para que pueda ver qué ha pasado.`,
  switchAccount: 'Iniciar sesión con otra cuenta',
  back: app => `Volver a ${app}`,
}
