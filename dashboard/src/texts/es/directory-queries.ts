import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const counted = createCounter('es')

export const directoryQueries: Texts['directoryQueries'] = {
  what: 'consultas',
  title: 'Consultas en directo',
  which: 'Qué consultas',
  parts: {
    all: 'Todas',
    refused: 'Rechazadas',
    slow: 'Lentas',
  },
  search: 'Buscar en las consultas',
  searchHint: 'Nombre, filtro o dirección',
  paused: 'En pausa',
  lost: 'Sin contacto',
  listening: 'A la escucha',
  resume: 'Reanudar',
  pause: 'Pausar',
  kept: (count, zone) =>
    `Las contraseñas no se guardan nunca. Las últimas ${counted(count, 'consulta', 'consultas')} sí, en memoria, hasta que se reinicie el servidor. Horas de ${zone}.`,
  keys: '{j} {k} para moverse, {enter} para los detalles',
  noMatch: 'Nada coincide con estos filtros',
  showAll: 'Mostrar todas',
  noMatchHint: 'Lo que coincida aparece aquí en cuanto se pregunte.',
  none: 'Todavía no se ha preguntado nada',
  tryCommand: 'Orden para probar',
  noneHint:
    'Cada bind y cada búsqueda de sus aplicaciones aparece aquí. Pruébelo desde una dirección que pueda conectarse:',
  time: 'Hora',
  from: 'Desde',
  asked: 'Pregunta',
  answer: 'Respuesta',
  rootDse: 'DSE raíz',
  kinds: {
    bind: 'Bind',
    search: 'Búsqueda',
    compare: 'Comparación',
    add: 'Alta',
    modify: 'Cambio',
    delete: 'Baja',
    'modify-dn': 'Renombrar o mover',
    extended: 'Extendida',
    connection: 'Conexión',
  },
  scopes: {
    base: 'solo esta entrada',
    one: 'un nivel por debajo',
    sub: 'ella y todo lo que hay debajo',
    children: 'todo lo que hay debajo',
  },
  facts: {
    base: 'Base',
    bindDn: 'DN de bind',
    extension: 'Extensión',
    entry: 'Entrada',
    atMostEntries: amount => `${amount} entradas`,
    atMostSeconds: amount => `${amount} segundos`,
    allAttributes: 'todos los atributos de usuario',
    mechanism: 'Mecanismo',
    newName: 'Nombre nuevo',
    attributes: 'Atributos',
    abandoned: 'Ya nadie la esperaba.',
    operation: 'Operación',
    theRootDse: 'la DSE raíz',
    scope: 'Ámbito',
    filter: 'Filtro',
    tooLong: 'Demasiado largo para guardarlo',
    atMost: 'Como máximo',
    answer: 'Respuesta',
    told: 'Mensaje',
    entries: 'Entradas',
    took: 'Duración',
    boundAs: 'Bind como',
    nobody: 'nadie',
    who: 'Quién',
    app: 'Aplicación',
    from: 'Desde',
    overTls: address => `${address}, por TLS`,
    withoutTls: address => `${address}, sin TLS`,
    time: 'Hora',
    copy: 'Copiar como ldapsearch',
    open: name => `Abrir ${name}`,
    onlyPerson: 'Solo esta persona',
    only: address => `Solo ${address}`,
    allowOne: address => `Permitir ${address}`,
  },
  results: {
    notOnList: 'dirección fuera de la lista',
    notOnListHint: 'Permítala si es una de sus aplicaciones. No pudo probar ninguna contraseña.',
    givenUp: 'abandonada',
    refused: 'rechazada',
    refusedWith: code => `rechazada (${code})`,
    ok: took => `ok ${took}`,
    forApp: app => `para ${app}`,
    entries: count => counted(count, 'entrada', 'entradas'),
  },
  codes: {
    1: {
      words: 'fuera de orden',
      hint: 'Por ejemplo, se pidió TLS mientras había una búsqueda en curso.',
    },
    2: {
      words: 'no se entendió',
      hint: 'Lo que se envió no es LDAP, o es de una versión o extensión que este servidor no habla.',
    },
    3: {
      words: 'tardó demasiado',
      hint: 'Se ha pasado el límite de tiempo de la búsqueda o del servidor de directorio.',
    },
    4: {
      words: 'más de lo pedido',
      hint: 'El límite de tamaño de la búsqueda o del servidor de directorio cortó la respuesta.',
    },
    5: {
      words: 'no es igual',
    },
    6: {
      words: 'igual',
    },
    7: {
      words: 'método desconocido',
      hint: 'Use un bind simple con un DN y una contraseña.',
    },
    8: {
      words: 'no puede estar aquí',
      hint: 'El acceso, la contraseña o el secreto cambió mientras la conexión estaba abierta.',
    },
    11: {
      words: 'demasiado a la vez',
      hint: 'El filtro tiene más partes de las que permite el límite.',
    },
    12: {
      words: 'control desconocido',
      hint: 'La aplicación exige una extensión que este servidor no ofrece para esta operación.',
    },
    13: {
      words: 'sin TLS',
      hint: 'Las contraseñas solo se aceptan por TLS. Use ldaps:// o StartTLS en la aplicación.',
    },
    16: {
      words: 'no hay tal atributo',
      hint: 'La entrada no tiene ninguno con ese nombre.',
    },
    17: {
      words: 'atributo desconocido',
      hint: 'El esquema no tiene ningún atributo con ese nombre.',
    },
    19: {
      words: 'valor no permitido',
    },
    20: {
      words: 'ya está',
    },
    21: {
      words: 'el valor tiene una forma incorrecta',
    },
    32: {
      words: 'no hay tal entrada',
      hint: 'Compare el DN base de la aplicación con «Base de personas» y «Base de grupos» de arriba.',
    },
    34: {
      words: 'no es un DN',
      hint: 'La base de la aplicación no es un DN, como ou=users,dc=example,dc=com.',
    },
    48: {
      words: 'forma incorrecta de iniciar sesión',
    },
    49: {
      words: 'nombre o contraseña incorrectos',
      hint: 'El DN de bind, la contraseña o quién puede abrirla. Con un segundo factor hace falta una contraseña de aplicación o un código.',
    },
    50: {
      words: 'no puede',
      hint: 'Nadie ha hecho bind, o quien lo hizo no puede ver ni cambiar esto. Haga primero un bind.',
    },
    51: {
      words: 'ocupado',
      hint: 'Más contraseñas de las que se pueden comprobar a la vez. Inténtelo de nuevo en unos segundos.',
    },
    52: {
      words: 'no disponible',
      hint: 'Se alcanzó un límite de la conexión, o el servidor se estaba deteniendo.',
    },
    53: {
      words: 'aquí no se hace',
      hint: 'Por ejemplo un bind con DN y sin contraseña, o un cambio en un árbol de solo lectura.',
    },
    65: {
      words: 'no encaja en el esquema',
    },
    68: {
      words: 'ya existe',
    },
    80: {
      words: 'falló aquí',
      hint: 'Un fallo de este servidor. Su registro dice más.',
    },
    122: {
      words: 'condición no cumplida',
    },
  },
}
