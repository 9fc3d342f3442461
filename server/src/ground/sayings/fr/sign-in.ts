import type { signIn as Sentences } from '../de/sign-in.ts'

export const signIn = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'The second factor is kept in the directory of the organisation. Set it up there.':
    'Le second facteur est conservé dans l’annuaire de l’organisation. Configurez-le là-bas.',
  'App passwords are made by the people they belong to, when they are signed in.':
    'Les mots de passe d’application sont créés par les personnes à qui ils appartiennent, une fois connectées.',
  'This person is not waiting to accept an invitation. Look again.':
    'Cette personne n’attend pas d’accepter une invitation. Regardez de nouveau.',
  'This person cannot sign in now, so a link would not let them in.':
    'Cette personne ne peut pas se connecter pour l’instant, un lien ne la laisserait donc pas entrer.',
  'This app is not opened with a password of its own.': 'Cette application ne s’ouvre pas avec un mot de passe à elle.',
  'This app may not be opened, so a password for it would not work.':
    'Cette application ne peut pas être ouverte, si bien qu’un mot de passe n’y fonctionnerait pas.',
  'Give the password a name, such as the device it is for.':
    'Donnez un nom au mot de passe, par exemple celui de l’appareil auquel il sert.',
  'This browser is not trusted any more.': 'Ce navigateur n’est plus de confiance.',
  'Choose another password than the one you were given.':
    'Choisissez un autre mot de passe que celui que l’on vous a donné.',
  'This code doesn’t fit. Enter the one the app shows now, six digits.':
    'Ce code n’est pas le bon. Saisissez celui que l’application affiche maintenant, six chiffres.',
  'Give it a name, so that you know it again.': 'Donnez-lui un nom, pour que vous la reconnaissiez.',
  'A name has at most {max} letters.': 'Un nom a au plus {max} caractères.',
  'Your browser’s answer does not fit what was asked. Nothing was added; try again.':
    'La réponse de votre navigateur ne correspond pas à ce qui était demandé. Rien n’a été ajouté\u00a0; réessayez.',
  'Your address is kept in an external directory and is changed there.':
    'Votre adresse est conservée dans un annuaire externe et se change là-bas.',
  'Addresses are changed by an administrator here. Ask one.':
    'Les adresses sont modifiées ici par un administrateur. Adressez-vous à l’un d’eux.',
  'No mail is sent from here, so an address cannot be proved. An administrator can change yours.':
    'Aucun e-mail n’est envoyé d’ici, si bien qu’une adresse ne peut pas être confirmée. Un administrateur peut changer la vôtre.',
  'This is your address already. Give the one it is to become.':
    'C’est déjà votre adresse. Donnez celle qui doit la remplacer.',
  'A person needs a name.': 'Une personne a besoin d’un nom.',
  'This username is taken. Choose another one.': 'Ce nom d’utilisateur est pris. Choisissez-en un autre.',
  'There is no such person; they may have been deleted.':
    'Cette personne n’existe pas\u00a0; elle a peut-être été supprimée.',
  'This person may not sign in, so an app password would not work.':
    'Cette personne ne peut pas se connecter, si bien qu’un mot de passe d’application ne fonctionnerait pas.',
  'There is no such app; it may have been deleted.':
    'Cette application n’existe pas\u00a0; elle a peut-être été supprimée.',
  'One person has at most {max} app passwords. Revoke some first.':
    'Une personne a au plus {max} mots de passe d’application. Révoquez-en d’abord.',
  'There is no such app password; it may have been revoked already.':
    'Ce mot de passe d’application n’existe pas\u00a0; il a peut-être déjà été révoqué.',
  'There is no such session, or it has ended.': 'Cette session n’existe pas, ou elle est terminée.',
  'You have asked for several links within an hour. Wait a while, then ask again.':
    'Vous avez demandé plusieurs liens en une heure. Attendez un moment, puis demandez de nouveau.',
  'This passkey is registered already.': 'Cette clé d’accès est déjà enregistrée.',
  'Nobody has more than {max} passkeys. Remove one first.':
    'Personne n’a plus de {max} clés d’accès. Retirez-en d’abord une.',
  'There is no authenticator app any more.': 'Il n’y a plus d’application d’authentification.',
  'This passkey is not there any more.': 'Cette clé d’accès n’existe plus.',
  'Recovery codes stand in for a second factor. Set one up first.':
    'Les codes de récupération remplacent un second facteur. Configurez-en d’abord un.',
  'You need a second factor here, and this is your last one. Add another one first.':
    'Il vous faut ici un second facteur, et celui-ci est votre dernier. Ajoutez-en d’abord un autre.',
  'This link has been used or has run out.': 'Ce lien a été utilisé ou a expiré.',
  'This person’s password is kept in an external directory and is changed there.':
    'Le mot de passe de cette personne est conservé dans un annuaire externe et se change là-bas.',
  'This server has been set up already. Sign in instead.': 'Ce serveur est déjà en place. Connectez-vous plutôt.',
  'This link is for an owner, and the person is none any more.':
    'Ce lien est pour un propriétaire, et la personne ne l’est plus.',
  'Choose one of the languages that are offered.': 'Choisissez une des langues proposées.',
  'Only an owner can set the server up.': 'Seul un propriétaire peut mettre le serveur en place.',
  'This sign-in is over. Begin again.': 'Cette connexion est terminée. Recommencez depuis le début.',
  'There is no such request.': 'Cette demande n’existe pas.',
  'This request could not be read.': 'Cette demande n’a pas pu être lue.',
  'There is no app here that you could ask for.': 'Il n’y a pas ici d’application que vous pourriez demander.',
  'E-mail addresses are changed by an admin here. Ask one of them.':
    'Les adresses e-mail sont modifiées ici par un administrateur. Adressez-vous à l’un d’eux.',
  'Your name and e-mail addresses are changed by an admin here. Ask one of them.':
    'Votre nom et vos adresses e-mail sont modifiés ici par un administrateur. Adressez-vous à l’un d’eux.',
  'There is no such app password, or it was revoked.': 'Ce mot de passe d’application n’existe pas, ou a été révoqué.',
  'There is no such agreement, or it was revoked.': 'Cette autorisation n’existe pas, ou a été révoquée.',
  'Too many passwords are being checked right now. Try again in a few seconds.':
    'Trop de mots de passe sont en cours de vérification. Réessayez dans quelques secondes.',
  'No line breaks or control characters.': 'Ni retours à la ligne ni caractères de commande.',
  'A picture may have up to 2 MB. Choose a smaller one.':
    'Une image peut avoir jusqu’à 2 Mo. Choisissez-en une plus petite.',
  'This invitation does not stand any more.': 'Cette invitation ne vaut plus.',
})
