import type { requests as Sentences } from '../de/requests.ts'

export const requests = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'The body is not as long as Content-Length says.': 'El cuerpo no tiene la longitud que dice Content-Length.',
  'The body is empty; JSON is expected.': 'El cuerpo está vacío; se espera JSON.',
  'The body is not well-formed JSON.': 'El cuerpo no es JSON bien formado.',
  'A part of the address is too long.': 'Una parte de la dirección es demasiado larga.',
  'Some values are missing or not allowed; “fields” names them.':
    'Faltan valores o no están permitidos; «fields» los indica.',
  'Some values are missing or not allowed; “errors” names them.':
    'Faltan valores o no están permitidos; «errors» los indica.',
  'The headers of this request are too large.': 'Las cabeceras de esta petición son demasiado grandes.',
  'The request took too long to arrive.': 'La petición ha tardado demasiado en llegar.',
  'This is not a well-formed HTTP request.': 'Esto no es una petición HTTP bien formada.',
  'The dashboard has not been built. Start with “npm start”, which builds it.':
    'El panel no se ha compilado. Inicie con «npm start», que lo compila.',
  'There is nothing at this address.': 'No hay nada en esta dirección.',
  'This request names two hosts.': 'Esta petición indica dos hosts.',
  'There is no such picture.': 'Esa imagen no existe.',
  'This address takes no query.': 'Esta dirección no acepta parámetros.',
  'This address takes no body.': 'Esta dirección no acepta cuerpo.',
  'Send the bytes of a picture as the body: PNG, JPEG or WebP.':
    'Envíe los bytes de una imagen como cuerpo: PNG, JPEG o WebP.',
  'Send If-Match with the ETag you last read, so that no change is lost.':
    'Envíe If-Match con el último ETag leído, para que no se pierda ningún cambio.',
  'If-Match takes one ETag, such as "42".': 'If-Match acepta un solo ETag, por ejemplo "42".',
  'Idempotency-Key has 1 to 255 plain characters without spaces.':
    'Idempotency-Key tiene de 1 a 255 caracteres sencillos, sin espacios.',
  'This Idempotency-Key came with another request. Make a new one for each.':
    'Este Idempotency-Key llegó con otra petición. Cree uno nuevo para cada una.',
  'The same request is still being answered. Ask again in a moment.':
    'La misma petición todavía se está respondiendo. Vuelva a preguntar en un momento.',
  'Doorward-Seq takes one number, as an earlier answer bore it.':
    'Doorward-Seq acepta un número, tal como lo llevaba una respuesta anterior.',
  'This server does not know that change yet. Try again in a moment.':
    'Este servidor todavía no conoce ese cambio. Inténtelo de nuevo en un momento.',
  'This cursor is not one this list gave out. Start again without it.':
    'Este cursor no lo ha dado esta lista. Empiece de nuevo sin él.',
  'This API token does not work: it is not one of ours, has expired or been ended, or whom it stands for may not use it.':
    'Este token de API no funciona: no es nuestro, ha caducado o se ha anulado, o aquel a quien representa no puede usarlo.',
  'This is done by people who are signed in; no API token can.':
    'Esto lo hacen personas que han iniciado sesión; ningún token de API puede.',
  'This API token lacks the scope {scope}.': 'A este token de API le falta el ámbito {scope}.',
  'Too many API tokens that do not work came from this address. Wait a minute.':
    'De esta dirección han llegado demasiados tokens de API que no funcionan. Espere un minuto.',
  'You are not signed in, or your session has ended.': 'No ha iniciado sesión, o su sesión ha terminado.',
  'This needs a sign-in no older than ten minutes. Sign in again.':
    'Para esto hace falta un inicio de sesión de hace menos de diez minutos. Inicie sesión otra vez.',
  'Sign in again first: it is more than ten minutes ago.':
    'Inicie antes sesión otra vez: hace más de diez minutos de la última.',
  'Your role does not allow this. Ask an admin or an owner.':
    'Su rol no lo permite. Pida ayuda a un administrador o a un propietario.',
  'This sign-in is over, has taken longer than {minutes} minute on its way back, or was begun in another browser. Open the app again; if this comes again, let its cookies through.':
    'Este inicio de sesión ha terminado, ha tardado más de {minutes} minuto en volver o se empezó en otro navegador. Abra la aplicación otra vez; si vuelve a ocurrir, permita sus cookies.',
  'A reverse proxy may ask here, and {address} is not listed as one: see trustedProxies in the configuration.':
    'Aquí puede preguntar un proxy inverso, y {address} no figura como tal: vea trustedProxies en la configuración.',
  'This sign-in is over. Open the app again, and you are asked to sign in anew.':
    'Este inicio de sesión ha terminado. Abra la aplicación otra vez y se le volverá a pedir.',
  'This address is not open to anybody.': 'Esta dirección no está abierta a nadie.',
  'This address is written in a way that programs read differently.':
    'Esta dirección está escrita de una forma que los programas leen de distinta manera.',
  'No app here is reached through the gateway under this name.':
    'Con este nombre no se llega aquí a ninguna aplicación a través de la pasarela.',
  'The reverse proxy does not say whether this is http or https.': 'El proxy inverso no dice si es http o https.',
  'This address is not written as a path.': 'Esta dirección no está escrita como una ruta.',
  'This moment has passed.': 'Ese momento ya ha pasado.',
  'Somebody else changed the branding meanwhile. Look at it and try again.':
    'Otra persona ha cambiado entretanto la imagen. Mírela e inténtelo de nuevo.',
  'Somebody else changed these settings meanwhile. Look at them and try again.':
    'Otra persona ha cambiado entretanto estos ajustes. Mírelos e inténtelo de nuevo.',
  'Somebody else changed these rules meanwhile. Look at them and try again.':
    'Otra persona ha cambiado entretanto estas reglas. Mírelas e inténtelo de nuevo.',
  'Somebody else has changed this meanwhile. Look at it again.':
    'Otra persona lo ha cambiado entretanto. Vuelva a mirarlo.',
  'Expected {expected}, found {found}.': 'Se esperaba {expected} y se ha encontrado {found}.',
  'This is set by {where}. Change it there.': 'Esto lo fija {where}. Cámbielo allí.',
  'Something went wrong on our side, and nothing you did. Try again; if it stays, pass on the reference.':
    'Es cosa nuestra, y no suya. Inténtelo de nuevo; si sigue igual, comunique la referencia.',
  'The body of this request is larger than this address takes.':
    'El contenido de esta petición es mayor de lo que acepta esta dirección.',
  'This address does not take that content type.': 'Esta dirección no acepta ese tipo de contenido.',
  'The address holds an escape that does not decode.': 'La dirección contiene un código que no se puede interpretar.',
  'This server answers as {host} and was asked under another name. Behind a reverse proxy, let it pass the Host header on unchanged; if the name is right, set it as publicUrl.':
    'Este servidor responde como {host} y se le preguntó con otro nombre. Detrás de un proxy inverso, haga que pase la cabecera Host sin cambios; si el nombre es correcto, póngalo en publicUrl.',
  'The server has lost touch with its database, and answers again as soon as it is back.':
    'El servidor ha perdido el contacto con su base de datos y volverá a responder en cuanto regrese.',
  'This request did not come from one of our pages. Open the page again and repeat what you did.':
    'Esta petición no venía de una de nuestras páginas. Abra de nuevo la página y repita lo que hizo.',
  'This address is too long.': 'Esta dirección es demasiado larga.',
  'This address does not take {method}.': 'Esta dirección no acepta {method}.',
  'This app is set up to be found here, where it is not: its upstream leads back.':
    'Esta aplicación está configurada como si se encontrara aquí, y no es así: su upstream lleva de vuelta.',
  'The app takes too long to answer. Try again in a moment.':
    'La aplicación tarda demasiado en responder. Inténtelo de nuevo dentro de un momento.',
  'The app does not answer right now. Try again in a moment.':
    'La aplicación no responde en este momento. Inténtelo de nuevo dentro de un momento.',
  'Too many pages follow the changes already. This one can be reloaded instead.':
    'Ya hay demasiadas páginas que siguen los cambios. Esta se puede volver a cargar.',
  'Nobody is signed in here.': 'Aquí nadie ha iniciado sesión.',
  'This name and password do not open this app. It takes a password that was made for it alone.':
    'Este nombre y esta contraseña no abren esta aplicación. Acepta una contraseña creada solo para ella.',
  'This access token is over, or is not for this app.':
    'Este token de acceso ha caducado, o no es para esta aplicación.',
  'You may not open this app.': 'Usted no puede abrir esta aplicación.',
})
