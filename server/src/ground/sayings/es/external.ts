import type { external as Sentences } from '../de/external.ts'

export const external = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'There is no such directory; it may have been deleted.': 'Ese directorio no existe; puede que se haya eliminado.',
  'This directory is turned off. Turn it on first.': 'Este directorio está desactivado. Actívelo antes.',
  'This directory is turned off.': 'Este directorio está desactivado.',
  'There is no such conflict any more.': 'Ese conflicto ya no existe.',
  'There is nobody here it could be linked to.': 'Aquí no hay nadie con quien se pueda vincular.',
  'The directory’s settings refuse to link people who are here already. Change “match” first.':
    'Los ajustes del directorio no permiten vincular a personas que ya están aquí. Cambie antes «match».',
  'An owner stays local: somebody must be able to come in without the directory.':
    'Un propietario sigue siendo local: alguien tiene que poder entrar sin el directorio.',
  'Say under which username.': 'Indique con qué nombre de usuario.',
  'There is no such run; it may be older than history is kept.':
    'Esa ejecución no existe; puede ser más antigua que el historial.',
  'This run is over already.': 'Esta ejecución ya ha terminado.',
  'People of this directory only sign in with it; there is nothing to synchronise.':
    'Las personas de este directorio solo inician sesión con él; no hay nada que sincronizar.',
  'This run does not wait to be confirmed.': 'Esta ejecución no espera confirmación.',
  'There was another run since. Look at that one first.': 'Ha habido otra ejecución desde entonces. Mire antes esa.',
  'This directory is being looked at already.': 'Este directorio ya se está examinando.',
  'A synchronisation of this directory is under way.': 'Este directorio se está sincronizando.',
  'The server stops.': 'El servidor se detiene.',
  'Other directories are being looked at. Try again in a moment.':
    'Se están examinando otros directorios. Inténtelo de nuevo en un momento.',
  'The server or its encryption changed: type the password again. A stored one goes nowhere else.':
    'El servidor o su cifrado ha cambiado: escriba de nuevo la contraseña. Una guardada no va a ningún otro sitio.',
  'Type the password of the account to read with.': 'Escriba la contraseña de la cuenta de lectura.',
  '“{url}” is no address of a directory server; it begins with ldap:// or ldaps://.':
    '«{url}» no es la dirección de un servidor de directorio; empieza por ldap:// o ldaps://.',
  'No line of this begins with “security.ldap.”.': 'Ninguna línea empieza por «security.ldap.».',
  'People who are kept here may not sign in. Allow that in the sign-in rules first.':
    'Las personas que se guardan aquí no pueden iniciar sesión. Permítalo antes en las reglas de inicio de sesión.',
  'Passwords are sent to this directory unencrypted. Change its address to ldaps://, or switch StartTLS on, first.':
    'Las contraseñas se envían sin cifrar a este directorio. Cambie antes su dirección a ldaps://, o active StartTLS.',
  'Choose a day in the future.': 'Elija un día futuro.',
  'Choose a day within a year: it can be extended.': 'Elija un día dentro de un año: se puede prolongar.',
  'Choose people of this directory who have never signed in here, and have neither a password nor a passkey.':
    'Elija personas de este directorio que nunca hayan iniciado sesión aquí y no tengan ni contraseña ni llave de acceso.',
  'Nobody of this directory can move this way: everybody has signed in here before, or has a password or a passkey.':
    'Nadie de este directorio puede mudarse así: todos han iniciado ya sesión aquí, o tienen una contraseña o una llave de acceso.',
  'ldaps:// is encrypted from the first byte. Switch StartTLS off, or write ldap://.':
    'ldaps:// está cifrado desde el primer byte. Desactive StartTLS, o escriba ldap://.',
  'Give at least one server, such as ldaps://ldap.example.com.':
    'Indique al menos un servidor, como ldaps://ldap.example.com.',
  'A server is ldap:// or ldaps:// with a host and, where needed, a port: ldaps://ldap.example.com.':
    'Un servidor es ldap:// o ldaps:// con un host y, si hace falta, un puerto: ldaps://ldap.example.com.',
  'The name a certificate must have, such as ldap.example.com, or none.':
    'El nombre que debe tener el certificado, como ldap.example.com, o ninguno.',
  'This holds a private key. Paste certificates only.': 'Esto contiene una clave privada. Pegue solo certificados.',
  'Paste certificates in PEM form: from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.':
    'Pegue certificados en formato PEM: de -----BEGIN CERTIFICATE----- a -----END CERTIFICATE-----.',
  'A regular expression for the whole name, such as [a-z]+\\.[a-z]+, or none.':
    'Una expresión regular para el nombre entero, como [a-z]+\\.[a-z]+, o ninguna.',
  'This says who all may come in, so it has no {place}; the sign-in filter has.':
    'Esto dice quiénes pueden entrar, así que no lleva {place}; lo lleva el filtro de inicio de sesión.',
  'Say where the username goes: (uid={place}).': 'Indique dónde va el nombre de usuario: (uid={place}).',
  'An LDAP filter in parentheses, such as (objectClass=inetOrgPerson).':
    'Un filtro LDAP entre paréntesis, como (objectClass=inetOrgPerson).',
  'The name of an attribute there, such as mail.': 'El nombre de un atributo de allí, como mail.',
  'Say whose groups: (member={dn}) or (memberUid={place}).':
    'Indique de quién son los grupos: (member={dn}) o (memberUid={place}).',
  'Say which groups there.': 'Indique qué grupos de allí.',
  'Say which group here its people get, or which role.': 'Indique qué grupo de aquí reciben sus personas, o qué rol.',
  'A cron line such as 0 */4 * * *, in UTC.': 'Una línea de cron como 0 */4 * * *, en UTC.',
  'Give the base DN people are under: ou=people,dc=example,dc=com.':
    'Indique el DN base bajo el que están las personas: ou=people,dc=example,dc=com.',
  'Say whom to bind as: uid={place},dc=example,dc=com or {place}@example.com.':
    'Indique con qué nombre conectarse: uid={place},dc=example,dc=com o {place}@example.com.',
  'Give the directory a name people know it by.': 'Dé al directorio un nombre por el que se conozca.',
  'There is no directory “{name}”. There are: {names}.': 'No hay ningún directorio «{name}». Hay: {names}.',
  'There is no directory “{unknown}”. Allowed: {allowed}.':
    'No hay ningún directorio «{unknown}». Se permite: {allowed}.',
  'Paste a private key in PEM form, without a passphrase.':
    'Pegue una clave privada en formato PEM, sin frase de contraseña.',
  'This key does not belong to the client certificate.': 'Esta clave no corresponde al certificado de cliente.',
  '{title} is turned off, so nobody comes from there.': '{title} está desactivado, así que nadie viene de allí.',
  'This is kept in {title} and is changed there.': 'Esto se guarda en {title} y se cambia allí.',
  'Choose a group that is kept here.': 'Elija un grupo que se guarde aquí.',
  'There is no attribute “{name}” here. Declare it first.': 'Aquí no hay ningún campo «{name}». Créelo antes.',
  'Say whose password it is: the service account’s DN or user principal name.':
    'Indique de quién es la contraseña: el DN o el UPN de la cuenta de lectura.',
  'Paste the certificate that belongs to the key.': 'Pegue el certificado que corresponde a la clave.',
  'Paste the private key that belongs to the client certificate.':
    'Pegue la clave privada que corresponde al certificado de cliente.',
  'Give the service account’s password before the directory is turned on.':
    'Indique la contraseña de la cuenta de lectura antes de activar el directorio.',
  'The server, or how it is reached, is another one. Give the service account’s password again.':
    'El servidor, o cómo se llega a él, es otro. Indique de nuevo la contraseña de la cuenta de lectura.',
  'The client certificate is another one. Paste the private key that belongs to it.':
    'El certificado de cliente es otro. Pegue la clave privada que le corresponde.',
  'Every owner who can sign in comes from this directory. Make somebody an owner who does not first.':
    'Todos los propietarios que pueden iniciar sesión vienen de este directorio. Haga antes propietario a alguien que no venga de él.',
  'There can be {max} directories. Delete one first.': 'Puede haber {max} directorios. Elimine antes uno.',
  'There is a directory of this name. Choose another one.': 'Ya hay un directorio con este nombre. Elija otro.',
  'This directory is on. Turn it off first: its people become local, and stay.':
    'Este directorio está activado. Desactívelo antes: sus personas pasan a ser locales y se quedan.',
  'Its people are still becoming local. Try again in a moment.':
    'Sus personas todavía están pasando a ser locales. Inténtelo de nuevo en un momento.',
  'Give the username they have in that directory.':
    'Indique el nombre de usuario que tiene la persona en ese directorio.',
  'The password of this person is kept in the directory they come from.':
    'La contraseña de esta persona se guarda en el directorio del que viene.',
  'People change their password there themselves.': 'Las personas cambian allí su contraseña por sí mismas.',
  'This group is kept in an external directory and is changed there.':
    'Este grupo se guarda en un directorio externo y se cambia allí.',
  'This person has been invited, and has no username yet that a directory could know.':
    'Esta persona está invitada y todavía no tiene un nombre de usuario que un directorio pueda conocer.',
  'Apps know somebody else by this username, who had it before it was changed in their directory. Choose another one.':
    'Las aplicaciones conocen a otra persona por este nombre de usuario, que tenía antes de que se cambiara en su directorio. Elija otro.',
})
