import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'
import { group } from './group.ts'

const count = createCounter('es')

export const groups: Texts['groups'] = {
  title: 'Grupos',
  what: 'grupos',
  lead: 'Los grupos deciden quién puede abrir qué aplicación.',
  new: 'Nuevo grupo',
  find: 'Buscar un grupo',
  keys: '{j} {k} para moverse, {space} para un vistazo, {enter} para abrir',
  space: 'Espacio',
  noMatch: 'Ningún grupo coincide con estos filtros',
  none: 'Todavía no hay grupos',
  noneText: 'Abra una aplicación a un grupo una vez, y quien se una más tarde al grupo también podrá abrirla.',
  named: {
    search: text => `el nombre o la descripción contiene «${text}»`,
    source: source => `el origen es ${source.toLowerCase()}`,
  },
  own: {
    title: 'Mis grupos',
    lead: 'Aquí añade y quita personas, y fija hasta cuándo se quedan.',
    none: 'Ya no gestiona ningún grupo',
    noneText: 'Pregunte a la administración si debería.',
  },
  columns: { group: 'Grupo', source: 'Origen', people: 'Personas', opens: 'Abre' },
  people: count => (count === 1 ? 'persona' : 'personas'),
  includes: names => `Incluye ${names}`,
  inside: names => `Dentro de ${names}`,
  opensNone: 'Ninguna',
  kept: {
    here: 'Aquí',
    file: 'Un archivo de referencia',
    directory: 'Un directorio externo',
  },
  keptHere: 'Se guarda aquí',
  keptInFile: file => `Se guarda en ${file}. Cámbielo allí y aplíquelo de nuevo.`,
  keptInDirectory: directory => `Viene de ${directory}, y sus miembros se cambian allí.`,
  add: {
    failed: 'El grupo no se ha añadido.',
    name: 'Nombre',
    nameHint: 'Las aplicaciones ven este nombre.',
    description: 'Descripción',
    submit: 'Añadir grupo',
  },
  glance: {
    group: 'Grupo',
    sum: (amount, apps) => `${count(amount, 'persona', 'personas')}, ${apps}`,
    apps: amount => count(amount, 'aplicación', 'aplicaciones'),
    close: 'Cerrar',
    keptIn: 'Se guarda en',
    opens: 'Abre estas aplicaciones',
    open: 'Abrir',
    inside: 'Grupos dentro de este',
    noInside: 'Ninguno',
    addGroup: 'Añadir un grupo',
    added: 'Personas añadidas aquí',
    nobody: 'Nadie todavía.',
    until: (username, day) => `${username}, hasta el ${day}`,
    remove: person => `Quitar a ${person}`,
    more: amount => `y ${count(amount, 'persona más', 'personas más')}`,
    noApps: 'Ninguna todavía.',
    onlyThis: 'Solo a través de este grupo',
    with: names => `Con ${names}`,
  },
  group,
}
