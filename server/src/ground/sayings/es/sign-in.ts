import type { signIn as Sentences } from '../de/sign-in.ts'

export const signIn = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'The second factor is kept in the directory of the organisation. Set it up there.':
    'El segundo factor se guarda en el directorio de la organización. Configúrelo allí.',
  'App passwords are made by the people they belong to, when they are signed in.':
    'Las contraseñas de aplicación las crean las personas a las que pertenecen, cuando han iniciado sesión.',
  'This person is not waiting to accept an invitation. Look again.':
    'Esta persona no está pendiente de aceptar una invitación. Vuelva a mirar.',
  'This person cannot sign in now, so a link would not let them in.':
    'Esta persona no puede iniciar sesión ahora, así que un enlace no la dejaría entrar.',
  'This app is not opened with a password of its own.': 'Esta aplicación no se abre con una contraseña propia.',
  'This app may not be opened, so a password for it would not work.':
    'Esta aplicación no se puede abrir, así que una contraseña para ella no funcionaría.',
  'Give the password a name, such as the device it is for.':
    'Póngale un nombre a la contraseña, como el del dispositivo para el que es.',
  'This browser is not trusted any more.': 'Este navegador ya no es de confianza.',
  'Choose another password than the one you were given.': 'Elija una contraseña distinta de la que le dieron.',
  'This code doesn’t fit. Enter the one the app shows now, six digits.':
    'Este código no es válido. Escriba el que la aplicación muestra ahora, seis cifras.',
  'Give it a name, so that you know it again.': 'Póngale un nombre, para que la reconozca.',
  'A name has at most {max} letters.': 'Un nombre tiene como máximo {max} caracteres.',
  'Your browser’s answer does not fit what was asked. Nothing was added; try again.':
    'La respuesta de su navegador no encaja con lo que se preguntó. No se ha añadido nada; inténtelo de nuevo.',
  'Your address is kept in an external directory and is changed there.':
    'Su dirección se guarda en un directorio externo y se cambia allí.',
  'Addresses are changed by an administrator here. Ask one.':
    'Aquí es un administrador quien cambia las direcciones. Pregunte a uno.',
  'No mail is sent from here, so an address cannot be proved. An administrator can change yours.':
    'Desde aquí no se envía correo, así que no se puede confirmar una dirección. Un administrador puede cambiar la suya.',
  'This is your address already. Give the one it is to become.':
    'Esa ya es su dirección. Indique la que debe sustituirla.',
  'A person needs a name.': 'Una persona necesita un nombre.',
  'This username is taken. Choose another one.': 'Este nombre de usuario está ocupado. Elija otro.',
  'There is no such person; they may have been deleted.': 'Esa persona no existe; puede que se haya eliminado.',
  'This person may not sign in, so an app password would not work.':
    'Esta persona no puede iniciar sesión, así que una contraseña de aplicación no funcionaría.',
  'There is no such app; it may have been deleted.': 'Esa aplicación no existe; puede que se haya eliminado.',
  'One person has at most {max} app passwords. Revoke some first.':
    'Una persona tiene como máximo {max} contraseñas de aplicación. Revoque antes algunas.',
  'There is no such app password; it may have been revoked already.':
    'Esa contraseña de aplicación no existe; puede que ya se haya revocado.',
  'There is no such session, or it has ended.': 'Esa sesión no existe, o ha terminado.',
  'You have asked for several links within an hour. Wait a while, then ask again.':
    'Ha pedido varios enlaces en una hora. Espere un rato y pídalo de nuevo.',
  'This passkey is registered already.': 'Esta llave de acceso ya está registrada.',
  'Nobody has more than {max} passkeys. Remove one first.':
    'Nadie tiene más de {max} llaves de acceso. Quite antes una.',
  'There is no authenticator app any more.': 'Ya no hay ninguna aplicación de autenticación.',
  'This passkey is not there any more.': 'Esta llave de acceso ya no existe.',
  'Recovery codes stand in for a second factor. Set one up first.':
    'Los códigos de recuperación sustituyen a un segundo factor. Configure antes uno.',
  'You need a second factor here, and this is your last one. Add another one first.':
    'Aquí necesita un segundo factor, y este es el último que tiene. Añada antes otro.',
  'This link has been used or has run out.': 'Este enlace se ha usado o ha caducado.',
  'This person’s password is kept in an external directory and is changed there.':
    'La contraseña de esta persona se guarda en un directorio externo y se cambia allí.',
  'This server has been set up already. Sign in instead.': 'Este servidor ya está en marcha. Inicie sesión.',
  'This link is for an owner, and the person is none any more.':
    'Este enlace es para un propietario, y la persona ya no lo es.',
  'Choose one of the languages that are offered.': 'Elija uno de los idiomas que se ofrecen.',
  'Only an owner can set the server up.': 'Solo un propietario puede poner el servidor en marcha.',
  'This sign-in is over. Begin again.': 'Este inicio de sesión ha terminado. Empiece de nuevo.',
  'There is no such request.': 'Esta petición no existe.',
  'This request could not be read.': 'Esta petición no se pudo leer.',
  'There is no app here that you could ask for.': 'Aquí no hay ninguna aplicación que pueda pedir.',
  'E-mail addresses are changed by an admin here. Ask one of them.':
    'Aquí es un administrador quien cambia las direcciones de correo. Pregunte a uno.',
  'Your name and e-mail addresses are changed by an admin here. Ask one of them.':
    'Aquí es un administrador quien cambia su nombre y sus direcciones de correo. Pregunte a uno.',
  'There is no such app password, or it was revoked.': 'Esa contraseña de aplicación no existe, o se ha revocado.',
  'There is no such agreement, or it was revoked.': 'Ese permiso no existe, o se ha revocado.',
  'Too many passwords are being checked right now. Try again in a few seconds.':
    'Ahora mismo se están comprobando demasiadas contraseñas. Inténtelo de nuevo en unos segundos.',
  'No line breaks or control characters.': 'Sin saltos de línea ni caracteres de control.',
  'A picture may have up to 2 MB. Choose a smaller one.': 'Una imagen puede tener hasta 2 MB. Elija una más pequeña.',
  'This invitation does not stand any more.': 'Esta invitación ya no vale.',
})
