import type { people as Sentences } from '../de/people.ts'

export const people = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'There is no such person.': 'Esa persona no existe.',
  'A username from a directory has 1 to {max} letters, digits, dots, underscores, hyphens, “@” and “+”, and starts and ends with a letter or digit.':
    'Un nombre de usuario de un directorio tiene de 1 a {max} letras, cifras, puntos, guiones bajos, guiones, «@» y «+», y empieza y termina con una letra o una cifra.',
  'A name keeps to one script, so that it cannot be mistaken for another one.':
    'Un nombre usa un solo alfabeto, para que no se confunda con otro.',
  '“{username}” is kept for the system.': '«{username}» está reservado para el sistema.',
  "A group's name has 1 to {max} letters, digits, spaces, dots, underscores and hyphens, and starts with a letter or digit.":
    'El nombre de un grupo tiene de 1 a {max} letras, cifras, espacios, puntos, guiones bajos y guiones, y empieza por una letra o una cifra.',
  "An app's name has 1 to {max} characters of a-z, 0-9 and hyphen, and starts and ends with a letter or digit.":
    'El nombre de una aplicación tiene de 1 a {max} caracteres de a-z, 0-9 y guion, y empieza y termina con una letra o una cifra.',
  "A directory's name has 1 to {max} characters of a-z, 0-9 and hyphen, and starts and ends with a letter or digit.":
    'El nombre de un directorio tiene de 1 a {max} caracteres de a-z, 0-9 y guion, y empieza y termina con una letra o una cifra.',
  '“local” means the people kept here. Choose another name.':
    '«local» designa a las personas que se guardan aquí. Elija otro nombre.',
  'an owner': 'propietario',
  'an admin': 'administrador',
  'a user manager': 'gestor de cuentas',
  'a member': 'miembro',
  'This needs {needed}; you are {role}.': 'Para esto hace falta el rol «{needed}»; usted tiene el rol «{role}».',
  'Only {role} can change {role}.': 'Solo quien tiene el rol «{role}» puede cambiar a una persona que lo tiene.',
  'Only {role} can make somebody {role}.': 'Solo quien tiene el rol «{role}» puede darlo.',
  'User managers change members only, not people with a role.':
    'Los gestores de cuentas solo cambian a miembros, no a personas con un rol.',
  'Nobody changes their own role. Ask another owner or admin.':
    'Nadie cambia su propio rol. Pídalo a otro propietario o administrador.',
  'Only an admin or an owner gives roles.': 'Solo un administrador o un propietario dan roles.',
  'This service account is disabled or was deleted.': 'Esta cuenta de servicio está desactivada o se ha eliminado.',
  'Give the attribute a title people will read.': 'Dé al campo un título que las personas leerán.',
  "An attribute's name has 1 to {max} letters, digits and hyphens, and starts with a letter.":
    'El nombre de un campo tiene de 1 a {max} letras, cifras y guiones, y empieza por una letra.',
  '“{name}” means something to many programs. Choose another name.':
    '«{name}» significa algo para muchos programas. Elija otro nombre.',
  '“{name}” is an attribute or claim every person has already. Choose another name.':
    '«{name}» es un atributo o claim que cada persona ya tiene. Elija otro nombre.',
  'No attribute of this name is declared.': 'No hay ningún campo con este nombre.',
  'This attribute is named twice.': 'Este campo está indicado dos veces.',
  'There can be {max} attributes. Delete one first.': 'Puede haber {max} campos. Elimine antes uno.',
  'There is no such attribute; it may have been deleted.': 'Ese campo no existe; puede que se haya eliminado.',
  'People can only edit what they can see. Let them see it first.':
    'Las personas solo pueden editar lo que ven. Deje antes que lo vean.',
  'There is an attribute of this name. Names are compared without case.':
    'Ya hay un campo con este nombre. No se distinguen mayúsculas y minúsculas.',
  'Some people may have several values, so it stays an attribute of several.':
    'Algunas personas pueden tener varios valores, así que sigue siendo un campo de varios.',
  'More than {max} people have this in their name. Type more of it.':
    'Más de {max} personas tienen esto en su nombre. Escriba más.',
  'Type more of the name.': 'Escriba más del nombre.',
  'There is no such group; it may have been deleted.': 'Ese grupo no existe; puede que se haya eliminado.',
  'Give a moment in the future, or none.': 'Indique un momento futuro, o ninguno.',
  'Give a moment before the year 10000, or none.': 'Indique un momento anterior al año 10000, o ninguno.',
  'Give a username.': 'Indique un nombre de usuario.',
  'Line {other} has it too.': 'La línea {other} también lo tiene.',
  'This belongs to somebody else.': 'Esto es de otra persona.',
  'It belonged to somebody who was deleted, and names are never given again.':
    'Era de alguien que se eliminó, y los nombres no se vuelven a dar.',
  'There is no group “{name}”.': 'No hay ningún grupo «{name}».',
  'Who is in “{name}” is decided elsewhere.': 'Quién está en «{name}» se decide en otro sitio.',
  'There is no such receipt.': 'Ese recibo no existe.',
  'Give an absolute path, such as /bin/bash, without spaces.':
    'Indique una ruta absoluta, como /bin/bash, sin espacios.',
  'Move this person to the trash first; from there they can be erased.':
    'Mueva antes a esta persona a la papelera; desde allí se puede borrar.',
  'This person was restored or erased meanwhile. Look again.':
    'Esta persona se ha restaurado o borrado entretanto. Vuelva a mirar.',
  'Remove your own factors on your security page.': 'Quite sus propios factores en su página de seguridad.',
  'There is a group of this name. Names are compared without case.':
    'Ya hay un grupo con este nombre. No se distinguen mayúsculas y minúsculas.',
  'This group holds somebody with a role, so only an admin can change it.':
    'En este grupo hay alguien con un rol, así que solo puede cambiarlo un administrador.',
  'This group opens a sensitive app, so only an admin can change it.':
    'Este grupo abre una aplicación sensible, así que solo puede cambiarlo un administrador.',
  'One of these people does not exist any more.': 'Una de estas personas ya no existe.',
  'There is no such member; they may have been taken out already.':
    'Ese miembro no existe; puede que ya se haya quitado.',
  'A group cannot be inside itself.': 'Un grupo no puede estar dentro de sí mismo.',
  'That group holds this one already, so each would be inside the other.':
    'Ese grupo ya contiene a este, así que cada uno estaría dentro del otro.',
  'Groups can stand {max} deep in one another; this would be {depth}.':
    'Los grupos pueden anidarse hasta {max} niveles; serían {depth}.',
  'Nobody offboards their own account.': 'Nadie da de baja su propia cuenta.',
  'The range of POSIX numbers is used up. Raise its end in the settings first.':
    'El rango de números POSIX se ha agotado. Suba antes su final en los ajustes.',
  'The POSIX number {number} belongs to somebody else, or to a group.':
    'El número POSIX {number} es de otra persona o de un grupo.',
  'Nobody deletes their own account.': 'Nadie elimina su propia cuenta.',
  'The e-mail address of this person belongs to somebody else by now. Restore them without it, or free it first.':
    'La dirección de correo de esta persona ya es de otra. Restáurela sin ella, o libérela antes.',
  'This is the last owner who can sign in. Make somebody else an owner first.':
    'Es el último propietario que puede iniciar sesión. Haga antes propietario a otra persona.',
  'Nobody disables their own account.': 'Nadie desactiva su propia cuenta.',
  'This person has been invited, and chooses a password with the link.':
    'Esta persona está invitada y elige una contraseña con el enlace.',
  'What you were signed in with has ended meanwhile.':
    'Aquello con lo que había iniciado sesión ha terminado entretanto.',
  'This tree takes no changes any more.': 'Este árbol ya no acepta cambios.',
  'Your account is no longer active. Sign in again.': 'Su cuenta ya no está activa. Vuelva a iniciar sesión.',
  'This is kept in {file}. Change it there and apply it again.':
    'Esto se guarda en {file}. Cámbielo allí y aplíquelo de nuevo.',
  'A username has 1 to {max} characters of a-z, 0-9, dot, underscore and hyphen, and starts and ends with a letter or digit.':
    'Un nombre de usuario tiene de 1 a {max} caracteres de a-z, 0-9, punto, guion bajo y guion, y empieza y termina con una letra o una cifra.',
  '“{username}” is kept for the system. Choose another username.':
    '«{username}» está reservado para el sistema. Elija otro nombre de usuario.',
  'A name cannot have the form of an id (UUID). Choose another one.':
    'Un nombre no puede tener la forma de un identificador (UUID). Elija otro.',
  'A name cannot start with “uid-” or “gid-”. Choose another one.':
    'Un nombre no puede empezar por «uid-» o «gid-». Elija otro.',
  'This is not an e-mail address. Write it as name@example.com.':
    'Esto no es una dirección de correo. Escríbala como name@example.com.',
  'A password has at least {min} characters. Longer is better; a few words are fine.':
    'Una contraseña tiene al menos {min} caracteres. Cuanto más larga, mejor; unas cuantas palabras bastan.',
  'A password has at most {max} characters.': 'Una contraseña tiene como máximo {max} caracteres.',
  'A password cannot be the username or the e-mail address.':
    'La contraseña no puede ser el nombre de usuario ni la dirección de correo.',
  'This password is on the list of common ones, which are tried first. Choose another one.':
    'Esta contraseña está en la lista de las más comunes, que se prueban primero. Elija otra.',
  'One key a line, without line breaks.': 'Una clave por línea, sin saltos de línea.',
  'This is a private key. Give the public one, from the file ending in .pub.':
    'Esta es una clave privada. Indique la pública, del archivo que termina en .pub.',
  'Give a line such as “ssh-ed25519 AAAA… name@machine”, without options before it.':
    'Indique una línea como «ssh-ed25519 AAAA… nombre@máquina», sin opciones delante.',
  'This key is not whole; copy all of it.': 'Esta clave no está entera; cópiela toda.',
  'This is not a picture we take: PNG, JPEG or WebP. Other kinds have to be converted first.':
    'No es una imagen que aceptemos: PNG, JPEG o WebP. Las de otro tipo hay que convertirlas antes.',
  'Many pictures are being looked at. Try again in a moment.':
    'Se están mirando muchas imágenes. Inténtelo de nuevo en un momento.',
  'This picture has {width} × {height} pixels. Scale it down to 40 million or fewer, and try again.':
    'Esta imagen tiene {width} × {height} píxeles. Redúzcala a 40 millones como máximo e inténtelo de nuevo.',
  'This picture is damaged or cut off. Save it again as PNG or JPEG, and try that.':
    'Esta imagen está dañada o cortada. Guárdela de nuevo como PNG o JPEG e inténtelo con esa.',
  'This must be one line of text.': 'Debe ser una línea de texto.',
  'This must be a whole number of at most 15 digits.': 'Debe ser un número entero de 15 cifras como máximo.',
  'This must be true or false.': 'Debe ser «true» o «false».',
  'This must be a date as 2027-01-31.': 'Debe ser una fecha como 2027-01-31.',
  'This attribute has one value.': 'Este campo tiene un solo valor.',
  'There is no such time zone. Choose one of the list, such as Europe/Berlin.':
    'Esa zona horaria no existe. Elija una de la lista, como Europe/Berlin.',
  'This is not for people themselves to change.': 'Esto no lo cambia cada persona por sí misma.',
  'Give another address than your own: it is for when that one is lost.':
    'Indique una dirección distinta de la suya: es para cuando esta se pierda.',
  'Only a person has a profile.': 'Solo una persona tiene un perfil.',
  'Somebody else changed this while you were editing. Look at the new values and try again.':
    'Otra persona ha cambiado esto mientras usted lo editaba. Mire los valores nuevos e inténtelo de nuevo.',
  'People set up their second factor themselves.': 'Cada persona configura por sí misma su segundo factor.',
  'This is the only way you can sign in. Add another passkey or set a password first.':
    'Es su única forma de iniciar sesión. Añada antes otra llave de acceso o ponga una contraseña.',
  'This e-mail address belongs to somebody else.': 'Esta dirección de correo es de otra persona.',
  'This username belonged to somebody who was deleted, and names are never given again. Choose another one.':
    'Este nombre de usuario fue de alguien que se eliminó, y los nombres no se vuelven a dar. Elija otro.',
  'This field is filled in by an admin.': 'Este campo lo rellena un administrador.',
  'Your name is kept in an external directory and is changed there.':
    'Su nombre se guarda en un directorio externo y se cambia allí.',
  'https is required for any other host than localhost; passkeys and secure cookies need it.':
    'https es necesario para cualquier equipo que no sea localhost; lo necesitan las llaves de acceso y las cookies seguras.',
})
