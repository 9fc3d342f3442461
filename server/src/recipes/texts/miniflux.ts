import type { Translations } from './translations.ts'

export const miniflux = {
  'Miniflux 2.': {
    de: 'Miniflux in Version 2.',
    fr: 'Miniflux, version 2.',
    es: 'Miniflux, versión 2.',
  },
  'One sign-in, second factor included; programs for feeds use keys made in Miniflux.': {
    de: 'Eine Anmeldung, zweiter Faktor inbegriffen; Feed-Programme nutzen Schlüssel, die in Miniflux angelegt werden.',
    fr: 'Une seule connexion, second facteur compris\u00a0; les lecteurs de flux utilisent des clés créées dans Miniflux.',
    es: 'Un solo inicio de sesión, segundo factor incluido; los lectores de canales usan claves creadas en Miniflux.',
  },
  'Put the lines into the environment of Miniflux, and start it anew.': {
    de: 'Tragen Sie die Zeilen in die Umgebung von Miniflux ein, und starten Sie es neu.',
    fr: 'Mettez les lignes dans l’environnement de Miniflux, puis redémarrez-le.',
    es: 'Ponga las líneas en el entorno de Miniflux y vuelva a iniciarlo.',
  },
  'OAUTH2_OIDC_DISCOVERY_ENDPOINT is the issuer alone: Miniflux adds `/.well-known/openid-configuration` itself.': {
    de: 'OAUTH2_OIDC_DISCOVERY_ENDPOINT ist nur der Issuer: `/.well-known/openid-configuration` hängt Miniflux selbst an.',
    fr: 'OAUTH2_OIDC_DISCOVERY_ENDPOINT est l’issuer seul\u00a0: Miniflux ajoute lui-même `/.well-known/openid-configuration`.',
    es: 'OAUTH2_OIDC_DISCOVERY_ENDPOINT es solo el issuer: Miniflux añade él mismo `/.well-known/openid-configuration`.',
  },
  'An account that was there before is linked by its owner, signed in, on the page Settings. Until then Miniflux says that the user exists already.':
    {
      de: 'Ein Konto, das es dort schon gab, verknüpft die Person selbst, angemeldet, auf der Seite Settings. Bis dahin meldet Miniflux, dass es den Benutzer schon gibt.',
      fr: 'Un compte qui existait déjà est relié par la personne à qui il appartient, connectée, sur la page Settings. D’ici là, Miniflux dit que l’utilisateur existe déjà.',
      es: 'Una cuenta que ya existía la vincula la persona a quien pertenece, con la sesión iniciada, en la página Settings. Hasta entonces Miniflux dice que el usuario ya existe.',
    },
  'None that Miniflux reads: make people admins there.': {
    de: 'Keine, die Miniflux liest: Machen Sie Personen dort zu Administratoren.',
    fr: 'Aucun que lise Miniflux\u00a0: nommez-y les administrateurs.',
    es: 'Ninguno que Miniflux lea: nombre allí a los administradores.',
  },
  'Miniflux takes no sign-out messages and keeps its own sign-in until that ends. API keys, and passwords for Fever and Google Reader, go on until they are removed there.':
    {
      de: 'Miniflux nimmt keine Abmeldenachrichten an und behält seine eigene Anmeldung, bis diese endet. API-Schlüssel und Passwörter für Fever und Google Reader gelten weiter, bis sie dort entfernt werden.',
      fr: 'Miniflux n’accepte pas de messages de déconnexion et garde sa propre connexion jusqu’à ce qu’elle prenne fin. Les clés d’API, et les mots de passe pour Fever et Google Reader, restent valables jusqu’à ce qu’on les y retire.',
      es: 'Miniflux no acepta mensajes de cierre de sesión y conserva su propia sesión hasta que termine. Las claves de API, y las contraseñas para Fever y Google Reader, siguen valiendo hasta que se quiten allí.',
    },
  'Nobody new': {
    de: 'Niemand Neues',
    fr: 'Personne de nouveau',
    es: 'Nadie nuevo',
  },
  'OAUTH2_USER_CREATION set to 0 lets in only who has linked an account.': {
    de: 'OAUTH2_USER_CREATION auf 0 lässt nur hinein, wer ein Konto verknüpft hat.',
    fr: 'OAUTH2_USER_CREATION à 0 ne laisse entrer que les personnes qui ont relié un compte.',
    es: 'OAUTH2_USER_CREATION con el valor 0 solo deja entrar a quien ha vinculado una cuenta.',
  },
} satisfies Translations
