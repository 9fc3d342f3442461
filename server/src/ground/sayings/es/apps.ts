import type { apps as Sentences } from '../de/apps.ts'

export const apps = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'The app is not open there, or not any more.': 'La aplicación no está abierta allí, o ya no.',
  'The next {algorithm} key is published already and signs from {moment}. Have it sign now, or take it back.':
    'La próxima clave {algorithm} ya está publicada y firmará desde {moment}. Haga que firme ahora, o retírela.',
  'There is no such key; it may have been removed.': 'Esa clave no existe; puede que se haya quitado.',
  'Tokens are signed with this key. Have another one sign first.':
    'Con esta clave se firman tokens. Haga antes que firme otra.',
  'This app does not sign people in with OpenID Connect.':
    'Esta aplicación no inicia la sesión de las personas con OpenID Connect.',
  'There are {max} such tokens. End some first.': 'Hay {max} tokens de este tipo. Anule antes algunos.',
  'There is no such token; it may have been ended already.': 'Ese token no existe; puede que ya se haya anulado.',
  'Give the token a name.': 'Dé un nombre al token.',
  'A token works for a year at most.': 'Un token vale como máximo un año.',
  'This is the name of our own pages. An app behind the gateway has one of its own.':
    'Es el nombre de nuestras propias páginas. Una aplicación detrás de la pasarela tiene el suyo.',
  'Give the name alone, like wiki.example.com: no https://, no port, no path.':
    'Indique solo el nombre, como wiki.example.com: sin https://, sin puerto, sin ruta.',
  'A path starts with / and has at most {max} characters.':
    'Una ruta empieza por / y tiene como máximo {max} caracteres.',
  'Write the path as people read it: without ?, #, %, ; and \\.': 'Escriba la ruta como se lee: sin ?, #, %, ; ni \\.',
  'Write the path as it is looked at: without //, . and .. in it.':
    'Escriba la ruta como se comprueba: sin //, . ni .. en ella.',
  'Give a whole address, such as https://app.example.com/callback.':
    'Indique una dirección completa, como https://app.example.com/callback.',
  'This kind of address is not safe to return to.': 'No es seguro volver a este tipo de dirección.',
  'Leave out # and what follows it.': 'Quite # y lo que sigue.',
  'Write each address out; patterns are not matched.': 'Escriba cada dirección entera; no se admiten patrones.',
  'Leave out the name and password before @.': 'Quite el nombre y la contraseña delante de @.',
  'Use https; http is for addresses on this machine or in a private network.':
    'Use https; http es para direcciones de esta máquina o de una red privada.',
  'A client id has 1 to 100 plain characters, without spaces and colons.':
    'Un identificador de cliente tiene de 1 a 100 caracteres sencillos, sin espacios ni dos puntos.',
  'A client id has 1 to 100 plain characters without spaces.':
    'Un identificador de cliente tiene de 1 a 100 caracteres sencillos sin espacios.',
  'Give the address the app listens at, like http://127.0.0.1:3000.':
    'Indique la dirección en la que escucha la aplicación, como http://127.0.0.1:3000.',
  'No name and password in it: an app behind the gateway is told who somebody is.':
    'Sin nombre ni contraseña en ella: a una aplicación detrás de la pasarela se le dice quién es cada persona.',
  'Scheme, name and port alone: an app has the same paths there that people ask for.':
    'Solo esquema, nombre y puerto: una aplicación tiene allí las mismas rutas que se piden.',
  'No app is at this address: it leads to this machine’s surroundings.':
    'En esta dirección no hay ninguna aplicación: lleva al entorno de esta máquina.',
  'This leads back here. Give the address the app itself listens at.':
    'Esto lleva de vuelta aquí. Indique la dirección en la que escucha la propia aplicación.',
  'A recipe is named in a to z, 0 to 9 and hyphen.': 'Una receta se nombra con a a z, 0 a 9 y guion.',
  'The access rule names a group that does not exist.': 'La regla de acceso nombra un grupo que no existe.',
  'The access rule names a person that does not exist.': 'La regla de acceso nombra a una persona que no existe.',
  'These secrets were kept under another key, and cannot be taken over.':
    'Estos secretos se guardaban con otra clave y no se pueden adoptar.',
  'Give the app a name.': 'Dé un nombre a la aplicación.',
  'There is no such secret; it may have been removed.': 'Ese secreto no existe; puede que se haya quitado.',
  'There is no such secret; it may have been removed already.': 'Ese secreto no existe; puede que ya se haya quitado.',
  'Give a web address.': 'Indique una dirección web.',
  'Link-local and metadata addresses are never called.':
    'Nunca se llama a direcciones de enlace local ni de metadatos.',
  'An app that registered itself is told at a public https address only.':
    'A una aplicación que se registró sola solo se le avisa en una dirección https pública.',
  'Give at least one redirect address.': 'Indique al menos una dirección de redirección.',
  'An app without a secret cannot get tokens for itself.':
    'Una aplicación sin secreto no puede obtener tokens para sí misma.',
  'Give the public keys the app signs with.': 'Indique las claves públicas con las que firma la aplicación.',
  'An app without redirect addresses makes no authorization requests.':
    'Una aplicación sin direcciones de redirección no hace peticiones de autorización.',
  'With the device flow, apps know people by their usernames.':
    'Con el device flow, las aplicaciones conocen a las personas por su nombre de usuario.',
  'Give a JWK Set: an object with a list “keys”.': 'Indique un JWK Set: un objeto con una lista «keys».',
  'Each key has a “kty” of RSA, EC or OKP.': 'Cada clave tiene un «kty» de RSA, EC u OKP.',
  'This is a private key, which only the app may have. Give its public part.':
    'Es una clave privada, que solo debe tener la aplicación. Indique su parte pública.',
  '1 to 200 plain characters without spaces.': 'De 1 a 200 caracteres sencillos sin espacios.',
  '“{claim}” says something else already.': '«{claim}» ya dice otra cosa.',
  'Two attributes cannot be one claim.': 'Dos campos no pueden ser un solo claim.',
  'Give a whole address without #.': 'Indique una dirección completa sin #.',
  'This API stands here twice.': 'Esta API figura aquí dos veces.',
  'Scopes are plain words.': 'Los ámbitos son palabras sencillas.',
  'A day, a week, 30 days, or for good.': 'Un día, una semana, 30 días o para siempre.',
  'Choose a moment that is still to come.': 'Elija un momento que esté por venir.',
  'Give the account a name, such as what it does.': 'Dé un nombre a la cuenta, por ejemplo lo que hace.',
  'There is no such service account; it may have been deleted.':
    'Esa cuenta de servicio no existe; puede que se haya eliminado.',
  'Choose at least one thing it may do.': 'Elija al menos una cosa que pueda hacer.',
  'Another app has this client id.': 'Otra aplicación tiene este identificador de cliente.',
  'Another app is reached under this name.': 'Con este nombre se llega a otra aplicación.',
  'This app has just been set to sign with its secret. Make the secret again.':
    'Esta aplicación acaba de configurarse para firmar con su secreto. Cree el secreto de nuevo.',
  'There is an app of this name. Choose another one.': 'Ya hay una aplicación con este nombre. Elija otro.',
  'This app is marked sensitive, so only an admin decides who is let in.':
    'Esta aplicación está marcada como sensible, así que solo un administrador decide quién entra.',
  'Whoever looks after this app decides, the managers of its groups do, and admins.':
    'Decide quien se ocupa de esta aplicación, los gestores de sus grupos y los administradores.',
  'This person is not let in by name; it may have ended.':
    'A esta persona no se la deja entrar por su nombre; puede que haya terminado.',
  'Choose somebody who decides about this app.': 'Elija a alguien que decida sobre esta aplicación.',
  'Nobody decides about their own request. Ask another.':
    'Nadie decide sobre su propia solicitud. Pídaselo a otra persona.',
  'People ask for access, and nobody for them.': 'Las personas piden acceso por sí mismas, y nadie por ellas.',
  'This app is switched off for everybody.': 'Esta aplicación está desactivada para todos.',
  'This app is open to everybody.': 'Esta aplicación está abierta a todos.',
  'You have asked for this app already, and nobody has answered.':
    'Ya ha pedido esta aplicación, y nadie ha respondido todavía.',
  'Only who has asked takes the request back.': 'Solo quien hizo la solicitud la retira.',
  'No service account changes itself. An admin or owner does.':
    'Ninguna cuenta de servicio se cambia a sí misma. Lo hace un administrador o un propietario.',
  'A service account is never an owner.': 'Una cuenta de servicio nunca es propietaria.',
  'There is a service account of this name. Names are compared without case.':
    'Ya hay una cuenta de servicio con este nombre. No se distinguen mayúsculas y minúsculas.',
  'This person is in the trash. Choose somebody else.': 'Esta persona está en la papelera. Elija a otra.',
  'API tokens are made and ended by people who are signed in.':
    'Los tokens de API los crean y anulan personas que han iniciado sesión.',
  'There can be {max} service accounts. Delete some first.':
    'Puede haber {max} cuentas de servicio. Elimine antes algunas.',
  'One account has at most {max} tokens. End some first.':
    'Una cuenta tiene como máximo {max} tokens. Anule antes algunos.',
  'One person has at most {max} tokens. End some first.':
    'Una persona tiene como máximo {max} tokens. Anule antes algunos.',
  'Name a person and an app, or the reference of a refusal.':
    'Indique una persona y una aplicación, o la referencia de un rechazo.',
  'No refusal has the reference {reference}; it may be older than what the audit log keeps.':
    'Ningún rechazo tiene la referencia {reference}; puede ser más antiguo que lo que guarda el registro.',
  'No test of yours listens at this app. Start it again.':
    'Ninguna prueba suya escucha en esta aplicación. Iníciela de nuevo.',
  'This app does not sign people in that way, so a secret would open nothing.':
    'Esta aplicación no inicia la sesión de las personas de esa forma, así que un secreto no abriría nada.',
  'A public client keeps no secret; it uses PKCE instead.':
    'Un cliente público no guarda ningún secreto; usa PKCE en su lugar.',
  'This app signs with a key of its own and keeps no secret.':
    'Esta aplicación firma con una clave propia y no guarda ningún secreto.',
  'Newer secrets were made meanwhile, so this one has ended.':
    'Entretanto se han creado secretos más nuevos, así que este ha terminado.',
  'There is no such agreement, or it was taken back already.': 'Ese consentimiento no existe, o ya se ha retirado.',
  'There is no such recipe.': 'Esa receta no existe.',
  'The role of this account cannot do this, so no token of it can.':
    'El rol de esta cuenta no puede hacerlo, así que ningún token suyo puede.',
  'Your role cannot do this, so no token of yours can.': 'Su rol no puede hacerlo, así que ningún token suyo puede.',
  'No control characters.': 'Sin caracteres de control.',
  'Say what you need it for.': 'Diga para qué lo necesita.',
  'This request is not waiting any more: it was answered, taken back, or is too old.':
    'Esta petición ya no espera: se ha respondido, se ha retirado o es demasiado antigua.',
  'This group does not open the app.': 'Este grupo no abre la aplicación.',
  'You have asked for many apps today. Go on tomorrow.': 'Hoy ya ha pedido muchas aplicaciones. Siga mañana.',
  'This app belongs to one person alone.': 'Esta aplicación pertenece a una sola persona.',
})
