import type { apps as Sentences } from '../de/apps.ts'

export const apps = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'The app is not open there, or not any more.': 'L’application n’est pas, ou plus, ouverte là-bas.',
  'The next {algorithm} key is published already and signs from {moment}. Have it sign now, or take it back.':
    'La prochaine clé {algorithm} est déjà publiée et signera à partir de {moment}. Faites-la signer maintenant, ou retirez-la.',
  'There is no such key; it may have been removed.': 'Cette clé n’existe pas\u00a0; elle a peut-être été retirée.',
  'Tokens are signed with this key. Have another one sign first.':
    'Des jetons sont signés avec cette clé. Faites d’abord signer une autre clé.',
  'This app does not sign people in with OpenID Connect.':
    'Cette application ne connecte pas les personnes avec OpenID Connect.',
  'There are {max} such tokens. End some first.': 'Il y a {max} jetons de ce type. Révoquez-en d’abord.',
  'There is no such token; it may have been ended already.':
    'Ce jeton n’existe pas\u00a0; il a peut-être déjà été révoqué.',
  'Give the token a name.': 'Donnez un nom au jeton.',
  'A token works for a year at most.': 'Un jeton est valable un an au plus.',
  'This is the name of our own pages. An app behind the gateway has one of its own.':
    'C’est le nom de nos propres pages. Une application derrière la passerelle a le sien.',
  'Give the name alone, like wiki.example.com: no https://, no port, no path.':
    'Donnez le nom seul, par exemple wiki.example.com\u00a0: sans https://, sans port, sans chemin.',
  'A path starts with / and has at most {max} characters.': 'Un chemin commence par / et a au plus {max} caractères.',
  'Write the path as people read it: without ?, #, %, ; and \\.':
    'Écrivez le chemin comme on le lit\u00a0: sans\u00a0?, #, %,\u00a0; ni \\.',
  'Write the path as it is looked at: without //, . and .. in it.':
    'Écrivez le chemin comme il est examiné\u00a0: sans //, . ni .. dedans.',
  'Give a whole address, such as https://app.example.com/callback.':
    'Donnez une adresse complète, par exemple https://app.example.com/callback.',
  'This kind of address is not safe to return to.': 'Il n’est pas sûr de revenir à ce genre d’adresse.',
  'Leave out # and what follows it.': 'Retirez # et ce qui suit.',
  'Write each address out; patterns are not matched.':
    'Écrivez chaque adresse en entier\u00a0; les motifs ne sont pas pris en charge.',
  'Leave out the name and password before @.': 'Retirez le nom et le mot de passe devant @.',
  'Use https; http is for addresses on this machine or in a private network.':
    'Utilisez https\u00a0; http est pour les adresses de cette machine ou d’un réseau privé.',
  'A client id has 1 to 100 plain characters, without spaces and colons.':
    'Un identifiant de client a de 1 à 100 caractères simples, sans espaces ni deux-points.',
  'A client id has 1 to 100 plain characters without spaces.':
    'Un identifiant de client a de 1 à 100 caractères simples sans espaces.',
  'Give the address the app listens at, like http://127.0.0.1:3000.':
    'Donnez l’adresse où l’application écoute, par exemple http://127.0.0.1:3000.',
  'No name and password in it: an app behind the gateway is told who somebody is.':
    'Sans nom ni mot de passe dedans\u00a0: une application derrière la passerelle est informée de qui il s’agit.',
  'Scheme, name and port alone: an app has the same paths there that people ask for.':
    'Schéma, nom et port seuls\u00a0: une application y a les mêmes chemins que ceux qui sont demandés.',
  'No app is at this address: it leads to this machine’s surroundings.':
    'Aucune application n’est à cette adresse\u00a0: elle mène à l’environnement de cette machine.',
  'This leads back here. Give the address the app itself listens at.':
    'Cela ramène ici. Donnez l’adresse où l’application elle-même écoute.',
  'A recipe is named in a to z, 0 to 9 and hyphen.': 'Une recette se nomme avec a à z, 0 à 9 et le trait d’union.',
  'The access rule names a group that does not exist.': 'La règle d’accès indique un groupe qui n’existe pas.',
  'The access rule names a person that does not exist.': 'La règle d’accès indique une personne qui n’existe pas.',
  'These secrets were kept under another key, and cannot be taken over.':
    'Ces secrets étaient conservés sous une autre clé et ne peuvent pas être repris.',
  'Give the app a name.': 'Donnez un nom à l’application.',
  'There is no such secret; it may have been removed.': 'Ce secret n’existe pas\u00a0; il a peut-être été retiré.',
  'There is no such secret; it may have been removed already.':
    'Ce secret n’existe pas\u00a0; il a peut-être déjà été retiré.',
  'Give a web address.': 'Donnez une adresse web.',
  'Link-local and metadata addresses are never called.':
    'Les adresses link-local et de métadonnées ne sont jamais appelées.',
  'An app that registered itself is told at a public https address only.':
    'Une application qui s’est enregistrée elle-même n’est avertie qu’à une adresse https publique.',
  'Give at least one redirect address.': 'Donnez au moins une adresse de redirection.',
  'An app without a secret cannot get tokens for itself.':
    'Une application sans secret ne peut pas obtenir de jetons pour elle-même.',
  'Give the public keys the app signs with.': 'Donnez les clés publiques avec lesquelles l’application signe.',
  'An app without redirect addresses makes no authorization requests.':
    'Une application sans adresses de redirection ne fait pas de demandes d’autorisation.',
  'With the device flow, apps know people by their usernames.':
    'Avec le device flow, les applications connaissent les personnes par leur nom d’utilisateur.',
  'Give a JWK Set: an object with a list “keys”.':
    'Donnez un JWK Set\u00a0: un objet avec une liste «\u00a0keys\u00a0».',
  'Each key has a “kty” of RSA, EC or OKP.': 'Chaque clé a un «\u00a0kty\u00a0» parmi RSA, EC ou OKP.',
  'This is a private key, which only the app may have. Give its public part.':
    'C’est une clé privée, que seule l’application doit avoir. Donnez sa partie publique.',
  '1 to 200 plain characters without spaces.': 'De 1 à 200 caractères simples sans espaces.',
  '“{claim}” says something else already.': '«\u00a0{claim}\u00a0» dit déjà autre chose.',
  'Two attributes cannot be one claim.': 'Deux champs ne peuvent pas être un seul claim.',
  'Give a whole address without #.': 'Donnez une adresse complète sans #.',
  'This API stands here twice.': 'Cette API figure ici deux fois.',
  'Scopes are plain words.': 'Les portées sont des mots simples.',
  'A day, a week, 30 days, or for good.': 'Un jour, une semaine, 30 jours, ou pour toujours.',
  'Choose a moment that is still to come.': 'Choisissez un moment à venir.',
  'Give the account a name, such as what it does.': 'Donnez un nom au compte, par exemple ce qu’il fait.',
  'There is no such service account; it may have been deleted.':
    'Ce compte de service n’existe pas\u00a0; il a peut-être été supprimé.',
  'Choose at least one thing it may do.': 'Choisissez au moins une chose qu’il peut faire.',
  'Another app has this client id.': 'Une autre application a cet identifiant de client.',
  'Another app is reached under this name.': 'Une autre application est atteinte sous ce nom.',
  'This app has just been set to sign with its secret. Make the secret again.':
    'Cette application vient d’être réglée pour signer avec son secret. Créez de nouveau le secret.',
  'There is an app of this name. Choose another one.': 'Il y a déjà une application de ce nom. Choisissez-en un autre.',
  'This app is marked sensitive, so only an admin decides who is let in.':
    'Cette application est marquée sensible, seul un administrateur décide donc qui y entre.',
  'Whoever looks after this app decides, the managers of its groups do, and admins.':
    'Décident qui s’occupe de cette application, les gestionnaires de ses groupes et les administrateurs.',
  'This person is not let in by name; it may have ended.':
    'Cette personne n’est pas admise nommément\u00a0; cela a peut-être pris fin.',
  'Choose somebody who decides about this app.': 'Choisissez quelqu’un qui décide pour cette application.',
  'Nobody decides about their own request. Ask another.':
    'Personne ne décide de sa propre demande. Demandez à quelqu’un d’autre.',
  'People ask for access, and nobody for them.': 'Les personnes demandent l’accès elles-mêmes, et personne pour elles.',
  'This app is switched off for everybody.': 'Cette application est désactivée pour tout le monde.',
  'This app is open to everybody.': 'Cette application est ouverte à tout le monde.',
  'You have asked for this app already, and nobody has answered.':
    'Vous avez déjà demandé cette application, et personne n’a répondu.',
  'Only who has asked takes the request back.': 'Seul qui a fait la demande la retire.',
  'No service account changes itself. An admin or owner does.':
    'Aucun compte de service ne se modifie lui-même. Un administrateur ou un propriétaire le fait.',
  'A service account is never an owner.': 'Un compte de service n’est jamais propriétaire.',
  'There is a service account of this name. Names are compared without case.':
    'Il y a déjà un compte de service de ce nom. Les majuscules ne comptent pas.',
  'This person is in the trash. Choose somebody else.':
    'Cette personne est dans la corbeille. Choisissez quelqu’un d’autre.',
  'API tokens are made and ended by people who are signed in.':
    'Les jetons d’API sont créés et révoqués par des personnes connectées.',
  'There can be {max} service accounts. Delete some first.':
    'Il peut y avoir {max} comptes de service. Supprimez-en d’abord.',
  'One account has at most {max} tokens. End some first.': 'Un compte a au plus {max} jetons. Révoquez-en d’abord.',
  'One person has at most {max} tokens. End some first.': 'Une personne a au plus {max} jetons. Révoquez-en d’abord.',
  'Name a person and an app, or the reference of a refusal.':
    'Indiquez une personne et une application, ou la référence d’un refus.',
  'No refusal has the reference {reference}; it may be older than what the audit log keeps.':
    'Aucun refus n’a la référence {reference}\u00a0; il est peut-être plus ancien que le journal.',
  'No test of yours listens at this app. Start it again.':
    'Aucun de vos tests n’écoute cette application. Relancez-le.',
  'This app does not sign people in that way, so a secret would open nothing.':
    'Cette application ne connecte pas les personnes de cette façon, un secret n’ouvrirait donc rien.',
  'A public client keeps no secret; it uses PKCE instead.':
    'Un client public ne garde pas de secret\u00a0; il utilise PKCE à la place.',
  'This app signs with a key of its own and keeps no secret.':
    'Cette application signe avec sa propre clé et ne garde pas de secret.',
  'Newer secrets were made meanwhile, so this one has ended.':
    'Des secrets plus récents ont été créés entre-temps, celui-ci a donc pris fin.',
  'There is no such agreement, or it was taken back already.': 'Cet accord n’existe pas, ou a déjà été retiré.',
  'There is no such recipe.': 'Cette recette n’existe pas.',
  'The role of this account cannot do this, so no token of it can.':
    'Le rôle de ce compte ne le permet pas, aucun de ses jetons ne le peut donc.',
  'Your role cannot do this, so no token of yours can.':
    'Votre rôle ne le permet pas, aucun de vos jetons ne le peut donc.',
  'No control characters.': 'Pas de caractères de contrôle.',
  'Say what you need it for.': 'Dites pour quoi vous en avez besoin.',
  'This request is not waiting any more: it was answered, taken back, or is too old.':
    'Cette demande n’attend plus\u00a0: elle a reçu une réponse, a été retirée ou est trop ancienne.',
  'This group does not open the app.': 'Ce groupe n’ouvre pas l’application.',
  'You have asked for many apps today. Go on tomorrow.':
    'Vous avez déjà demandé beaucoup d’applications aujourd’hui. Continuez demain.',
  'This app belongs to one person alone.': 'Cette application appartient à une seule personne.',
})
