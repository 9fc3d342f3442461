import type { requests as Sentences } from '../de/requests.ts'

export const requests = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'The body is not as long as Content-Length says.': 'Le corps n’a pas la longueur qu’indique Content-Length.',
  'The body is empty; JSON is expected.': 'Le corps est vide\u00a0; du JSON est attendu.',
  'The body is not well-formed JSON.': 'Le corps n’est pas du JSON bien formé.',
  'A part of the address is too long.': 'Une partie de l’adresse est trop longue.',
  'Some values are missing or not allowed; “fields” names them.':
    'Des valeurs manquent ou ne sont pas autorisées\u00a0; «\u00a0fields\u00a0» les indique.',
  'Some values are missing or not allowed; “errors” names them.':
    'Des valeurs manquent ou ne sont pas autorisées\u00a0; «\u00a0errors\u00a0» les indique.',
  'The headers of this request are too large.': 'Les en-têtes de cette requête sont trop grands.',
  'The request took too long to arrive.': 'La requête a mis trop de temps à arriver.',
  'This is not a well-formed HTTP request.': 'Ce n’est pas une requête HTTP bien formée.',
  'The dashboard has not been built. Start with “npm start”, which builds it.':
    'Le tableau de bord n’a pas été construit. Démarrez avec «\u00a0npm start\u00a0», qui le construit.',
  'There is nothing at this address.': 'Il n’y a rien à cette adresse.',
  'This request names two hosts.': 'Cette requête indique deux hôtes.',
  'There is no such picture.': 'Cette image n’existe pas.',
  'This address takes no query.': 'Cette adresse ne prend pas de paramètres.',
  'This address takes no body.': 'Cette adresse ne prend pas de corps.',
  'Send the bytes of a picture as the body: PNG, JPEG or WebP.':
    'Envoyez les octets d’une image dans le corps\u00a0: PNG, JPEG ou WebP.',
  'Send If-Match with the ETag you last read, so that no change is lost.':
    'Envoyez If-Match avec le dernier ETag lu, pour qu’aucune modification ne se perde.',
  'If-Match takes one ETag, such as "42".': 'If-Match prend un seul ETag, par exemple "42".',
  'Idempotency-Key has 1 to 255 plain characters without spaces.':
    'Idempotency-Key a de 1 à 255 caractères simples, sans espaces.',
  'This Idempotency-Key came with another request. Make a new one for each.':
    'Cet Idempotency-Key est venu avec une autre requête. Créez-en un nouveau pour chacune.',
  'The same request is still being answered. Ask again in a moment.':
    'La même requête est encore en cours. Redemandez dans un instant.',
  'Doorward-Seq takes one number, as an earlier answer bore it.':
    'Doorward-Seq prend un nombre, tel qu’une réponse précédente le portait.',
  'This server does not know that change yet. Try again in a moment.':
    'Ce serveur ne connaît pas encore cette modification. Réessayez dans un instant.',
  'This cursor is not one this list gave out. Start again without it.':
    'Ce curseur n’a pas été donné par cette liste. Recommencez sans lui.',
  'This API token does not work: it is not one of ours, has expired or been ended, or whom it stands for may not use it.':
    'Ce jeton d’API ne fonctionne pas\u00a0: il n’est pas des nôtres, a expiré ou a été révoqué, ou la personne qu’il représente ne peut pas l’utiliser.',
  'This is done by people who are signed in; no API token can.':
    'Seules des personnes connectées le font\u00a0; aucun jeton d’API ne le peut.',
  'This API token lacks the scope {scope}.': 'Il manque à ce jeton d’API la portée {scope}.',
  'Too many API tokens that do not work came from this address. Wait a minute.':
    'Trop de jetons d’API qui ne fonctionnent pas sont venus de cette adresse. Attendez une minute.',
  'You are not signed in, or your session has ended.': 'Vous n’êtes pas connecté, ou votre session est terminée.',
  'This needs a sign-in no older than ten minutes. Sign in again.':
    'Il faut pour cela une connexion de moins de dix minutes. Connectez-vous de nouveau.',
  'Sign in again first: it is more than ten minutes ago.':
    'Connectez-vous d’abord de nouveau\u00a0: la dernière fois remonte à plus de dix minutes.',
  'Your role does not allow this. Ask an admin or an owner.':
    'Votre rôle ne le permet pas. Demandez à un administrateur ou à un propriétaire.',
  'This sign-in is over, has taken longer than {minutes} minute on its way back, or was begun in another browser. Open the app again; if this comes again, let its cookies through.':
    'Cette connexion est terminée, a mis plus de {minutes} minute à revenir, ou a commencé dans un autre navigateur. Ouvrez de nouveau l’application\u00a0; si cela se reproduit, acceptez ses cookies.',
  'A reverse proxy may ask here, and {address} is not listed as one: see trustedProxies in the configuration.':
    'Un reverse proxy peut demander ici, et {address} n’est pas déclaré comme tel\u00a0: voir trustedProxies dans la configuration.',
  'This sign-in is over. Open the app again, and you are asked to sign in anew.':
    'Cette connexion est terminée. Ouvrez de nouveau l’application, et la connexion vous sera redemandée.',
  'This address is not open to anybody.': 'Cette adresse n’est ouverte à personne.',
  'This address is written in a way that programs read differently.':
    'Cette adresse est écrite d’une façon que les programmes lisent différemment.',
  'No app here is reached through the gateway under this name.':
    'Aucune application n’est accessible ici par la passerelle sous ce nom.',
  'The reverse proxy does not say whether this is http or https.':
    'Le reverse proxy ne dit pas s’il s’agit de http ou de https.',
  'This address is not written as a path.': 'Cette adresse n’est pas écrite comme un chemin.',
  'This moment has passed.': 'Ce moment est passé.',
  'Somebody else changed the branding meanwhile. Look at it and try again.':
    'Quelqu’un d’autre a modifié l’apparence entre-temps. Regardez-la et réessayez.',
  'Somebody else changed these settings meanwhile. Look at them and try again.':
    'Quelqu’un d’autre a modifié ces paramètres entre-temps. Regardez-les et réessayez.',
  'Somebody else changed these rules meanwhile. Look at them and try again.':
    'Quelqu’un d’autre a modifié ces règles entre-temps. Regardez-les et réessayez.',
  'Somebody else has changed this meanwhile. Look at it again.':
    'Quelqu’un d’autre a modifié cela entre-temps. Regardez de nouveau.',
  'Expected {expected}, found {found}.': 'Attendu\u00a0: {expected}\u00a0; trouvé\u00a0: {found}.',
  'This is set by {where}. Change it there.': 'C’est fixé par {where}. Modifiez-le là-bas.',
  'Something went wrong on our side, and nothing you did. Try again; if it stays, pass on the reference.':
    'Cela vient de nous, et non de vous. Réessayez\u00a0; si cela persiste, transmettez la référence.',
  'The body of this request is larger than this address takes.':
    'Le contenu de cette demande est plus grand que ce que cette adresse accepte.',
  'This address does not take that content type.': 'Cette adresse n’accepte pas ce type de contenu.',
  'The address holds an escape that does not decode.': 'L’adresse contient un code qui ne se décode pas.',
  'This server answers as {host} and was asked under another name. Behind a reverse proxy, let it pass the Host header on unchanged; if the name is right, set it as publicUrl.':
    'Ce serveur répond au nom de {host} et a été appelé sous un autre. Derrière un proxy inverse, faites transmettre l’en-tête Host sans changement\u00a0; si le nom est le bon, réglez-le dans publicUrl.',
  'The server has lost touch with its database, and answers again as soon as it is back.':
    'Le serveur a perdu le contact avec sa base de données et répondra dès qu’elle sera de retour.',
  'This request did not come from one of our pages. Open the page again and repeat what you did.':
    'Cette demande ne venait pas d’une de nos pages. Rouvrez la page et refaites ce que vous avez fait.',
  'This address is too long.': 'Cette adresse est trop longue.',
  'This address does not take {method}.': 'Cette adresse n’accepte pas {method}.',
  'This app is set up to be found here, where it is not: its upstream leads back.':
    'Cette application est réglée comme si elle se trouvait ici, ce qui n’est pas le cas\u00a0: son upstream ramène ici.',
  'The app takes too long to answer. Try again in a moment.':
    'L’application met trop de temps à répondre. Réessayez dans un instant.',
  'The app does not answer right now. Try again in a moment.':
    'L’application ne répond pas pour le moment. Réessayez dans un instant.',
  'Too many pages follow the changes already. This one can be reloaded instead.':
    'Trop de pages suivent déjà les modifications. Celle-ci peut être rechargée à la place.',
  'Nobody is signed in here.': 'Personne n’est connecté ici.',
  'This name and password do not open this app. It takes a password that was made for it alone.':
    'Ce nom et ce mot de passe n’ouvrent pas cette application. Elle prend un mot de passe créé pour elle seule.',
  'This access token is over, or is not for this app.':
    'Ce jeton d’accès a expiré, ou n’est pas pour cette application.',
  'You may not open this app.': 'Vous ne pouvez pas ouvrir cette application.',
})
