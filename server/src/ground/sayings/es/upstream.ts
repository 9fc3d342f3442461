import type { upstream as Sentences } from '../de/upstream.ts'

export const upstream = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  '{url}: {what}': '{url}: {what}',
  '{what} The server says: “{said}”': '{what} El servidor dice: «{said}»',
  'The service account is refused. {why}': 'La cuenta de lectura se rechaza. {why}',
  'The server refuses StartTLS ({name}).': 'El servidor rechaza StartTLS ({name}).',
  'The search took longer than the server allows ({name}).':
    'La búsqueda tardó más de lo que permite el servidor ({name}).',
  'There is more than the server gives in one search ({name}); what came is not all.':
    'Hay más de lo que el servidor da en una búsqueda ({name}); lo que llegó no es todo.',
  'The server cannot do it just now ({name}).': 'El servidor no puede hacerlo en este momento ({name}).',
  'The server takes passwords under TLS only ({name}): use ldaps:// or StartTLS.':
    'El servidor solo acepta contraseñas con TLS ({name}): use ldaps:// o StartTLS.',
  'There is no such entry ({name}).': 'No existe esa entrada ({name}).',
  'The server says that another one has it ({name}).': 'El servidor dice que lo tiene otro ({name}).',
  'The server does not take the new password ({name}).': 'El servidor no acepta la contraseña nueva ({name}).',
  'The name or the password is wrong.': 'El nombre o la contraseña es incorrecto.',
  'The server does not let them in ({name}).': 'El servidor no deja entrar a esa cuenta ({name}).',
  'The server does not allow it ({name}).': 'El servidor no lo permite ({name}).',
  'The server answers with {name}.': 'El servidor responde {name}.',
  'The server cannot be reached.': 'No se puede alcanzar el servidor.',
  'The server did not answer in time.': 'El servidor no respondió a tiempo.',
  'The server ended the session.': 'El servidor terminó la sesión.',
  'The connection was closed here.': 'La conexión se cerró aquí.',
  'The connection failed.': 'La conexión falló.',
  'The server closed the connection.': 'El servidor cerró la conexión.',
  'The answer could not be read.': 'No se pudo leer la respuesta.',
  'TLS could not be begun ({why}).': 'No se pudo iniciar TLS ({why}).',
  'What comes is not as LDAP has it: “{said}”': 'Lo que llega no es como lo prevé LDAP: «{said}»',
  'Its certificate is for {names}, not for {host}.': 'Su certificado es para {names}, no para {host}.',
  'Its certificate was valid until {day} only.': 'Su certificado solo era válido hasta el {day}.',
  'Its certificate is valid from {day} on only; is the time right here?':
    'Su certificado solo es válido desde el {day}; ¿es correcta la hora aquí?',
  'Its certificate for {names} is signed by itself, which is not trusted here: give the CA’s certificate.':
    'Su certificado para {names} está firmado por sí mismo, y aquí no se confía en él: indique el certificado de la autoridad.',
  'Its certificate for {names} is signed by {issuer}, which is not trusted here: give the CA’s certificate.':
    'Su certificado para {names} está firmado por {issuer}, en quien aquí no se confía: indique el certificado de la autoridad.',
  'Its certificate for {names} is refused ({code}).': 'Su certificado para {names} se rechaza ({code}).',
  '{subject} (without a name of its own)': '{subject} (sin nombre propio)',
  'There is no such person.': 'Esa persona no existe.',
  'The password is wrong, or there is no such person.': 'La contraseña es incorrecta, o esa persona no existe.',
  'They may not sign in at this hour.': 'A esta hora no se permite iniciar sesión.',
  'They may not sign in from this computer.': 'Desde este equipo no se permite iniciar sesión.',
  'Their password has expired.': 'Su contraseña ha caducado.',
  'Their account is disabled.': 'Su cuenta está desactivada.',
  'They are in more groups than the server allows.': 'La persona está en más grupos de los que permite el servidor.',
  'Their account has expired.': 'Su cuenta ha caducado.',
  'They have to change their password first.': 'Primero hay que cambiar la contraseña.',
  'Their account is locked after too many wrong passwords.':
    'Su cuenta está bloqueada tras demasiadas contraseñas incorrectas.',
  'The directory refuses it with {code}.': 'El directorio lo rechaza con {code}.',
  'A reference leads nowhere: {urls}.': 'Una referencia no lleva a ninguna parte: {urls}.',
  'References lead over more than {max} servers.': 'Las referencias pasan por más de {max} servidores.',
  'There are more than {max} references.': 'Hay más de {max} referencias.',
  'A reference asks for what is below an entry without the entry.':
    'Una referencia pide lo que está debajo de una entrada, sin la entrada misma.',
  'A part of it is at {urls}.': 'Una parte está en {urls}.',
  '{url} refers to another server. {why}': '{url} remite a otro servidor. {why}',
  'It leads to a link-local address, which is never called.':
    'Lleva a una dirección link-local, a la que nunca se llama.',
  'The service account needs a name and a password.': 'La cuenta de lectura necesita un nombre y una contraseña.',
  'The certificates in the settings cannot be used ({why}).':
    'Los certificados de los ajustes no se pueden usar ({why}).',
  'The filter {filter} cannot be read ({why}).': 'El filtro {filter} no se puede leer ({why}).',
  'Passwords are changed under TLS only.': 'Las contraseñas solo se cambian con TLS.',
  'The server says nothing of itself (its root DSE cannot be read).':
    'El servidor no dice nada de sí mismo (su DSE raíz no se puede leer).',
  'A name and a password are needed.': 'Hacen falta un nombre y una contraseña.',
  '{dn} went away while it was read.': '{dn} desapareció mientras se leía.',
  'It has not answered {failures} times in a row and is asked again in a few seconds.':
    'No ha respondido {failures} veces seguidas, y se le preguntará de nuevo en unos segundos.',
  'The directory did not answer within {seconds} seconds.': 'El directorio no respondió en {seconds} segundos.',
  'It took longer than {seconds} seconds.': 'Tardó más de {seconds} segundos.',
})
