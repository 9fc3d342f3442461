import type { Texts } from '../index.ts'

export const search: Texts['search'] = {
  open: 'Buscar o ir a',
  dialog: 'Búsqueda',
  placeholder: 'Buscar personas, grupos y aplicaciones',
  refusal: reference => `Explicar el rechazo ${reference}`,
  reference: 'Referencia',
  addPerson: 'Añadir persona',
  addApp: 'Añadir aplicación',
  nothing: text => `Nada se llama «${text}».`,
  heads: { pages: 'Ir a', start: 'Empezar' },
  foot: { move: 'moverse', all: 'todos los atajos' },
  first: {
    with: name => `Con ${name}`,
    asks: 'pregunta antes',
    explainPerson: name => `Explicar qué puede abrir ${name}`,
    signOut: name => `Cerrar todas las sesiones de ${name}`,
    reset: name => `Restablecer el segundo factor de ${name}`,
    explainApp: name => `Explicar quién puede abrir ${name}`,
    changeAccess: name => `Cambiar quién puede abrir ${name}`,
    testApp: name => `Probar el inicio de sesión en ${name}`,
    members: name => `Ver quién está en ${name}`,
    opens: name => `Ver qué abre ${name}`,
  },
  entries: text => `Entradas sobre «${text}»`,
  trouble: 'El servidor no ha respondido. Puede que aquí falte algo que existe.',
}
