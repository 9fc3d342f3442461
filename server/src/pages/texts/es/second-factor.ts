import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('es')

export const secondFactor: Texts['secondFactor'] = {
  title: 'Confirme que es usted',
  notYou: '¿No es usted?',
  submit: 'Confirmar',
  trust: days =>
    plural(days, {
      one: 'No volver a preguntar en este navegador durante un día',
      other: `No volver a preguntar en este navegador durante ${days} días`,
    }),
  code: {
    heading: 'Escriba su código de 6 cifras',
    lead: organisation => `Abra la aplicación de autenticación en su teléfono y busque el código de ${organisation}.`,
    label: 'Código',
    other: '¿No puede usar su aplicación de autenticación?',
    wrong: 'Este código no es válido. Escriba el que la aplicación muestra ahora.',
    used: 'Este código ya se ha usado. Espere al siguiente, como máximo 30 segundos.',
    length: digits => `Un código tiene 6 cifras. Este tiene ${digits}.`,
    clock: 'Si los códigos se rechazan una y otra vez, compruebe que su teléfono ajusta la hora automáticamente.',
  },
  passkey: {
    heading: 'Confirme con su llave de acceso',
    lead: 'Su navegador le pide la huella, la cara, el bloqueo de pantalla o una llave de seguridad.',
    ask: 'Usar una llave de acceso',
    askAgain: 'Preguntar de nuevo',
    waiting: 'Esperando a su dispositivo',
    waitingHelp: 'Si no ve ninguna petición, puede estar detrás de esta ventana.',
    other: 'Otras formas',
    needsScript: 'Las llaves de acceso necesitan un navegador que ejecute scripts. Use otra forma de las de abajo.',
    failed: 'Esa llave de acceso no se ha aceptado',
    failedHelp:
      'Se canceló, tardó demasiado o la llave no es una de las suyas. Puede intentarlo de nuevo o usar otra forma.',
    refusedHelp: 'No está registrada aquí, o su respuesta no era la esperada. Inténtelo de nuevo o use otra forma.',
  },
  recovery: {
    heading: 'Escriba un código de recuperación',
    lead: 'Uno de los 10 códigos que guardó al configurar la verificación en dos pasos. Cada código sirve una vez.',
    label: 'Código de recuperación',
    wrong: 'Este código no es uno de los suyos, o ya se ha usado.',
    length: letters => `Un código de recuperación tiene 8 caracteres, como ABCD-2345. Este tiene ${letters}.`,
    lost: '¿Tampoco tiene códigos?',
    lostHelp:
      'Pregunte a quien gestiona su cuenta. Comprobará que es usted y le dejará configurar de nuevo la verificación en dos pasos.',
  },
  methods: {
    label: 'Otras formas de confirmar',
    code: 'Usar su aplicación de autenticación',
    codeNote: 'Seis cifras que cambian cada 30 segundos',
    passkey: 'Usar una llave de acceso',
    passkeyNote: names => names,
    recovery: 'Usar un código de recuperación',
    recoveryNote: left => plural(left, { one: `Le queda ${left} código`, other: `Le quedan ${left} códigos` }),
  },
  paused: wait => `Demasiados códigos incorrectos. Espere ${wait}`,
  pausedHelp: until =>
    html`Hasta las ${until} no se comprueba ningún código, para que nadie pueda adivinarlos. Su cuenta no está bloqueada.`,
}

export const setUpFactor: Texts['setUpFactor'] = {
  title: 'Configurar la verificación en dos pasos',
  steps: ['Elegir', 'Confirmar', 'Guardar códigos'],
  stepOf: step => `Paso ${step} de 3`,
  choose: {
    heading: 'Configure la verificación en dos pasos para continuar',
    lead: (organisation, app) =>
      `${organisation} pide un segundo paso al iniciar sesión. Lleva unos dos minutos${app === undefined ? '' : `, y después continúa a ${app}`}.`,
    passkey: 'Llave de acceso',
    recommended: 'Recomendada',
    passkeyText:
      'Huella, cara, bloqueo de pantalla o una llave de seguridad. No hay nada que escribir, y una página falsa no puede engañarla.',
    app: 'Aplicación de autenticación',
    appText:
      'Una aplicación de su teléfono muestra un código de 6 cifras. Sirve cualquiera que lea un código QR, como 1Password, Aegis y Google Authenticator.',
    hint: 'Al final recibirá códigos de recuperación, para el día en que pierda su dispositivo. Puede añadir la otra forma más tarde en su perfil.',
    submit: 'Continuar',
    leave: 'Cerrar sesión',
  },
  app: {
    heading: 'Conecte su aplicación de autenticación',
    lead: 'Escanee el código con la aplicación y escriba después las 6 cifras que muestra.',
    picture: 'Código QR para su aplicación de autenticación',
    cannotScan: '¿No puede escanearlo?',
    enterKey: 'Escriba esta clave en la aplicación:',
    copy: 'Copiar la clave',
    copied: 'Copiada',
    open: 'Abrir en la aplicación',
    account: username => html`Cuenta ${bold(username)} · Basado en la hora · 6 cifras`,
    label: 'Código de 6 cifras de su aplicación',
    hint: 'El código cambia cada 30 segundos. Si se rechaza, compruebe que su teléfono ajusta la hora automáticamente.',
    wrong: 'Este código no es válido. Escriba el que la aplicación muestra ahora, seis cifras.',
    submit: 'Confirmar el código',
    back: 'Volver',
  },
  passkey: {
    heading: 'Añada una llave de acceso',
    lead: 'Su navegador le pide que confirme en este dispositivo o con una llave de seguridad.',
    name: 'Nombre de esta llave de acceso',
    nameHint: 'Para que la reconozca, por ejemplo «Portátil del trabajo».',
    submit: 'Crear la llave de acceso',
    needsScript:
      'Las llaves de acceso necesitan un navegador que ejecute scripts. Vuelva atrás y elija la aplicación de autenticación.',
    failed: 'No se ha creado ninguna llave de acceso',
    failedHelp: 'Se canceló, tardó demasiado o este dispositivo ya tiene una para usted. No se ha cambiado nada.',
    back: 'Volver',
  },
  codes: {
    heading: 'Guarde sus códigos de recuperación',
    done: 'La verificación en dos pasos está activada',
    doneHelp: 'Una última cosa, para que perder el teléfono no le deje fuera.',
    for: (username, host) => html`Para ${bold(username)} en ${bold(host)}`,
    made: day => `Creados el ${day}`,
    copy: 'Copiar',
    copied: 'Copiados',
    download: 'Descargar',
    print: 'Imprimir',
    fileName: username => `codigos-de-recuperacion-${username}.txt`,
    fileText: (username, host, organisation, day) =>
      `Códigos de recuperación de ${username} en ${host} (${organisation}), creados el ${day}.\nCada código sirve para iniciar sesión una vez.`,
    hint: 'Cada código le permite iniciar sesión una vez. Guárdelos lejos de su teléfono: en un gestor de contraseñas o en papel. No se volverán a mostrar.',
    saved: 'He guardado estos códigos',
    notSaved: 'Guarde primero los códigos y marque después la casilla. Sin ellos, perder el teléfono le deja fuera.',
    submit: app => (app === undefined ? 'Continuar' : `Continuar a ${app}`),
  },
}

export const newPassword: Texts['newPassword'] = {
  title: 'Elegir una contraseña nueva',
  heading: 'Elija una contraseña nueva',
  temporary: 'La que le dieron era solo para la primera vez.',
  label: 'Contraseña nueva',
  hint: 'Al menos 8 caracteres, y que no sea su nombre de usuario ni su correo electrónico. Unas cuantas palabras sin relación hacen una buena.',
  endsElsewhere: 'Esto cierra su sesión en los demás sitios',
  endsElsewhereHelp:
    'Su teléfono, otros navegadores y las aplicaciones conectadas volverán a preguntar. Las contraseñas de aplicación siguen sirviendo. La verificación en dos pasos sigue activada.',
  submit: 'Guardar e iniciar sesión',
}

export const strength: Texts['strength'] = {
  short: 'Demasiado corta.',
  common: 'Está en la lista de contraseñas comunes.',
  yours: 'Es su nombre de usuario.',
  fine: 'Correcta.',
  strong: 'Segura.',
}
