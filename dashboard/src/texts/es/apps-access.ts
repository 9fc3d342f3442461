import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('es')

export const appsAccess: Texts['appsAccess'] = {
  who: 'Quién puede abrirla',
  changeWho: 'Cambiar quién',
  changeThere: 'Cambie la regla allí y aplíquela de nuevo.',
  failed: 'La regla no se ha guardado.',
  remove: name => `Quitar ${name}`,
  everyone: 'Todos',
  everyoneHint: 'Todas las personas, y quien se añada más tarde',
  everyoneHintOf: amount => `${count(amount, 'persona', 'personas')}, y quien se añada más tarde`,
  chosen: 'Algunos grupos y personas',
  chosenHint: 'Solo los de esta lista',
  addGroup: 'Añadir un grupo',
  addPerson: 'Añadir una persona',
  one: 'Una persona',
  oneHint: 'Solo esa persona, ni siquiera los administradores',
  choosePerson: 'Elegir una persona',
  chooseAnother: 'Elegir otra persona',
  nobody: 'Nadie todavía',
  nobodyHint: 'Termine primero la configuración y pruébela. Solo los administradores ven la aplicación.',
  nobodyHintAtAll: 'Termine primero la configuración. Ni siquiera los administradores ven la aplicación.',
  admins: 'También pueden abrirla los administradores',
  adminsHint: 'Gestionan el servidor, así que normalmente pueden abrir cualquier aplicación.',
  preview: {
    title: 'Quién entra',
    what: 'personas',
    nobodyCan: 'Nadie puede abrirla',
    nobodyWill: 'Nadie podrá abrirla',
    can: amount => `${count(amount, 'persona puede', 'personas pueden')} abrirla`,
    will: amount => `${count(amount, 'persona podrá', 'personas podrán')} abrirla`,
    onlyAdmins: amount => `${count(amount, 'está solo como administrador', 'están solo como administradores')}.`,
    none: 'Elija quién puede abrirla, y se muestra aquí.',
    more: amount => `y ${count(amount, 'más', 'más')}`,
  },
  changes: {
    title: 'Qué cambia al guardar',
    none: app => `Nadie gana ${app}, y nadie la pierde.`,
    gain: (amount, app) => `${count(amount, 'persona ganará', 'personas ganarán')} ${app}`,
    lose: (amount, app) => `${count(amount, 'persona perderá', 'personas perderán')} ${app}`,
  },
  grants: {
    title: 'Acceso aprobado por su nombre',
    footer: 'Dado a quienes lo pidieron. Abre esta aplicación y nada más.',
  },
}
