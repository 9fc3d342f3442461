import type { Texts } from '../index.ts'

export const appsGateway: Texts['appsGateway'] = {
  visibility: {
    label: 'Quién puede ver sus páginas',
    hint: 'Donde ninguna regla de abajo diga otra cosa.',
    private: 'Solo quien ha iniciado sesión y puede abrirla',
    public: 'Cualquiera; la aplicación sabe quién ha iniciado sesión',
  },
  username: {
    label: 'El nombre de usuario, tal como lo recibe la aplicación',
    plain: 'Tal cual',
    icap: 'Como lo esperan los servidores ICAP: Base64 de Local://username',
  },
  upstream: {
    label: 'Dirección de la propia aplicación',
    hint: 'Solo si Doorward debe ser el proxy, por ejemplo http://127.0.0.1:3000. Vacío: su propio proxy pregunta a Doorward.',
  },
  verify: {
    label: 'Comprobar el certificado de la aplicación',
    hint: 'Desactívelo solo si ella misma creó su certificado, en una red de confianza.',
  },
  switches: {
    acceptAppPasswords: {
      label: 'Los programas pueden enviar una contraseña de aplicación',
      hint: 'Con Basic, donde no se puede llevar a ningún navegador a iniciar sesión. Haga que el proxy quite Authorization antes de la aplicación.',
    },
    acceptTokens: {
      label: 'Los programas pueden enviar un token de acceso',
      hint: 'Como bearer: uno que Doorward ha emitido para la dirección de esta aplicación o para su propio cliente de OpenID Connect.',
    },
    assertion: {
      label: 'Firmar quién es cada persona',
      hint: 'X-Doorward-Assertion contiene entonces una declaración firmada, que la aplicación comprueba con las claves de Doorward.',
    },
  },
  paths: {
    title: 'Rutas con reglas propias',
    hint: 'Cuenta la primera regla que coincide. En un patrón, * es cualquier parte de un tramo y ** cualquier cosa.',
    rule: nth => `Regla ${nth}`,
    kind: 'Qué rutas',
    prefix: 'Todo por debajo',
    pattern: 'Patrón',
    path: 'Ruta',
    need: 'Quién puede venir',
    public: 'Abierta a todos',
    signIn: 'Con sesión iniciada',
    deny: 'Nadie',
    up: nth => `Subir la regla ${nth}`,
    down: nth => `Bajar la regla ${nth}`,
    remove: nth => `Quitar la regla ${nth}`,
    moved: (from, to, all) => `La regla ${from} es ahora la regla ${to} de ${all}.`,
    removed: nth => `Se ha quitado la regla ${nth}.`,
    add: 'Añadir una ruta',
  },
}
