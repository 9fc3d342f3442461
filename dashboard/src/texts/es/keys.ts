import type { Texts } from '../index.ts'

export const keys: Texts['keys'] = {
  what: 'claves de firma',
  title: 'Claves de firma',
  lead: 'Las aplicaciones comprueban con ellas los inicios de sesión. Una clave nueva se muestra un día antes de firmar, y una antigua se queda una semana más, para que a nadie se le cierre la sesión.',
  restart: day => `Si una aplicación rechaza inicios de sesión después del ${day}, reiníciela`,
  restartText:
    'La mayoría de las aplicaciones obtienen una clave nueva por sí solas. Algunas solo leen las claves al arrancar.',
  cancel: 'Cancelar',
  failed: 'No se ha cambiado nada.',
  owners: 'Solo propietarios',
  rotate: 'Rotar',
  rotateOne: algorithm => `Rotar ${algorithm}`,
  signNow: key => `Firmar con ${key} ahora`,
  takeBack: key => `Retirar ${key}`,
  emergency: 'Para una emergencia, si se ha filtrado:',
  dropAtOnce: key => `Descartar ${key} enseguida`,
  quiet:
    'Firma una clave de cada algoritmo, y ninguna tiene que irse. La página de cada aplicación dice qué algoritmo usa.',
  directoryServer: {
    what: 'el servidor de directorio',
    certificate: 'Certificado del servidor de directorio',
    name: 'Para',
    validTo: 'Válido hasta',
    usedBy: 'Usado por',
    web: 'La web no tiene ninguno propio aquí: ese certificado lo tiene el proxy que está delante.',
    off: 'Ninguna aplicación se conecta mientras el servidor de directorio está apagado.',
    turnOn: 'Encenderlo',
  },
  deeds: {
    rotate: {
      title: algorithm => `¿Rotar la clave ${algorithm}?`,
      text: 'Ahora se crea una clave nueva y se muestra a las aplicaciones. Firma a partir de mañana a esta hora, y la de hoy se acepta una semana más. Hasta entonces puede retirarla.',
      button: 'Crear la clave nueva',
      done: 'La clave nueva se muestra a las aplicaciones',
    },
    now: {
      title: key => `¿Firmar con ${key} ahora?`,
      text: 'Las aplicaciones que no han leído las claves desde que se creó, y no vuelven a mirar por sí solas, rechazan inicios de sesión hasta que se reinician.',
      button: key => `Firmar con ${key}`,
      done: 'Ahora firma otra clave',
    },
    back: {
      title: key => `¿Retirar ${key}?`,
      text: 'No firmará y ya no se muestra. La clave que firma hoy continúa.',
      done: 'La clave se ha retirado',
    },
    drop: {
      title: key => `¿Descartar ${key} enseguida?`,
      text: 'Lo que ha firmado se rechaza a partir de ahora dondequiera que se compruebe. Para una clave que se ha filtrado; si no hace falta, deje pasar su semana.',
      button: key => `Descartar ${key}`,
      done: 'La clave se ha descartado',
    },
  },
  drawing: {
    shown: 'Mostrada',
    signs: 'Firma',
    signsFrom: day => `Firma desde el ${day}`,
    accepted: 'Aún aceptada',
    willSign: (algorithm, key, from) =>
      `La clave ${algorithm} ${key} se muestra a las aplicaciones y firma desde: ${from}.`,
    isSigning: (algorithm, key) => `La clave ${algorithm} ${key} firma.`,
    isSigningUntil: (algorithm, key, until) => `La clave ${algorithm} ${key} firma y se publica hasta: ${until}.`,
    noMore: (algorithm, key) => `La clave ${algorithm} ${key} ya no firma.`,
    noMoreUntil: (algorithm, key, until) => `La clave ${algorithm} ${key} ya no firma y se publica hasta: ${until}.`,
    made: when => `Creada: ${when}`,
    until: day => `Hasta el ${day}`,
    forApps: apps => `Para ${apps}`,
    since: day => `Desde el ${day}`,
    today: day => `${day}, hoy`,
  },
}
