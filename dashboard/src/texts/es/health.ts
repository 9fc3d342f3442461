import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('es')

export const health: Texts['health'] = {
  title: 'Estado',
  lead: (amount, made) =>
    `${count(amount, 'comprobación', 'comprobaciones')} del servidor en marcha, hechas: ${made}. «doorward doctor» muestra lo mismo.`,
  copy: 'Copiar el informe',
  again: 'Repetir todas',
  what: 'comprobaciones',
  verdict: { ok: 'Superada', look: 'Por mirar', wrong: 'Fallida' },
  checks: amount => count(amount, 'comprobación', 'comprobaciones'),
  checksPassed: amount => count(amount, 'comprobación superada', 'comprobaciones superadas'),
  checksFailed: amount => count(amount, 'comprobación fallida', 'comprobaciones fallidas'),
  failed: amount => count(amount, 'fallida', 'fallidas'),
  toLookAt: amount => `${amount} por mirar`,
  passed: amount => count(amount, 'superada', 'superadas'),
  allPassed: 'Todas superadas',
  nothing: 'Nada le espera aquí.',
  first: 'Arregle primero esto.',
  aside: {
    mark: 'Apartado',
    count: amount => count(amount, 'apartada', 'apartadas'),
    remind: 'Recordármelo',
    later: { 1: day => `Mañana, el ${day}`, 7: day => `En una semana, el ${day}`, 31: day => `En un mes, el ${day}` },
    accept: 'Aceptar',
    acceptTitle: 'Aceptar este aviso',
    acceptText: 'Desaparece del inicio y sigue aquí con su motivo. Vuelve por sí solo cuando diga otra cosa.',
    reason: 'Por qué debe ser así',
    reasonMissing: 'Diga por qué, para quien lo lea más tarde.',
    accepted: (by, day, reason) => `Aceptado por ${by} el ${day}: ${reason}`,
    putOff: (by, day) => `Aplazado por ${by} hasta el ${day}.`,
    takeBack: 'Recuperar',
    acceptedNow: 'Aviso aceptado',
    putOffNow: day => `Vuelve el ${day}`,
    takenBack: 'Vuelve a necesitar a alguien',
    failed: 'No se ha cambiado nada.',
  },
  parts: {
    system: 'Máquina',
    data: 'Carpeta de datos',
    keys: 'Claves',
    store: 'Base de datos',
    clock: 'Reloj',
    web: 'Dirección pública',
    gateway: 'Proxy y cabeceras falsificadas',
    'directory-server': 'Servidor de directorio',
    backups: 'Copias de seguridad',
    people: 'Personas y directorios',
    mail: 'Correo',
  },
}
