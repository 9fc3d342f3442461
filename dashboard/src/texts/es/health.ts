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
