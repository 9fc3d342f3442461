import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('es')

/** The overview of an app: how it is used and by whom, and its activity. */
export const appsOverview: Texts['appsOverview'] = {
  contact: (name: string) => `${name} se ocupa de ella`,
  nothingRecorded: 'No hay nada registrado sobre esta aplicación',
  use: {
    title: 'Aperturas',
    what: 'uso',
    day: 'Día',
    opened: 'Abierta',
    refused: 'Rechazada',
    byDay: 'Aperturas por día',
    span: 'Días mostrados',
    days: (amount: number) => `${amount} d.`,
    never: (app: string, days: number) =>
      `Nadie ha abierto ${app} en los últimos ${days} días. Pruebe el inicio de sesión una vez y esto se irá llenando.`,
    /** What the chart shows, in a sentence. */
    sum: (opened: string, days: number, people: string) => `${opened} en ${days} días, por ${people}.`,
    openedSum: (amount: number) => `Abierta ${count(amount, 'vez', 'veces')}`,
    peopleSum: (amount: number) => count(amount, 'persona', 'personas'),
    refusedSum: (amount: number) => `Rechazada ${count(amount, 'vez', 'veces')}.`,
    asChart: 'Mostrar como gráfico',
    asTable: 'Mostrar como tabla',
  },
  openers: {
    secondFactor: 'Segundo factor obligatorio',
    through: (amount: number, nested: number, groups: string) =>
      `${count(amount, 'persona', 'personas')}, ${nested} de ellas por ${groups}`,
    moreGroups: (amount: number) => `y ${count(amount, 'grupo más', 'grupos más')}`,
    waiting: (amount: number) => count(amount, 'solicitud en espera', 'solicitudes en espera'),
    nobodyHint: 'Indique quién puede abrirla cuando esté configurada.',
    byName: (amount: number) => count(amount, 'persona por nombre', 'personas por nombre'),
    asked: (amount: number) => count(amount, 'persona que la pidió', 'personas que la pidieron'),
    admins: 'Administradores',
    adminsAnyway: 'Incluidos. Todos tienen otra vía de acceso.',
    adminsOnly: (amount: number) =>
      `Incluidos: gestionan el servidor. ${count(amount, 'no tiene', 'no tienen')} otra vía de acceso.`,
  },
  signedIn: {
    more: (amount: number) => `Mostrar ${amount} más`,
    nobody: (app: string) => `Nadie tiene ${app} abierta.`,
    atOnce: 'Cuando termina una sesión, la pasarela pide iniciar sesión de inmediato.',
    noMessages: 'No acepta mensajes de cierre de sesión. Su próxima renovación se rechaza.',
    messages: 'Se le avisa en segundos cuando termina una sesión.',
  },
}
