import type { people as Sentences } from '../de/people.ts'

export const people = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'There is no such person.': 'Cette personne n’existe pas.',
  'A username from a directory has 1 to {max} letters, digits, dots, underscores, hyphens, “@” and “+”, and starts and ends with a letter or digit.':
    'Un nom d’utilisateur venu d’un annuaire a de 1 à {max} lettres, chiffres, points, tirets bas, traits d’union, «\u00a0@\u00a0» et «\u00a0+\u00a0», et commence et finit par une lettre ou un chiffre.',
  'A name keeps to one script, so that it cannot be mistaken for another one.':
    'Un nom s’en tient à une seule écriture, pour ne pas être confondu avec un autre.',
  '“{username}” is kept for the system.': '«\u00a0{username}\u00a0» est réservé au système.',
  "A group's name has 1 to {max} letters, digits, spaces, dots, underscores and hyphens, and starts with a letter or digit.":
    'Le nom d’un groupe a de 1 à {max} lettres, chiffres, espaces, points, tirets bas et traits d’union, et commence par une lettre ou un chiffre.',
  "An app's name has 1 to {max} characters of a-z, 0-9 and hyphen, and starts and ends with a letter or digit.":
    'Le nom d’une application a de 1 à {max} caractères parmi a-z, 0-9 et trait d’union, et commence et finit par une lettre ou un chiffre.',
  "A directory's name has 1 to {max} characters of a-z, 0-9 and hyphen, and starts and ends with a letter or digit.":
    'Le nom d’un annuaire a de 1 à {max} caractères parmi a-z, 0-9 et trait d’union, et commence et finit par une lettre ou un chiffre.',
  '“local” means the people kept here. Choose another name.':
    '«\u00a0local\u00a0» désigne les personnes gérées ici. Choisissez un autre nom.',
  'an owner': 'propriétaire',
  'an admin': 'administrateur',
  'a user manager': 'gestionnaire de comptes',
  'a member': 'membre',
  'This needs {needed}; you are {role}.':
    'Il faut pour cela le rôle «\u00a0{needed}\u00a0»\u00a0; vous avez le rôle «\u00a0{role}\u00a0».',
  'Only {role} can change {role}.': 'Seul qui a le rôle «\u00a0{role}\u00a0» peut modifier une personne qui l’a.',
  'Only {role} can make somebody {role}.': 'Seul qui a le rôle «\u00a0{role}\u00a0» peut le donner.',
  'User managers change members only, not people with a role.':
    'Les gestionnaires de comptes ne modifient que des membres, pas les personnes qui ont un rôle.',
  'Nobody changes their own role. Ask another owner or admin.':
    'Personne ne modifie son propre rôle. Demandez à un autre propriétaire ou administrateur.',
  'Only an admin or an owner gives roles.': 'Seuls un administrateur ou un propriétaire donnent des rôles.',
  'This service account is disabled or was deleted.': 'Ce compte de service est désactivé ou a été supprimé.',
  'Give the attribute a title people will read.': 'Donnez au champ un intitulé que les personnes liront.',
  "An attribute's name has 1 to {max} letters, digits and hyphens, and starts with a letter.":
    'Le nom d’un champ a de 1 à {max} lettres, chiffres et traits d’union, et commence par une lettre.',
  '“{name}” means something to many programs. Choose another name.':
    '«\u00a0{name}\u00a0» a un sens pour beaucoup de programmes. Choisissez un autre nom.',
  '“{name}” is an attribute or claim every person has already. Choose another name.':
    '«\u00a0{name}\u00a0» est un attribut ou un claim que chaque personne a déjà. Choisissez un autre nom.',
  'No attribute of this name is declared.': 'Aucun champ de ce nom n’est déclaré.',
  'This attribute is named twice.': 'Ce champ est indiqué deux fois.',
  'There can be {max} attributes. Delete one first.': 'Il peut y avoir {max} champs. Supprimez-en d’abord un.',
  'There is no such attribute; it may have been deleted.': 'Ce champ n’existe pas\u00a0; il a peut-être été supprimé.',
  'People can only edit what they can see. Let them see it first.':
    'Les personnes ne peuvent modifier que ce qu’elles voient. Laissez-les d’abord le voir.',
  'There is an attribute of this name. Names are compared without case.':
    'Il y a déjà un champ de ce nom. Les majuscules ne comptent pas.',
  'Some people may have several values, so it stays an attribute of several.':
    'Certaines personnes peuvent avoir plusieurs valeurs, le champ en garde donc plusieurs.',
  'More than {max} people have this in their name. Type more of it.':
    'Plus de {max} personnes ont cela dans leur nom. Saisissez-en davantage.',
  'Type more of the name.': 'Saisissez davantage du nom.',
  'There is no such group; it may have been deleted.': 'Ce groupe n’existe pas\u00a0; il a peut-être été supprimé.',
  'Give a moment in the future, or none.': 'Donnez un moment à venir, ou aucun.',
  'Give a moment before the year 10000, or none.': 'Donnez un moment avant l’an 10000, ou aucun.',
  'Give a username.': 'Donnez un nom d’utilisateur.',
  'Line {other} has it too.': 'La ligne {other} l’a aussi.',
  'This belongs to somebody else.': 'Cela appartient à quelqu’un d’autre.',
  'It belonged to somebody who was deleted, and names are never given again.':
    'Cela appartenait à une personne supprimée, et les noms ne sont jamais redonnés.',
  'There is no group “{name}”.': 'Il n’y a pas de groupe «\u00a0{name}\u00a0».',
  'Who is in “{name}” is decided elsewhere.': 'Qui est dans «\u00a0{name}\u00a0» se décide ailleurs.',
  'There is no such receipt.': 'Ce reçu n’existe pas.',
  'Give an absolute path, such as /bin/bash, without spaces.':
    'Donnez un chemin absolu, par exemple /bin/bash, sans espaces.',
  'Move this person to the trash first; from there they can be erased.':
    'Mettez d’abord cette personne à la corbeille\u00a0; de là, elle peut être effacée.',
  'This person was restored or erased meanwhile. Look again.':
    'Cette personne a été restaurée ou effacée entre-temps. Regardez de nouveau.',
  'Remove your own factors on your security page.': 'Retirez vos propres facteurs sur votre page de sécurité.',
  'There is a group of this name. Names are compared without case.':
    'Il y a déjà un groupe de ce nom. Les majuscules ne comptent pas.',
  'This group holds somebody with a role, so only an admin can change it.':
    'Ce groupe contient une personne qui a un rôle, seul un administrateur peut donc le modifier.',
  'This group opens a sensitive app, so only an admin can change it.':
    'Ce groupe ouvre une application sensible, seul un administrateur peut donc le modifier.',
  'One of these people does not exist any more.': 'L’une de ces personnes n’existe plus.',
  'There is no such member; they may have been taken out already.':
    'Ce membre n’existe pas\u00a0; il a peut-être déjà été retiré.',
  'A group cannot be inside itself.': 'Un groupe ne peut pas être dans lui-même.',
  'That group holds this one already, so each would be inside the other.':
    'Ce groupe-là contient déjà celui-ci, chacun serait donc dans l’autre.',
  'Groups can stand {max} deep in one another; this would be {depth}.':
    'Les groupes peuvent s’imbriquer sur {max} niveaux\u00a0; cela en ferait {depth}.',
  'Nobody offboards their own account.': 'Personne ne fait partir son propre compte.',
  'The range of POSIX numbers is used up. Raise its end in the settings first.':
    'La plage des numéros POSIX est épuisée. Relevez d’abord sa fin dans les paramètres.',
  'The POSIX number {number} belongs to somebody else, or to a group.':
    'Le numéro POSIX {number} appartient à quelqu’un d’autre, ou à un groupe.',
  'Nobody deletes their own account.': 'Personne ne supprime son propre compte.',
  'The e-mail address of this person belongs to somebody else by now. Restore them without it, or free it first.':
    'L’adresse e-mail de cette personne appartient désormais à quelqu’un d’autre. Restaurez-la sans, ou libérez d’abord l’adresse.',
  'This is the last owner who can sign in. Make somebody else an owner first.':
    'C’est le dernier propriétaire qui peut se connecter. Nommez d’abord quelqu’un d’autre propriétaire.',
  'Nobody disables their own account.': 'Personne ne désactive son propre compte.',
  'This person has been invited, and chooses a password with the link.':
    'Cette personne est invitée et choisit un mot de passe avec le lien.',
  'What you were signed in with has ended meanwhile.': 'Ce avec quoi vous étiez connecté a pris fin entre-temps.',
  'This tree takes no changes any more.': 'Cette arborescence n’accepte plus de modifications.',
  'Your account is no longer active. Sign in again.': 'Votre compte n’est plus actif. Reconnectez-vous.',
  'This is kept in {file}. Change it there and apply it again.':
    'Cela est conservé dans {file}. Changez-le là-bas et appliquez-le de nouveau.',
  'A username has 1 to {max} characters of a-z, 0-9, dot, underscore and hyphen, and starts and ends with a letter or digit.':
    'Un nom d’utilisateur a de 1 à {max} caractères parmi a-z, 0-9, point, tiret bas et trait d’union, et commence et finit par une lettre ou un chiffre.',
  '“{username}” is kept for the system. Choose another username.':
    '«\u00a0{username}\u00a0» est réservé au système. Choisissez un autre nom d’utilisateur.',
  'A name cannot have the form of an id (UUID). Choose another one.':
    'Un nom ne peut pas avoir la forme d’un identifiant (UUID). Choisissez-en un autre.',
  'A name cannot start with “uid-” or “gid-”. Choose another one.':
    'Un nom ne peut pas commencer par «\u00a0uid-\u00a0» ou «\u00a0gid-\u00a0». Choisissez-en un autre.',
  'This is not an e-mail address. Write it as name@example.com.':
    'Ce n’est pas une adresse e-mail. Écrivez-la comme name@example.com.',
  'A password has at least {min} characters. Longer is better; a few words are fine.':
    'Un mot de passe a au moins {min} caractères. Plus long vaut mieux\u00a0; quelques mots conviennent.',
  'A password has at most {max} characters.': 'Un mot de passe a au plus {max} caractères.',
  'A password cannot be the username or the e-mail address.':
    'Le mot de passe ne peut pas être le nom d’utilisateur ni l’adresse e-mail.',
  'This password is on the list of common ones, which are tried first. Choose another one.':
    'Ce mot de passe est sur la liste des plus courants, qui sont essayés en premier. Choisissez-en un autre.',
  'One key a line, without line breaks.': 'Une clé par ligne, sans retours à la ligne.',
  'This is a private key. Give the public one, from the file ending in .pub.':
    'C’est une clé privée. Donnez la clé publique, du fichier qui finit par .pub.',
  'Give a line such as “ssh-ed25519 AAAA… name@machine”, without options before it.':
    'Donnez une ligne comme «\u00a0ssh-ed25519 AAAA… nom@machine\u00a0», sans options devant.',
  'This key is not whole; copy all of it.': 'Cette clé n’est pas entière\u00a0; copiez-la en entier.',
  'This is not a picture we take: PNG, JPEG or WebP. Other kinds have to be converted first.':
    'Ce n’est pas une image que nous acceptons\u00a0: PNG, JPEG ou WebP. Les autres sont à convertir d’abord.',
  'Many pictures are being looked at. Try again in a moment.':
    'Beaucoup d’images sont en cours d’examen. Réessayez dans un instant.',
  'This picture has {width} × {height} pixels. Scale it down to 40 million or fewer, and try again.':
    'Cette image a {width} × {height} pixels. Réduisez-la à 40 millions au plus et réessayez.',
  'This picture is damaged or cut off. Save it again as PNG or JPEG, and try that.':
    'Cette image est endommagée ou tronquée. Enregistrez-la de nouveau en PNG ou JPEG et réessayez avec celle-ci.',
  'This must be one line of text.': 'Ce doit être une ligne de texte.',
  'This must be a whole number of at most 15 digits.': 'Ce doit être un nombre entier de 15 chiffres au plus.',
  'This must be true or false.': 'Ce doit être «\u00a0true\u00a0» ou «\u00a0false\u00a0».',
  'This must be a date as 2027-01-31.': 'Ce doit être une date comme 2027-01-31.',
  'This attribute has one value.': 'Ce champ n’a qu’une valeur.',
  'There is no such time zone. Choose one of the list, such as Europe/Berlin.':
    'Ce fuseau horaire n’existe pas. Choisissez-en un dans la liste, par exemple Europe/Berlin.',
  'This is not for people themselves to change.': 'Personne ne change cela pour soi-même.',
  'Give another address than your own: it is for when that one is lost.':
    'Donnez une autre adresse que la vôtre\u00a0: elle sert quand celle-ci est perdue.',
  'Only a person has a profile.': 'Seule une personne a un profil.',
  'Somebody else changed this while you were editing. Look at the new values and try again.':
    'Quelqu’un d’autre a changé cela pendant que vous le modifiiez. Regardez les nouvelles valeurs et réessayez.',
  'People set up their second factor themselves.': 'Chaque personne configure elle-même son second facteur.',
  'This is the only way you can sign in. Add another passkey or set a password first.':
    'C’est votre seul moyen de vous connecter. Ajoutez d’abord une autre clé d’accès ou choisissez un mot de passe.',
  'This e-mail address belongs to somebody else.': 'Cette adresse e-mail appartient à quelqu’un d’autre.',
  'This username belonged to somebody who was deleted, and names are never given again. Choose another one.':
    'Ce nom d’utilisateur appartenait à une personne supprimée, et les noms ne sont jamais redonnés. Choisissez-en un autre.',
  'This field is filled in by an admin.': 'Ce champ est rempli par un administrateur.',
  'Your name is kept in an external directory and is changed there.':
    'Votre nom est conservé dans un annuaire externe et se change là-bas.',
  'https is required for any other host than localhost; passkeys and secure cookies need it.':
    'https est nécessaire pour tout autre hôte que localhost\u00a0; les clés d’accès et les cookies sécurisés en ont besoin.',
})
