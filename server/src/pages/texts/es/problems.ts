import { translateProblems } from '../problems.ts'

export const problem = translateProblems({
  'A username has 1 to {} characters of a-z, 0-9, dot, underscore and hyphen, and starts and ends with a letter or digit.':
    'Un nombre de usuario tiene de 1 a {} caracteres de a-z, 0-9, punto, guion bajo y guion, y empieza y termina con una letra o una cifra.',
  '“{}” is kept for the system. Choose another username.':
    '«{}» está reservado para el sistema. Elija otro nombre de usuario.',
  'A name cannot have the form of an id (UUID). Choose another one.':
    'Un nombre no puede tener la forma de un identificador (UUID). Elija otro.',
  'A name cannot start with “uid-” or “gid-”. Choose another one.':
    'Un nombre no puede empezar por «uid-» o «gid-». Elija otro.',
  'This username is taken. Choose another one.': 'Este nombre de usuario está ocupado. Elija otro.',
  'This username belonged to somebody who was deleted, and names are never given again. Choose another one.':
    'Este nombre de usuario fue de alguien que se eliminó, y los nombres no se vuelven a dar. Elija otro.',
  'This e-mail address belongs to somebody else.': 'Esta dirección de correo es de otra persona.',
  'A person needs a name.': 'Una persona necesita un nombre.',
  'This is not an e-mail address. Write it as name@example.com.':
    'Esto no es una dirección de correo. Escríbala como name@example.com.',
  'At most {} characters.': 'Como máximo {} caracteres.',
  'No line breaks or control characters.': 'Sin saltos de línea ni caracteres de control.',
  'A picture may have up to 2 MB. Choose a smaller one.': 'Una imagen puede tener hasta 2 MB. Elija una más pequeña.',
  'This is not a picture we take: PNG, JPEG or WebP. Other kinds have to be converted first.':
    'No es una imagen que aceptemos: PNG, JPEG o WebP. Las de otro tipo hay que convertirlas antes.',
  'This picture is damaged or cut off. Save it again as PNG or JPEG, and try that.':
    'Esta imagen está dañada o cortada. Guárdela de nuevo como PNG o JPEG e inténtelo con esa.',
  'Many pictures are being looked at. Try again in a moment.':
    'Se están mirando muchas imágenes. Inténtelo de nuevo en un momento.',
  'A password has at least {} characters. Longer is better; a few words are fine.':
    'Una contraseña tiene al menos {} caracteres. Cuanto más larga, mejor; unas cuantas palabras bastan.',
  'A password has at most {} characters.': 'Una contraseña tiene como máximo {} caracteres.',
  'A password cannot be the username or the e-mail address.':
    'La contraseña no puede ser el nombre de usuario ni la dirección de correo.',
  'This password is on the list of common ones, which are tried first. Choose another one.':
    'Esta contraseña está en la lista de las más comunes, que se prueban primero. Elija otra.',
  'Too many passwords are being checked right now. Try again in a few seconds.':
    'Ahora mismo se están comprobando demasiadas contraseñas. Inténtelo de nuevo en unos segundos.',
  'Give the organisation a name.': 'Dé un nombre a la organización.',
  'Give a whole address, such as https://id.example.com.':
    'Indique una dirección completa, como https://id.example.com.',
  'Give the address alone, without a path.': 'Indique solo la dirección, sin ruta.',
  'https is required for any other host than localhost; passkeys and secure cookies need it.':
    'https es necesario para cualquier equipo que no sea localhost; lo necesitan las llaves de acceso y las cookies seguras.',
  'Give a base DN, such as dc=example,dc=com.': 'Indique un DN base, como dc=example,dc=com.',
  'This code doesn’t fit. Enter the one the app shows now, six digits.':
    'Este código no es válido. Escriba el que la aplicación muestra ahora, seis cifras.',
  'Give it a name, so that you know it again.': 'Póngale un nombre, para que la reconozca.',
  'A name has at most {} letters.': 'Un nombre tiene como máximo {} caracteres.',
  'Your browser’s answer does not fit what was asked. Nothing was added; try again.':
    'La respuesta de su navegador no encaja con lo que se preguntó. No se ha añadido nada; inténtelo de nuevo.',
  'This passkey is registered already.': 'Esta llave de acceso ya está registrada.',
  'Nobody has more than {} passkeys. Remove one first.': 'Nadie tiene más de {} llaves de acceso. Quite antes una.',
  'This passkey is not there any more.': 'Esta llave de acceso ya no existe.',
  'There is no authenticator app any more.': 'Ya no hay ninguna aplicación de autenticación.',
  'Recovery codes stand in for a second factor. Set one up first.':
    'Los códigos de recuperación sustituyen a un segundo factor. Configure antes uno.',
  'You need a second factor here, and this is your last one. Add another one first.':
    'Aquí necesita un segundo factor, y este es el último que tiene. Añada antes otro.',
  'This is the only way you can sign in. Add another passkey or set a password first.':
    'Es su única forma de iniciar sesión. Añada antes otra llave de acceso o ponga una contraseña.',
  'People set up their second factor themselves.': 'Cada persona configura por sí misma su segundo factor.',
  'Choose another password than the one you were given.': 'Elija una contraseña distinta de la que le dieron.',
  'This sign-in is over. Begin again.': 'Este inicio de sesión ha terminado. Empiece de nuevo.',
  'This link is for an owner, and the person is none any more.':
    'Este enlace es para un propietario, y la persona ya no lo es.',
  'There is no such person; they may have been deleted.': 'Esa persona no existe; puede que se haya eliminado.',
  'This person’s password is kept in an external directory and is changed there.':
    'La contraseña de esta persona se guarda en un directorio externo y se cambia allí.',
  'This link has been used or has run out.': 'Este enlace se ha usado o ha caducado.',
  'This server has been set up already. Sign in instead.': 'Este servidor ya está en marcha. Inicie sesión.',
  'Only an owner can set the server up.': 'Solo un propietario puede poner el servidor en marcha.',
  'There is no such time zone. Choose one of the list, such as Europe/Berlin.':
    'Esa zona horaria no existe. Elija una de la lista, como Europe/Berlin.',
  'Give another address than your own: it is for when that one is lost.':
    'Indique una dirección distinta de la suya: es para cuando esta se pierda.',
  'Only a person has a profile.': 'Solo una persona tiene un perfil.',
  'This is not for people themselves to change.': 'Esto no lo cambia cada persona por sí misma.',
  'Your name and e-mail addresses are changed by an admin here. Ask one of them.':
    'Aquí es un administrador quien cambia su nombre y sus direcciones de correo. Pregunte a uno.',
  'E-mail addresses are changed by an admin here. Ask one of them.':
    'Aquí es un administrador quien cambia las direcciones de correo. Pregunte a uno.',
  'This field is filled in by an admin.': 'Este campo lo rellena un administrador.',
  'This is kept in {}. Change it there and apply it again.':
    'Esto se guarda en {}. Cámbielo allí y aplíquelo de nuevo.',
  'Your name is kept in an external directory and is changed there.':
    'Su nombre se guarda en un directorio externo y se cambia allí.',
  'Somebody else changed this while you were editing. Look at the new values and try again.':
    'Otra persona ha cambiado esto mientras usted lo editaba. Mire los valores nuevos e inténtelo de nuevo.',
  'At most {} keys.': 'Como máximo {} claves.',
  'One key a line, without line breaks.': 'Una clave por línea, sin saltos de línea.',
  'This is a private key. Give the public one, from the file ending in .pub.':
    'Esta es una clave privada. Indique la pública, del archivo que termina en .pub.',
  'Give a line such as “ssh-ed25519 AAAA… name@machine”, without options before it.':
    'Indique una línea como «ssh-ed25519 AAAA… nombre@máquina», sin opciones delante.',
  'This key is not whole; copy all of it.': 'Esta clave no está entera; cópiela toda.',
  'This attribute has one value.': 'Este campo tiene un solo valor.',
  'At most {} values.': 'Como máximo {} valores.',
  'This must be one line of text.': 'Debe ser una línea de texto.',
  'This must be a whole number of at most 15 digits.': 'Debe ser un número entero de 15 cifras como máximo.',
  'This must be true or false.': 'Debe ser «true» o «false».',
  'This must be a date as 2027-01-31.': 'Debe ser una fecha como 2027-01-31.',
  'Your address is kept in an external directory and is changed there.':
    'Su dirección se guarda en un directorio externo y se cambia allí.',
  'Addresses are changed by an administrator here. Ask one.':
    'Aquí es un administrador quien cambia las direcciones. Pregunte a uno.',
  'No mail is sent from here, so an address cannot be proved. An administrator can change yours.':
    'Desde aquí no se envía correo, así que no se puede confirmar una dirección. Un administrador puede cambiar la suya.',
  'This is your address already. Give the one it is to become.':
    'Esa ya es su dirección. Indique la que debe sustituirla.',
  'You have asked for several links within an hour. Wait a while, then ask again.':
    'Ha pedido varios enlaces en una hora. Espere un rato y pídalo de nuevo.',
  'This invitation does not stand any more.': 'Esta invitación ya no vale.',
  'Give the password a name, such as the device it is for.':
    'Póngale un nombre a la contraseña, como el del dispositivo para el que es.',
  'This app is not opened with a password of its own.': 'Esta aplicación no se abre con una contraseña propia.',
  'This app may not be opened, so a password for it would not work.':
    'Esta aplicación no se puede abrir, así que una contraseña para ella no funcionaría.',
  'This person may not sign in, so an app password would not work.':
    'Esta persona no puede iniciar sesión, así que una contraseña de aplicación no funcionaría.',
  'There is no such app; it may have been deleted.': 'Esa aplicación no existe; puede que se haya eliminado.',
  'One person has at most {} app passwords. Revoke some first.':
    'Una persona tiene como máximo {} contraseñas de aplicación. Revoque antes algunas.',
  'There is no such app password, or it was revoked.': 'Esa contraseña de aplicación no existe, o se ha revocado.',
  'There is no such app password; it may have been revoked already.':
    'Esa contraseña de aplicación no existe; puede que ya se haya revocado.',
  'There is no such session, or it has ended.': 'Esa sesión no existe, o ha terminado.',
  'This browser is not trusted any more.': 'Este navegador ya no es de confianza.',
  'There is no such agreement, or it was revoked.': 'Ese permiso no existe, o se ha revocado.',
  'This picture has {} × {} pixels. Scale it down to 40 million or fewer, and try again.':
    'Esta imagen tiene {} × {} píxeles. Redúzcala a 40 millones como máximo e inténtelo de nuevo.',
  'Say what you need it for.': 'Diga para qué lo necesita.',
  'No control characters.': 'Sin caracteres de control.',
  'You have asked for many apps today. Go on tomorrow.': 'Hoy ya ha pedido muchas aplicaciones. Siga mañana.',
  'There is no app here that you could ask for.': 'Aquí no hay ninguna aplicación que pueda pedir.',
  'There is no such request.': 'Esta petición no existe.',
  'This request is not waiting any more: it was answered, taken back, or is too old.':
    'Esta petición ya no espera: se ha respondido, se ha retirado o es demasiado antigua.',
  'This group does not open the app.': 'Este grupo no abre la aplicación.',
  'This app belongs to one person alone.': 'Esta aplicación pertenece a una sola persona.',
  'Your account is no longer active. Sign in again.': 'Su cuenta ya no está activa. Vuelva a iniciar sesión.',
  'Choose one of the languages that are offered.': 'Elija uno de los idiomas que se ofrecen.',
  'Something went wrong on our side, and nothing you did. Try again; if it stays, pass on the reference.':
    'Es cosa nuestra, y no suya. Inténtelo de nuevo; si sigue igual, comunique la referencia.',
  'This request did not come from one of our pages. Open the page again and repeat what you did.':
    'Esta petición no venía de una de nuestras páginas. Abra de nuevo la página y repita lo que hizo.',
  'The server has lost touch with its database, and answers again as soon as it is back.':
    'El servidor ha perdido el contacto con su base de datos y volverá a responder en cuanto regrese.',
  'This server answers as {} and was asked under another name. Behind a reverse proxy, let it pass the Host header on unchanged; if the name is right, set it as publicUrl.':
    'Este servidor responde como {} y se le preguntó con otro nombre. Detrás de un proxy inverso, haga que pase la cabecera Host sin cambios; si el nombre es correcto, póngalo en publicUrl.',
  'The body of this request is larger than this address takes.':
    'El contenido de esta petición es mayor de lo que acepta esta dirección.',
  'This address does not take that content type.': 'Esta dirección no acepta ese tipo de contenido.',
  'This address does not take {}.': 'Esta dirección no acepta {}.',
  'This address is too long.': 'Esta dirección es demasiado larga.',
  'The address holds an escape that does not decode.': 'La dirección contiene un código que no se puede interpretar.',
  'This request could not be read.': 'Esta petición no se pudo leer.',
  'The app does not answer right now. Try again in a moment.':
    'La aplicación no responde en este momento. Inténtelo de nuevo dentro de un momento.',
  'The app takes too long to answer. Try again in a moment.':
    'La aplicación tarda demasiado en responder. Inténtelo de nuevo dentro de un momento.',
  'This app is set up to be found here, where it is not: its upstream leads back.':
    'Esta aplicación está configurada como si se encontrara aquí, y no es así: su upstream lleva de vuelta.',
  'The store cannot be reached right now. Try again in a moment.':
    'Ahora mismo no se puede acceder a los datos. Inténtelo de nuevo en un momento.',
  'Too many changes are waiting to be written. Try again in a moment.':
    'Hay demasiados cambios esperando a escribirse. Inténtelo de nuevo en un momento.',
  'The server is stopping.': 'El servidor se está deteniendo.',
})
