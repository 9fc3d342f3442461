import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('es')

export const matrix: Texts['matrix'] = {
  title: 'Matriz de accesos',
  lead: 'Quién puede abrir qué, calculado con las mismas reglas que un inicio de sesión. Elija una casilla para ver por qué.',
  leadGroups: 'Qué grupo abre qué. Elija una casilla para ver quién depende de ella.',
  export: 'Exportar CSV',
  file: 'matriz-de-accesos.csv',
  what: 'matriz',
  rows: 'Filas',
  people: 'Personas',
  groups: 'Grupos',
  findPerson: 'Buscar una persona',
  findGroup: 'Buscar un grupo',
  filters: { group: 'Grupo', state: 'Estado' },
  named: {
    search: text => `el nombre contiene «${text}»`,
    group: group => `el grupo es ${group}`,
    chosenGroup: 'el grupo es el elegido',
    state: state => `el estado es ${state.toLowerCase()}`,
    apps: amount => `aplicaciones: ${count(amount, 'elegida', 'elegidas')}`,
  },
  apps: { find: 'Buscar una aplicación', all: 'Todas las aplicaciones' },
  noMatch: 'Nada coincide con estos filtros',
  none: 'Todavía no hay aplicaciones',
  noneText: 'Cuando se añada una aplicación, aquí se verá quién puede abrirla.',
  firstApps: (shown, all) => `Las primeras ${shown} de ${all} aplicaciones, por nombre.`,
  keys: 'Las flechas pasan de una casilla a otra.',
  who: 'Quién',
  signs: 'Signos',
  square: (row, app, cell) => `${row}, ${app}: ${cell}`,
  /** Access that is worth another look. */
  findings: {
    title: 'Conviene revisar',
    what: 'hallazgos',
    byName: (amount: number, app: string) => `${count(amount, 'persona tiene', 'personas tienen')} ${app} por nombre`,
    unending: (amount: number) => `${amount} sin fecha de fin`,
    allUnending: 'Sin fecha de fin',
    unused: (app: string, days: number) => `${app} lleva ${days} días sin abrirse`,
    never: 'Nunca abierta.',
    last: (day: string) => `La última vez el ${day}.`,
    only: (person: string) => `Solo ${person}.`,
    can: (amount: number) => `${count(amount, 'persona puede', 'personas pueden')} abrirla.`,
    sensitive: (app: string) => `Cualquiera puede abrir ${app}, aunque está marcada como sensible`,
    disabled: (amount: number) =>
      `${count(amount, 'persona desactivada sigue', 'personas desactivadas siguen')} en grupos`,
    comeBack: 'Si se reactivan, podrán abrir lo que abren esos grupos.',
    more: (amount: number) => `Mostrar ${amount} más`,
    fewer: 'Mostrar menos',
  },
}
