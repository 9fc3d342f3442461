import type { Translations } from './translations.ts'

export const outline = {
  'Outline on a server of your own, at an address with https.': {
    de: 'Outline auf einem eigenen Server, unter einer Adresse mit https.',
    fr: 'Outline sur votre propre serveur, à une adresse en https.',
    es: 'Outline en un servidor propio, en una dirección con https.',
  },
  'One sign-in, second factor included; Outline keeps no passwords of its own.': {
    de: 'Eine Anmeldung, zweiter Faktor inbegriffen; Outline führt keine eigenen Passwörter.',
    fr: 'Une seule connexion, second facteur compris\u00a0; Outline ne garde pas de mots de passe à lui.',
    es: 'Un solo inicio de sesión, segundo factor incluido; Outline no guarda contraseñas propias.',
  },
  'Put the lines into the environment of Outline’s container, and make it anew.': {
    de: 'Tragen Sie die Zeilen in die Umgebung des Containers von Outline ein, und legen Sie ihn neu an.',
    fr: 'Mettez les lignes dans l’environnement du conteneur d’Outline, puis recréez-le.',
    es: 'Ponga las líneas en el entorno del contenedor de Outline y vuelva a crearlo.',
  },
  'URL decides what Outline gives as its redirect address. Without it the sign-in is refused.': {
    de: 'URL bestimmt, welche Weiterleitungsadresse Outline angibt. Ohne sie wird die Anmeldung abgelehnt.',
    fr: 'URL détermine l’adresse de redirection que donne Outline. Sans elle, la connexion est refusée.',
    es: 'URL determina qué dirección de redirección da Outline. Sin ella se rechaza el inicio de sesión.',
  },
  'Everybody needs an e-mail address here: without one Outline lets nobody in.': {
    de: 'Alle brauchen hier eine E-Mail-Adresse: Ohne lässt Outline niemanden hinein.',
    fr: 'Chaque personne a besoin ici d’une adresse e-mail\u00a0: sans elle, Outline ne laisse entrer personne.',
    es: 'Todas las personas necesitan aquí una dirección de correo: sin ella Outline no deja entrar a nadie.',
  },
  'Whoever signs in first makes the workspace and is its admin.': {
    de: 'Wer sich als Erstes anmeldet, legt den Arbeitsbereich an und ist dessen Administrator.',
    fr: 'La première personne qui se connecte crée l’espace de travail et en est l’administrateur.',
    es: 'Quien inicia sesión primero crea el espacio de trabajo y es su administrador.',
  },
  'None that Outline reads: make people admins there, under Members.': {
    de: 'Keine, die Outline liest: Machen Sie Personen dort unter Members zu Administratoren.',
    fr: 'Aucun que lise Outline\u00a0: nommez-y les administrateurs, sous Members.',
    es: 'Ninguno que Outline lea: nombre allí a los administradores, en Members.',
  },
  'Outline takes no sign-out messages and keeps its own sign-in until that ends. API keys go on until they are removed there.':
    {
      de: 'Outline nimmt keine Abmeldenachrichten an und behält seine eigene Anmeldung, bis diese endet. API-Schlüssel gelten weiter, bis sie dort entfernt werden.',
      fr: 'Outline n’accepte pas de messages de déconnexion et garde sa propre connexion jusqu’à ce qu’elle prenne fin. Les clés d’API restent valables jusqu’à ce qu’on les y retire.',
      es: 'Outline no acepta mensajes de cierre de sesión y conserva su propia sesión hasta que termine. Las claves de API siguen valiendo hasta que se quiten allí.',
    },
  'Nobody else’s way in': {
    de: 'Kein anderer Eingang',
    fr: 'Aucune autre entrée',
    es: 'Ninguna otra entrada',
  },
  'Leave the variables of other providers and of e-mail out, and our button is the only one.': {
    de: 'Lassen Sie die Variablen anderer Anbieter und die für E-Mail weg, dann ist unser Knopf der einzige.',
    fr: 'Omettez les variables des autres fournisseurs et de l’e-mail, et notre bouton est le seul.',
    es: 'Omita las variables de otros proveedores y del correo, y nuestro botón será el único.',
  },
} satisfies Translations
