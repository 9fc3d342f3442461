import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const consent: Texts['consent'] = {
  title: app => `Permitir ${app}`,
  firstSignIn: app => html`Primer inicio de sesión en ${bold(app)}`,
  heading: app => `${app} quiere saber quién es usted`,
  lead: app => `Si lo permite, ${app} recibe estos datos e inicia su sesión. Nunca ve su contraseña.`,
  facts: {
    name: 'Nombre',
    username: 'Nombre de usuario',
    email: 'Correo electrónico',
    groups: 'Grupos',
    phone: 'Teléfono',
    photo: 'Foto',
    language: 'Idioma',
    offline: 'Acceso',
    attribute: 'Otros',
  },
  whileAway: 'También cuando no la esté usando',
  once: 'Solo se le pregunta una vez.',
  allow: 'Permitir y continuar',
  refuse: 'No permitir',
}
