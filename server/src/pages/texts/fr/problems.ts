import { translateProblems } from '../problems.ts'

export const problem = translateProblems({
  'A username has 1 to {} characters of a-z, 0-9, dot, underscore and hyphen, and starts and ends with a letter or digit.':
    'Un nom d’utilisateur a de 1 à {} caractères parmi a-z, 0-9, point, tiret bas et trait d’union, et commence et finit par une lettre ou un chiffre.',
  '“{}” is kept for the system. Choose another username.':
    '«\u00a0{}\u00a0» est réservé au système. Choisissez un autre nom d’utilisateur.',
  'A name cannot have the form of an id (UUID). Choose another one.':
    'Un nom ne peut pas avoir la forme d’un identifiant (UUID). Choisissez-en un autre.',
  'A name cannot start with “uid-” or “gid-”. Choose another one.':
    'Un nom ne peut pas commencer par «\u00a0uid-\u00a0» ou «\u00a0gid-\u00a0». Choisissez-en un autre.',
  'This username is taken. Choose another one.': 'Ce nom d’utilisateur est pris. Choisissez-en un autre.',
  'This username belonged to somebody who was deleted, and names are never given again. Choose another one.':
    'Ce nom d’utilisateur appartenait à une personne supprimée, et les noms ne sont jamais redonnés. Choisissez-en un autre.',
  'This e-mail address belongs to somebody else.': 'Cette adresse e-mail appartient à quelqu’un d’autre.',
  'A person needs a name.': 'Une personne a besoin d’un nom.',
  'This is not an e-mail address. Write it as name@example.com.':
    'Ce n’est pas une adresse e-mail. Écrivez-la comme name@example.com.',
  'At most {} characters.': '{} caractères au plus.',
  'No line breaks or control characters.': 'Ni retours à la ligne ni caractères de commande.',
  'A picture may have up to 2 MB. Choose a smaller one.':
    'Une image peut avoir jusqu’à 2 Mo. Choisissez-en une plus petite.',
  'This is not a picture we take: PNG, JPEG or WebP. Other kinds have to be converted first.':
    'Ce n’est pas une image que nous acceptons\u00a0: PNG, JPEG ou WebP. Les autres sont à convertir d’abord.',
  'This picture is damaged or cut off. Save it again as PNG or JPEG, and try that.':
    'Cette image est endommagée ou tronquée. Enregistrez-la de nouveau en PNG ou JPEG et réessayez avec celle-ci.',
  'Many pictures are being looked at. Try again in a moment.':
    'Beaucoup d’images sont en cours d’examen. Réessayez dans un instant.',
  'A password has at least {} characters. Longer is better; a few words are fine.':
    'Un mot de passe a au moins {} caractères. Plus long vaut mieux\u00a0; quelques mots conviennent.',
  'A password has at most {} characters.': 'Un mot de passe a au plus {} caractères.',
  'A password cannot be the username or the e-mail address.':
    'Le mot de passe ne peut pas être le nom d’utilisateur ni l’adresse e-mail.',
  'This password is on the list of common ones, which are tried first. Choose another one.':
    'Ce mot de passe est sur la liste des plus courants, qui sont essayés en premier. Choisissez-en un autre.',
  'Too many passwords are being checked right now. Try again in a few seconds.':
    'Trop de mots de passe sont en cours de vérification. Réessayez dans quelques secondes.',
  'Give the organisation a name.': 'Donnez un nom à l’organisation.',
  'Give a whole address, such as https://id.example.com.':
    'Donnez une adresse complète, par exemple https://id.example.com.',
  'Give the address alone, without a path.': 'Donnez l’adresse seule, sans chemin.',
  'https is required for any other host than localhost; passkeys and secure cookies need it.':
    'https est nécessaire pour tout autre hôte que localhost\u00a0; les clés d’accès et les cookies sécurisés en ont besoin.',
  'Give a base DN, such as dc=example,dc=com.': 'Donnez un DN de base, par exemple dc=example,dc=com.',
  'This code doesn’t fit. Enter the one the app shows now, six digits.':
    'Ce code n’est pas le bon. Saisissez celui que l’application affiche maintenant, six chiffres.',
  'Give it a name, so that you know it again.': 'Donnez-lui un nom, pour que vous la reconnaissiez.',
  'A name has at most {} letters.': 'Un nom a au plus {} caractères.',
  'Your browser’s answer does not fit what was asked. Nothing was added; try again.':
    'La réponse de votre navigateur ne correspond pas à ce qui était demandé. Rien n’a été ajouté\u00a0; réessayez.',
  'This passkey is registered already.': 'Cette clé d’accès est déjà enregistrée.',
  'Nobody has more than {} passkeys. Remove one first.':
    'Personne n’a plus de {} clés d’accès. Retirez-en d’abord une.',
  'This passkey is not there any more.': 'Cette clé d’accès n’existe plus.',
  'There is no authenticator app any more.': 'Il n’y a plus d’application d’authentification.',
  'Recovery codes stand in for a second factor. Set one up first.':
    'Les codes de récupération remplacent un second facteur. Configurez-en d’abord un.',
  'You need a second factor here, and this is your last one. Add another one first.':
    'Il vous faut ici un second facteur, et celui-ci est votre dernier. Ajoutez-en d’abord un autre.',
  'This is the only way you can sign in. Add another passkey or set a password first.':
    'C’est votre seul moyen de vous connecter. Ajoutez d’abord une autre clé d’accès ou choisissez un mot de passe.',
  'People set up their second factor themselves.': 'Chaque personne configure elle-même son second facteur.',
  'Choose another password than the one you were given.':
    'Choisissez un autre mot de passe que celui que l’on vous a donné.',
  'This sign-in is over. Begin again.': 'Cette connexion est terminée. Recommencez depuis le début.',
  'This link is for an owner, and the person is none any more.':
    'Ce lien est pour un propriétaire, et la personne ne l’est plus.',
  'There is no such person; they may have been deleted.':
    'Cette personne n’existe pas\u00a0; elle a peut-être été supprimée.',
  'This person’s password is kept in an external directory and is changed there.':
    'Le mot de passe de cette personne est conservé dans un annuaire externe et se change là-bas.',
  'This link has been used or has run out.': 'Ce lien a été utilisé ou a expiré.',
  'This server has been set up already. Sign in instead.': 'Ce serveur est déjà en place. Connectez-vous plutôt.',
  'Only an owner can set the server up.': 'Seul un propriétaire peut mettre le serveur en place.',
  'There is no such time zone. Choose one of the list, such as Europe/Berlin.':
    'Ce fuseau horaire n’existe pas. Choisissez-en un dans la liste, par exemple Europe/Berlin.',
  'Give another address than your own: it is for when that one is lost.':
    'Donnez une autre adresse que la vôtre\u00a0: elle sert quand celle-ci est perdue.',
  'Only a person has a profile.': 'Seule une personne a un profil.',
  'This is not for people themselves to change.': 'Personne ne change cela pour soi-même.',
  'Your name and e-mail addresses are changed by an admin here. Ask one of them.':
    'Votre nom et vos adresses e-mail sont modifiés ici par un administrateur. Adressez-vous à l’un d’eux.',
  'E-mail addresses are changed by an admin here. Ask one of them.':
    'Les adresses e-mail sont modifiées ici par un administrateur. Adressez-vous à l’un d’eux.',
  'This field is filled in by an admin.': 'Ce champ est rempli par un administrateur.',
  'This is kept in {}. Change it there and apply it again.':
    'Cela est conservé dans {}. Changez-le là-bas et appliquez-le de nouveau.',
  'Your name is kept in an external directory and is changed there.':
    'Votre nom est conservé dans un annuaire externe et se change là-bas.',
  'Somebody else changed this while you were editing. Look at the new values and try again.':
    'Quelqu’un d’autre a changé cela pendant que vous le modifiiez. Regardez les nouvelles valeurs et réessayez.',
  'At most {} keys.': '{} clés au plus.',
  'One key a line, without line breaks.': 'Une clé par ligne, sans retours à la ligne.',
  'This is a private key. Give the public one, from the file ending in .pub.':
    'C’est une clé privée. Donnez la clé publique, du fichier qui finit par .pub.',
  'Give a line such as “ssh-ed25519 AAAA… name@machine”, without options before it.':
    'Donnez une ligne comme «\u00a0ssh-ed25519 AAAA… nom@machine\u00a0», sans options devant.',
  'This key is not whole; copy all of it.': 'Cette clé n’est pas entière\u00a0; copiez-la en entier.',
  'This attribute has one value.': 'Ce champ n’a qu’une valeur.',
  'At most {} values.': '{} valeurs au plus.',
  'This must be one line of text.': 'Ce doit être une ligne de texte.',
  'This must be a whole number of at most 15 digits.': 'Ce doit être un nombre entier de 15 chiffres au plus.',
  'This must be true or false.': 'Ce doit être «\u00a0true\u00a0» ou «\u00a0false\u00a0».',
  'This must be a date as 2027-01-31.': 'Ce doit être une date comme 2027-01-31.',
  'Your address is kept in an external directory and is changed there.':
    'Votre adresse est conservée dans un annuaire externe et se change là-bas.',
  'Addresses are changed by an administrator here. Ask one.':
    'Les adresses sont modifiées ici par un administrateur. Adressez-vous à l’un d’eux.',
  'No mail is sent from here, so an address cannot be proved. An administrator can change yours.':
    'Aucun e-mail n’est envoyé d’ici, si bien qu’une adresse ne peut pas être confirmée. Un administrateur peut changer la vôtre.',
  'This is your address already. Give the one it is to become.':
    'C’est déjà votre adresse. Donnez celle qui doit la remplacer.',
  'You have asked for several links within an hour. Wait a while, then ask again.':
    'Vous avez demandé plusieurs liens en une heure. Attendez un moment, puis demandez de nouveau.',
  'This invitation does not stand any more.': 'Cette invitation ne vaut plus.',
  'Give the password a name, such as the device it is for.':
    'Donnez un nom au mot de passe, par exemple celui de l’appareil auquel il sert.',
  'This app is not opened with a password of its own.': 'Cette application ne s’ouvre pas avec un mot de passe à elle.',
  'This app may not be opened, so a password for it would not work.':
    'Cette application ne peut pas être ouverte, si bien qu’un mot de passe n’y fonctionnerait pas.',
  'This person may not sign in, so an app password would not work.':
    'Cette personne ne peut pas se connecter, si bien qu’un mot de passe d’application ne fonctionnerait pas.',
  'There is no such app; it may have been deleted.':
    'Cette application n’existe pas\u00a0; elle a peut-être été supprimée.',
  'One person has at most {} app passwords. Revoke some first.':
    'Une personne a au plus {} mots de passe d’application. Révoquez-en d’abord.',
  'There is no such app password, or it was revoked.': 'Ce mot de passe d’application n’existe pas, ou a été révoqué.',
  'There is no such app password; it may have been revoked already.':
    'Ce mot de passe d’application n’existe pas\u00a0; il a peut-être déjà été révoqué.',
  'There is no such session, or it has ended.': 'Cette session n’existe pas, ou elle est terminée.',
  'This browser is not trusted any more.': 'Ce navigateur n’est plus de confiance.',
  'There is no such agreement, or it was revoked.': 'Cette autorisation n’existe pas, ou a été révoquée.',
  'This picture has {} × {} pixels. Scale it down to 40 million or fewer, and try again.':
    'Cette image a {} × {} pixels. Réduisez-la à 40 millions au plus et réessayez.',
  'Say what you need it for.': 'Dites pour quoi vous en avez besoin.',
  'No control characters.': 'Pas de caractères de contrôle.',
  'You have asked for many apps today. Go on tomorrow.':
    'Vous avez déjà demandé beaucoup d’applications aujourd’hui. Continuez demain.',
  'There is no app here that you could ask for.': 'Il n’y a pas ici d’application que vous pourriez demander.',
  'There is no such request.': 'Cette demande n’existe pas.',
  'This request is not waiting any more: it was answered, taken back, or is too old.':
    'Cette demande n’attend plus : elle a reçu une réponse, a été retirée ou est trop ancienne.',
  'This group does not open the app.': 'Ce groupe n’ouvre pas l’application.',
  'This app belongs to one person alone.': 'Cette application appartient à une seule personne.',
  'Your account is no longer active. Sign in again.': 'Votre compte n’est plus actif. Reconnectez-vous.',
  'Choose one of the languages that are offered.': 'Choisissez une des langues proposées.',
  'Something went wrong on our side, and nothing you did. Try again; if it stays, pass on the reference.':
    'Cela vient de nous, et non de vous. Réessayez\u00a0; si cela persiste, transmettez la référence.',
  'This request did not come from one of our pages. Open the page again and repeat what you did.':
    'Cette demande ne venait pas d’une de nos pages. Rouvrez la page et refaites ce que vous avez fait.',
  'The server has lost touch with its database, and answers again as soon as it is back.':
    'Le serveur a perdu le contact avec sa base de données et répondra dès qu’elle sera de retour.',
  'This server answers as {} and was asked under another name. Behind a reverse proxy, let it pass the Host header on unchanged; if the name is right, set it as publicUrl.':
    'Ce serveur répond au nom de {} et a été appelé sous un autre. Derrière un proxy inverse, faites transmettre l’en-tête Host sans changement\u00a0; si le nom est le bon, réglez-le dans publicUrl.',
  'The body of this request is larger than this address takes.':
    'Le contenu de cette demande est plus grand que ce que cette adresse accepte.',
  'This address does not take that content type.': 'Cette adresse n’accepte pas ce type de contenu.',
  'This address does not take {}.': 'Cette adresse n’accepte pas {}.',
  'This address is too long.': 'Cette adresse est trop longue.',
  'The address holds an escape that does not decode.': 'L’adresse contient un code qui ne se décode pas.',
  'This request could not be read.': 'Cette demande n’a pas pu être lue.',
  'The app does not answer right now. Try again in a moment.':
    'L’application ne répond pas pour le moment. Réessayez dans un instant.',
  'The app takes too long to answer. Try again in a moment.':
    'L’application met trop de temps à répondre. Réessayez dans un instant.',
  'This app is set up to be found here, where it is not: its upstream leads back.':
    'Cette application est réglée comme si elle se trouvait ici, ce qui n’est pas le cas\u00a0: son upstream ramène ici.',
  'The store cannot be reached right now. Try again in a moment.':
    'Les données ne sont pas accessibles pour le moment. Réessayez dans un instant.',
  'Too many changes are waiting to be written. Try again in a moment.':
    'Trop de modifications attendent d’être écrites. Réessayez dans un instant.',
  'The server is stopping.': 'Le serveur est en train de s’arrêter.',
})
