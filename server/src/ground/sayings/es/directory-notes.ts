import type { directoryNotes as Sentences } from '../de/directory-notes.ts'

export const directoryNotes = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'Another LDAP server': 'Otro servidor LDAP',
  'New domains refuse a password over an unencrypted connection: use ldaps:// or StartTLS.':
    'Los dominios nuevos rechazan una contraseña por una conexión sin cifrar: use ldaps:// o StartTLS.',
  'The old password of somebody who changed it goes on working at the domain controller for up to an hour.':
    'La contraseña antigua de quien la ha cambiado sigue valiendo en el controlador de dominio hasta una hora.',
  'The search at the top of a domain answers with references to other partitions; leave “References to other servers” on ignore.':
    'La búsqueda en lo más alto de un dominio responde con referencias a otras particiones; deje «Referencias a otros servidores» en Ignorar.',
  'A password over an unencrypted connection is refused (strongerAuthRequired) unless the server was told otherwise: use ldaps:// or StartTLS.':
    'Una contraseña por una conexión sin cifrar se rechaza (strongerAuthRequired), salvo que el servidor esté configurado de otra forma: use ldaps:// o StartTLS.',
  'The directory server there is off at first, and answers the addresses of its allow-list only.':
    'El servidor de directorio está allí desactivado al principio, y solo responde a las direcciones de su lista de permitidas.',
  'Who has a second factor there is asked for its code here.':
    'A quien tiene allí un segundo factor se le pide aquí su código.',
  'Make the service account below cn=sysaccounts,cn=etc: memberOf cannot be read without one.':
    'Cree la cuenta de lectura en cn=sysaccounts,cn=etc: sin ella no se puede leer memberOf.',
  'memberOf names roles and rules too; only groups below the base of groups count.':
    'memberOf nombra también roles y reglas; solo cuentan los grupos que están debajo de la base de los grupos.',
  'People with a one-time password there type it directly after their password.':
    'Quien tiene allí una contraseña de un solo uso la escribe justo después de su contraseña.',
  'The client certificate from the admin console is what proves who asks; a service account is not needed beside it.':
    'El certificado de cliente de la consola de administración demuestra quién pregunta; no hace falta además una cuenta de lectura.',
  'People who are suspended can still be found: they cannot sign in, but a synchronisation does not see it.':
    'Las personas suspendidas se siguen encontrando: no pueden iniciar sesión, pero una sincronización no lo ve.',
  'The base is o=<organisation>,dc=jumpcloud,dc=com. Only people who are bound to LDAP there can be seen, and groups without members cannot.':
    'La base es o=<organisation>,dc=jumpcloud,dc=com. Solo se ven las personas vinculadas allí a LDAP, y no los grupos sin miembros.',
  'Who is renamed there is somebody new here: JumpCloud shows nothing that stays the same.':
    'Quien cambia allí de nombre es aquí alguien nuevo: JumpCloud no muestra nada que se mantenga igual.',
  'The port is 3890. There is no StartTLS, and a list comes in one piece.':
    'El puerto es 3890. No hay StartTLS, y una lista llega de una sola pieza.',
  'A base that does not exist gives an empty answer without an error: look at the preview before the first run.':
    'Una base que no existe da una respuesta vacía sin error: mire la vista previa antes de la primera sincronización.',
  'Unencrypted connections are refused: use ldaps://<organisation>.ldap.okta.com, or StartTLS on port 389.':
    'Las conexiones sin cifrar se rechazan: use ldaps://<organisation>.ldap.okta.com, o StartTLS en el puerto 389.',
  'Filters may name attributes of the standard schema only: any other gives an empty answer, without an error.':
    'Los filtros solo pueden nombrar atributos del esquema estándar: cualquier otro da una respuesta vacía, sin error.',
  'A second factor that Okta asks for itself may let a sign-in wait until it is confirmed there.':
    'Un segundo factor que pide el propio Okta puede hacer esperar un inicio de sesión hasta que se confirme allí.',
  'Without limits of its own for the service account the server answers at most 500 entries in all, whatever the page size: give it `limits dn.exact="…" size=unlimited`.':
    'Sin límites propios para la cuenta de lectura, el servidor da como mucho 500 entradas en total, sea cual sea el tamaño de página: dele `limits dn.exact="…" size=unlimited`.',
  'Groups of class posixGroup name people by `memberUid`: search for `{filter}` with the member attribute `memberUid`.':
    'Los grupos de clase posixGroup nombran a las personas con `memberUid`: busque `{filter}`, con el atributo de miembro `memberUid`.',
  'Choose an attribute that stays the same when somebody is renamed, or the username is the key.':
    'Elija un atributo que no cambie cuando alguien cambia de nombre; si no, la clave es el nombre de usuario.',
  'The server answers at most 2,000 entries, and looks at 5,000, unless the service account has limits of its own.':
    'El servidor da como mucho 2000 entradas, y examina 5000, salvo que la cuenta de lectura tenga límites propios.',
  'With the memberOf plugin the attribute names the groups of groups too.':
    'Con el complemento memberOf, el atributo nombra también los grupos de grupos.',
  'The ports are 7389 and 7636: on 389 and 636 of the same machine there may be its Active Directory.':
    'Los puertos son 7389 y 7636: en 389 y 636 de la misma máquina puede estar su Active Directory.',
  'Use an account of the type “simple authentication account”, and search from the top of the directory.':
    'Use una cuenta de tipo «simple authentication account», y busque desde lo más alto del directorio.',
  'What {placeholder} stands for is known to CloverDX alone: enter the value.':
    'Solo CloverDX sabe qué representa {placeholder}: escriba el valor.',
  '“{value}” is none of {values}. What is usual is taken.': '«{value}» no es ninguno de {values}. Se toma lo habitual.',
  '“{value}” is no whole number above 0. What is usual is taken.':
    '«{value}» no es un número entero mayor que 0. Se toma lo habitual.',
  '{newer} says something else and is taken.': '{newer} dice otra cosa y es lo que se toma.',
  'With user_dn_pattern nobody is searched for.': 'Con user_dn_pattern no se busca a nadie.',
  'Without it, and without user_dn_pattern, nobody can be found.':
    'Sin esto, y sin user_dn_pattern, no se puede encontrar a nadie.',
  'People are created only into a group at their first sign-in. Choose one.':
    'En su primer inicio de sesión las personas solo se crean dentro de un grupo. Elija uno.',
  'SAML is no way to sign in here.': 'SAML no es una forma de iniciar sesión aquí.',
  'This is no setting that is known of CloverDX.': 'Este no es un ajuste conocido de CloverDX.',
  'This names a class of Java. Nothing here needs it.': 'Esto nombra una clase de Java. Aquí nada la necesita.',
  'Everybody signs in by their name here, wherever they come from.':
    'Aquí todos inician sesión con su nombre, vengan de donde vengan.',
  'Wrong passwords are slowed down here for everybody alike.':
    'Las contraseñas incorrectas se frenan aquí para todos por igual.',
  'How long sessions last is set here for everybody alike.':
    'La duración de las sesiones se ajusta aquí para todos por igual.',
  '“{part}” is no address that begins with ldap:// or ldaps://.':
    '«{part}» no es una dirección que empiece por ldap:// o ldaps://.',
  'The addresses name different DNs. The first one’s is taken.':
    'Las direcciones nombran DN distintos. Se toma el de la primera.',
})
