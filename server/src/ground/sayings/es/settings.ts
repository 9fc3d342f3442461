import type { settings as Sentences } from '../de/settings.ts'

export const settings = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'Write one address or range a line, like 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32; # starts a comment.':
    'Escriba una dirección o un rango por línea, como 192.0.2.7, 10.0.0.0/8 o 2001:db8::/32; # empieza un comentario.',
  'Line {line} is neither an address nor a range: “{text}”.':
    'La línea {line} no es ni una dirección ni un rango: «{text}».',
  'A session cannot be idle for longer than it lasts.': 'Una sesión no puede estar inactiva más tiempo del que dura.',
  'A colour as #1d7596, or none.': 'Un color como #1d7596, o ninguno.',
  'Keep “local”, through which an owner can always sign in.':
    'Conserve «local», por donde un propietario siempre puede iniciar sesión.',
  'Keep at least one base DN.': 'Conserve al menos un DN base.',
  'The range ends before it begins.': 'El rango termina antes de empezar.',
  'An absolute path, such as /bin/bash.': 'Una ruta absoluta, como /bin/bash.',
  'An absolute path with {place} in it, such as /home/{place}.':
    'Una ruta absoluta con {place} en ella, como /home/{place}.',
  'A time of day as 02:00, in UTC.': 'Una hora como 02:00, en UTC.',
  'An absolute path, or none.': 'Una ruta absoluta, o ninguna.',
  'One of these groups is not there any more. Choose again.': 'Uno de estos grupos ya no existe. Elija de nuevo.',
  'Nobody may connect: add an address to the allow-list before switching the directory server on.':
    'Nadie puede conectarse: añada una dirección a la lista de permitidas antes de activar el servidor de directorio.',
  'Nobody may connect: add an address or a range first.':
    'Nadie puede conectarse: añada antes una dirección o un rango.',
  'At least one address or range.': 'Al menos una dirección o un rango.',
  'The directory server needs a bind secret before it is switched on.':
    'El servidor de directorio necesita un secreto de bind antes de activarse.',
  'Generate a secret, or type one of 16 characters or more.':
    'Genere un secreto, o escriba uno de 16 caracteres o más.',
  'No mail server is set, so nothing can be sent.':
    'No hay ningún servidor de correo configurado, así que no se puede enviar nada.',
  'Your account has no e-mail address to send a test message to.':
    'Su cuenta no tiene ninguna dirección de correo a la que enviar un mensaje de prueba.',
  'Give a whole address, such as https://id.example.com.':
    'Indique una dirección completa, como https://id.example.com.',
  'Give the address alone, without a path.': 'Indique solo la dirección, sin ruta.',
  'Give the organisation a name.': 'Dé un nombre a la organización.',
  'Give a base DN, such as dc=example,dc=com.': 'Indique un DN base, como dc=example,dc=com.',
  'At most {max} findings can be put aside. Take some back.':
    'Se pueden apartar {max} hallazgos como máximo. Recupere algunos.',
  'What has failed cannot be accepted. Put it right, or be reminded of it.':
    'Lo que ha fallado no se puede aceptar. Corríjalo, o haga que se le recuerde.',
  'Say why it is meant to be so.': 'Diga por qué debe ser así.',
  'There is nothing to put aside there.': 'Ahí no hay nada que apartar.',
  'The doctor does not find that any more. Look again.': 'La comprobación ya no encuentra eso. Mire de nuevo.',
})
