import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const redirect: Texts['redirect'] = {
  title: app => `${app} está configurada de otra manera`,
  youCameFrom: app => html`Viene de ${bold(app)}`,
  heading: 'Nos hemos detenido antes de enviarle de vuelta',
  lead: app =>
    `${app} nos pidió enviarle a una dirección que no está registrada para esa aplicación. Su cuenta está en orden.`,
  sent: app => `${app} envió`,
  registered: 'Registrado aquí',
  noneRegistered: 'Todavía ninguna dirección.',
  hint: 'La diferencia está marcada. Suele ser un ajuste de la aplicación, a veces un enlace de otra persona.',
  openInDashboard: app => `Abrir ${app} en el panel`,
  add: {
    heading: app => `${app} usa una dirección que no está registrada`,
    lead: username =>
      `Está en un servidor que la aplicación ya tiene. Ha iniciado sesión como ${username}, así que puede añadirla aquí.`,
    button: app => `Añadir esta dirección a ${app}`,
    hint: 'Queda registrado a su nombre. Después puede seguir a la aplicación.',
    expected: app => `La receta de ${app} prevé esta dirección`,
    expectedText: 'Es propia del programa y todavía no está registrada.',
    prove: 'Volver a iniciar sesión para añadirla',
    proveHint: 'Para añadir una dirección hace falta un inicio de sesión de los últimos minutos.',
  },
  otherHost: {
    heading: 'Esta dirección está en otro servidor',
    lead: app =>
      `${app} nunca la ha usado. Quien la posea recibiría los inicios de sesión de la gente, así que no se puede añadir desde aquí.`,
    note: '¿Ha llegado aquí por un enlace?',
    noteText: app =>
      `Puede que alguien intente engañarle. Si ha trasladado usted ${app}, escriba la nueva dirección en su página del panel.`,
  },
  byHand: {
    note: 'Esta no se puede añadir desde aquí',
    noteText: app =>
      `Solo se pueden añadir direcciones https sencillas. Si ${app} la necesita de verdad, escríbala en su página del panel.`,
  },
  kept: {
    heading: (app, file) => `${app} está en ${file}`,
    text: 'Si la dirección es correcta, añádala allí y vuelva a aplicar el archivo.',
  },
  added: {
    title: app => `La dirección se ha añadido a ${app}`,
    lead: app => `Desde ahora ${app} puede hacer que se envíe allí a la gente. No se ha cambiado nada más.`,
    goOn: app => `Seguir a ${app}`,
    startAgain: app => `Vuelva a ${app} y empiece de nuevo.`,
  },
}

export const protocol: Texts['protocol'] = {
  title: 'Este inicio de sesión no puede continuar',
  heading: 'Este inicio de sesión no puede continuar',
  lead: app =>
    `${app ?? 'La aplicación de la que viene'} ha pedido algo que no podemos hacer. Vuelva a la aplicación y empiece de nuevo; si sigue igual, avise a quien es responsable de ella.`,
  technical: 'Para quien es responsable de la aplicación',
}
