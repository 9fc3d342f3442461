import { phrasingIn } from '#ground'
import type { DoctorTexts } from './index.ts'

const { count, day, decimal, number } = phrasingIn('es')
const giga = (bytes: number): string => `${decimal(bytes / 1024 ** 3)} GB libres`

export const es: DoctorTexts = {
  system: {
    node: (version, where) => `Node ${version} en ${where}.`,
    oldNode: (version, where, least) => `Node ${version} en ${where} es anterior a ${least}.`,
    oldNodeAdvice: 'Inicie con «npm start», que trae su propio Node, o instale uno más reciente.',
    late: (check, seconds) => `${check} no había terminado tras ${number(seconds)} s.`,
    lateAdvice: 'Mire si la máquina está sobrecargada.',
    failed: (check, why) => `${check} no se pudo hacer: ${why}`,
    failedAdvice: 'Mire el archivo de registro, e informe de ello si continúa.',
  },
  clock: {
    runs: moment => `Avanza con regularidad, y marca ${moment}.`,
    jumped: ms => `El reloj se movió ${number(ms)} ms mientras se comprobaba.`,
    set: seconds => `El reloj se ha movido ${number(seconds)} s desde que arrancó este proceso.`,
    setAdvice: 'Mantenga el reloj con NTP (chrony o systemd-timesyncd), y mire el reloj virtual de la máquina.',
    apart: seconds => `Los relojes de esta máquina y de PostgreSQL difieren en ${decimal(seconds)} s.`,
    apartAdvice: 'Mantenga ambos con NTP.',
  },
  data: {
    missing: folder => `No existe la carpeta de datos ${folder}.`,
    missingAdvice: 'Indique la correcta con --data o DOORWARD_DATA, o inicie el servidor una vez.',
    isAt: path => `La carpeta de datos es ${path}.`,
    isPrivate: 'La carpeta de datos es solo para su propio usuario del sistema.',
    openToAll: (path, mode) =>
      `La carpeta de datos ${path} tiene los permisos ${mode}: cualquiera en esta máquina puede leerla.`,
    openToGroup: (path, mode) =>
      `La carpeta de datos ${path} tiene los permisos ${mode}: otros de su grupo pueden leerla.`,
    disk: kind => `Está en ${kind}.`,
    unknownDisk: 'Está en un sistema de archivos de otro tipo.',
    inMemory: kind =>
      `La carpeta de datos está en memoria (${kind}), y desaparece con el próximo arranque de la máquina.`,
    inMemoryAdvice: 'Muévala a un disco.',
    inContainer: 'La carpeta de datos está en la capa propia de un contenedor, y desaparece con él.',
    inContainerAdvice: 'Monte allí un volumen, como hace compose.yaml.',
    free: freeBytes => `${giga(freeBytes)}.`,
    onlyFree: freeBytes => `Solo ${giga(freeBytes)}.`,
    freeAdvice:
      'Libere espacio, o mueva la carpeta de datos a un disco mayor; con el disco lleno nadie puede iniciar sesión ni se puede cambiar nada.',
  },
  keys: {
    missing: folder => `No hay ninguna clave en ${folder}.`,
    missingAdvice:
      'Recupere keys/ de una copia de seguridad, o indique su lugar con DOORWARD_KEYS. Ninguna clave nueva puede abrir una base existente.',
    folderIsAt: path => `La carpeta de las claves es ${path}.`,
    folderIsPrivate: 'La carpeta de las claves es solo para su propio usuario del sistema.',
    folderOpenToAll: (path, mode) =>
      `La carpeta de las claves ${path} tiene los permisos ${mode}: cualquiera en esta máquina puede leerla.`,
    folderOpenToGroup: (path, mode) =>
      `La carpeta de las claves ${path} tiene los permisos ${mode}: otros de su grupo pueden leerla.`,
    isAt: path => `La clave es ${path}.`,
    isPrivate: 'La clave es solo para su propio usuario del sistema.',
    openToAll: (path, mode) => `La clave ${path} tiene los permisos ${mode}: cualquiera en esta máquina puede leerla.`,
    openToGroup: (path, mode) => `La clave ${path} tiene los permisos ${mode}: otros de su grupo pueden leerla.`,
    fits: 'La clave es la misma con que se escribió la base.',
  },
  store: {
    opensAdvice: 'Arregle primero eso; lo demás no se puede comprobar antes.',
    postgres: version => `PostgreSQL ${version}.`,
    sqlite: (sizeBytes, path) => `SQLite, ${decimal(sizeBytes / 1024 ** 2)} MB en ${path}.`,
    flushed: 'Cada cambio se escribe hasta el disco: lo que se ha respondido está en él.',
    writtenAhead:
      'Se escribe primero en el diario y con cada cambio hasta el disco: lo que se ha respondido está en él.',
    notFlushed: settings =>
      `PostgreSQL funciona sin ${settings}: un corte de luz puede perder lo que se ha respondido, o dañar la base de datos.`,
    notFlushedAdvice: settings => `Ponga ${settings} en on en postgresql.conf.`,
    journal: mode => `El modo del diario es ${mode}.`,
    journalAdvice: 'Otro programa ha cambiado el archivo. Párelo, y reinicie el servidor, que lo corrige.',
    tooLarge: 'Es demasiado grande para leerla entera aquí; «doorward verify» lo hace.',
    whole: 'Se ha leído entera, y sus páginas e índices están intactos.',
    damaged: said => `Está dañada: ${said}.`,
    damagedAdvice: 'Pare el servidor y restaure la última copia de seguridad buena.',
    noStandby: 'No hay un servidor de reserva síncrono: si se pierde este PostgreSQL, se pierden los últimos cambios.',
    noStandbyAdvice:
      'Ajuste synchronous_standby_names en el servidor primario, o acéptelo: para lo demás están las copias de seguridad.',
    standby: standby => `Los cambios esperan a un servidor de reserva (${standby}).`,
    woken: 'Un cambio en un nodo despierta enseguida a los demás.',
    notWoken:
      'NOTIFY no llega: hay un pooler en modo de transacción delante de PostgreSQL. Los nodos miran en su lugar dos veces por segundo.',
    notWokenAdvice: 'Indique el propio PostgreSQL en storage.postgres, o un pooler en modo de sesión.',
    nodes: nodes => `En servicio: ${nodes}.`,
    noNodes: 'Ningún nodo está en servicio en este momento.',
    nodesDiffer: nodes => `Hay nodos de varias versiones en servicio: ${nodes}.`,
    nodesDifferAdvice: 'Actualice los más antiguos; esto es solo para el tiempo de una actualización.',
    nodesLost: nodes => `Sin noticias desde hace más de un minuto, sin haberse parado en orden: ${nodes}.`,
    nodesLostAdvice: 'Mire si estos procesos deben estar en marcha.',
    schema: step => `El esquema está en ${step}, como quiere este programa.`,
    newerSchema: steps => `El esquema es más nuevo que este programa (${steps}).`,
    newerSchemaAdvice: 'Otro nodo usa una versión posterior. Actualice también este.',
    olderSchema: step => `El esquema está en ${step}.`,
    olderSchemaAdvice: 'Reinicie el servidor, que lo pone al día.',
    current: seq => `Lo que responde está en el cambio ${seq}.`,
    lost: 'Este nodo no puede seguir la base, así que no decide nada.',
    lostAdvice: 'Mire si la base de datos responde; entonces el nodo sigue por sí solo.',
  },
  web: {
    reached: origin => `Se llega al servidor por ${origin}.`,
    local: origin => `Se llega al servidor por ${origin}, es decir, solo desde esta máquina.`,
    localAdvice:
      'Elija su dirección real en los ajustes, o con publicUrl en doorward.yaml, antes de conectar aplicaciones: es su issuer.',
    plain: origin => `${origin} no está cifrada.`,
    plainAdvice: 'Ponga delante un proxy inverso con un certificado, y cambie publicUrl.',
    noProxy:
      'No se confía en ningún proxy, así que el registro y la limitación ven la dirección del proxy en lugar de la de cada uno.',
    noProxyAdvice: 'Indique en trustedProxies las direcciones desde las que se conecta su proxy inverso.',
    named: (host, addresses) => `${host} es ${addresses}.`,
    noName: host => `${host} no se puede resolver desde esta máquina.`,
    noNameAdvice: 'Cree una entrada DNS para ese nombre, o corrija publicUrl.',
    issuer: 'Responde allí, como el issuer que conocen las aplicaciones.',
    otherIssuer: (origin, status) => `Otra cosa responde en ${origin} (estado ${status}).`,
    unreachable: (origin, why) => `No se puede llegar a ${origin} desde esta máquina: ${why}.`,
    issuerAdvice: origin =>
      `Abra ${origin} desde esta máquina. Detrás de un proxy, pase la cabecera Host sin cambiarla.`,
  },
  gateway: {
    forged: (app, title, detail) => `${app}: ${title}. ${detail}`,
    forgedAdvice: app => `Vea «Probar el inicio de sesión» en la página de ${app}.`,
  },
  'directory-server': {
    off: 'Está desactivado.',
    noSecret: 'Está activado, y no tiene ningún secreto de bind.',
    noSecretAdvice: 'Cree uno en «Servidor de directorio».',
    secret: 'Está activado, y tiene un secreto de bind.',
    plain: 'Acepta contraseñas sin TLS: quien esté en el camino puede leerlas.',
    plainAdvice:
      'Pase las aplicaciones a LDAPS, y desactive después las contraseñas sin cifrar en «Servidor de directorio».',
    noPort: 'No se pudo abrir un puerto.',
    portsAdvice: 'Libere el puerto, o elija otro en «listen» de doorward.yaml.',
    ports: (first, second) => `Escucha en los puertos ${first} y ${second}.`,
    port: port => `Escucha en el puerto ${port}.`,
    valid: at => `El certificado de LDAPS es válido hasta el ${day(at)}.`,
    expired: at => `El certificado de LDAPS caducó el ${day(at)}.`,
    renewAdvice: 'Ponga uno nuevo en tls.cert y tls.key; se toma sin reiniciar.',
    validShortly: at => `El certificado de LDAPS ya solo es válido unos días, hasta el ${day(at)}.`,
    renewSoonAdvice:
      'Ponga uno nuevo en tls.cert y tls.key; se toma sin reiniciar. Las aplicaciones que lo comprueban se paran ese día.',
    selfMade: at =>
      `El certificado de LDAPS es válido hasta el ${day(at)}; se hizo aquí y lo firma una autoridad propia.`,
    selfMadeAdvice: file =>
      `Dé la autoridad a las aplicaciones (${file}), o indique con tls.cert y tls.key un certificado que conozcan.`,
  },
  backups: {
    none: 'No hay ninguna copia de seguridad buena.',
    noneYet: 'No hay ninguna copia de seguridad buena. El calendario hará la primera.',
    noneYetAdvice: 'Haga una ahora con «doorward backup FILE».',
    last: hours => `La última copia de seguridad buena es de hace ${number(hours)} h.`,
    lastChecked: hours =>
      `La última copia de seguridad buena es de hace ${number(hours)} h. Se restauró para comprobarla.`,
    trouble: (trouble, last) => `${trouble} ${last}`,
    troubleAdvice: 'Ocúpese de ello en «Ajustes», «Copias de seguridad», o con «doorward backup --help».',
    sameDisk: path =>
      `Las copias de seguridad están en el disco de la carpeta de datos (${path}), y se pierden con él.`,
    sameDiskAdvice: 'Elija una carpeta en otro disco, o recójalas de allí con regularidad.',
    ownDisk: path => `Las copias de seguridad están en ${path}, en un disco propio.`,
  },
  people: {
    notSetUp: 'Nadie es propietario todavía: lo será quien tenga el enlace de instalación.',
    notSetUpAdvice: 'Abra el enlace que el servidor mostró al arrancar; «doorward setup-link» crea otro.',
    noOwner: 'Ningún propietario puede iniciar sesión.',
    noOwnerAdvice: 'Dé una contraseña a un propietario: «doorward owner-login USER» deja entrar a uno en esta máquina.',
    oneOwner: name => `Solo ${name} puede iniciar sesión como propietario.`,
    oneOwnerAdvice: 'Nombre a un segundo propietario, para el día en que el primero no pueda.',
    owners: (amount, owners) => `${number(amount)} propietarios pueden iniciar sesión: ${owners}.`,
    servicesWell: 'Cada cuenta de servicio que funciona tiene a alguien que se ocupa de ella.',
    alone: services => `Estas cuentas de servicio siguen funcionando, y nadie se ocupa de ellas: ${services}.`,
    aloneOfMany: (services, amount) =>
      `Estas cuentas de servicio siguen funcionando, y nadie se ocupa de ellas: ${services} y ${number(amount)} más.`,
    aloneAdvice: 'Dé a cada una otro contacto en «Ajustes», «Cuentas de servicio», o desactívela.',
    directoryWell: directory => `No se sabe nada en contra del directorio «${directory}».`,
    directory: (directory, trouble) => `El directorio «${directory}» tiene problemas: ${trouble}`,
    certificate: (directory, address, at) =>
      `El certificado del directorio «${directory}» en ${address} es válido hasta el ${day(at)}.`,
    certificateShortly: (directory, address, at) =>
      `El certificado del directorio «${directory}» en ${address} ya solo es válido unos días, hasta el ${day(at)}.`,
    certificateAdvice: directory =>
      `Haga que lo renueven allí antes de ese día; desde entonces nadie de «${directory}» puede iniciar sesión con una contraseña, y no se sincroniza nada.`,
    certificateExpired: (directory, address, at) =>
      `El certificado del directorio «${directory}» en ${address} caducó el ${day(at)}.`,
    certificateExpiredAdvice: directory =>
      `Haga que lo renueven allí. Hasta entonces nadie de «${directory}» puede iniciar sesión con una contraseña, y no se sincroniza nada.`,
    directoryAdvice: name => `«doorward directory test ${name}» muestra hasta dónde llega.`,
  },
  mail: {
    off: 'No se envía correo: las invitaciones y los enlaces de contraseña se muestran a quien los crea, para que los pase; nadie restablece por sí solo una contraseña olvidada, confirma una dirección nueva ni se entera por correo de los cambios.',
    well: (server, from) => `${server} responde y acepta correo de ${from}.`,
    troubleAdvice: 'Corrija mail.smtp, u ocúpese del servidor de correo. Lo que espera se vuelve a intentar.',
    waiting: amount =>
      amount === 0 ? 'No espera ningún mensaje.' : `${count(amount, 'mensaje espera', 'mensajes esperan')}.`,
    notLeft: (waiting, trouble) => `${waiting} El más reciente que no ha salido: ${trouble}`,
    givenUpAdvice: 'Se abandonó. Mire si la dirección es correcta, y repita aquello de lo que trataba.',
    triedAgainAdvice: 'Se vuelve a intentar por sí solo.',
  },
}
