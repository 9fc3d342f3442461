import type { Translations } from './translations.ts'

export const paperlessNgx = {
  'Paperless-ngx 2.5 or later; groups are taken over from 2.15 on.': {
    de: 'Paperless-ngx 2.5 oder neuer; Gruppen werden ab 2.15 übernommen.',
    fr: 'Paperless-ngx 2.5 ou plus récent\u00a0; les groupes sont repris à partir de 2.15.',
    es: 'Paperless-ngx 2.5 o posterior; los grupos se toman desde la 2.15.',
  },
  'One sign-in, second factor included; Paperless never sees a password.': {
    de: 'Eine Anmeldung, zweiter Faktor inbegriffen; Paperless sieht nie ein Passwort.',
    fr: 'Une seule connexion, second facteur compris\u00a0; Paperless ne voit jamais de mot de passe.',
    es: 'Un solo inicio de sesión, segundo factor incluido; Paperless nunca ve una contraseña.',
  },
  'Put the lines into the environment of the container of the web server, and make it anew: a restart alone reads no new environment.':
    {
      de: 'Tragen Sie die Zeilen in die Umgebung des Webserver-Containers ein, und legen Sie ihn neu an: Ein Neustart allein liest keine neue Umgebung.',
      fr: 'Mettez les lignes dans l’environnement du conteneur du serveur web, puis recréez-le\u00a0: un simple redémarrage ne relit pas l’environnement.',
      es: 'Ponga las líneas en el entorno del contenedor del servidor web y vuelva a crearlo: un simple reinicio no lee un entorno nuevo.',
    },
  'The redirect address ends with a slash, and `doorward` in it is the provider_id.': {
    de: 'Die Weiterleitungsadresse endet mit einem Schrägstrich, und `doorward` darin ist die provider_id.',
    fr: 'L’adresse de redirection se termine par une barre oblique, et `doorward` y est le provider_id.',
    es: 'La dirección de redirección termina con una barra, y `doorward` en ella es el provider_id.',
  },
  'Of all versions 2.20.0 reads no groups.': {
    de: 'Ausgerechnet Version 2.20.0 liest keine Gruppen.',
    fr: 'Seule la version 2.20.0 ne lit pas les groupes.',
    es: 'Solo la versión 2.20.0 no lee grupos.',
  },
  'The JSON is one value: a comma too many, and Paperless does not start.': {
    de: 'Das JSON ist ein einziger Wert: ein Komma zu viel, und Paperless startet nicht.',
    fr: 'Le JSON est une seule valeur\u00a0: une virgule de trop, et Paperless ne démarre pas.',
    es: 'El JSON es un solo valor: una coma de más, y Paperless no arranca.',
  },
  'Whoever has no account gets one without any rights: give them in Paperless, by group.': {
    de: 'Wer kein Konto hat, bekommt eines ohne Rechte: Vergeben Sie diese in Paperless, nach Gruppe.',
    fr: 'Qui n’a pas de compte en reçoit un sans aucun droit\u00a0: accordez les droits dans Paperless, par groupe.',
    es: 'Quien no tiene cuenta recibe una sin permisos: concédalos en Paperless, por grupo.',
  },
  'An account that was there before is linked by its owner, in My profile, and not by its name or address.': {
    de: 'Ein Konto, das es dort schon gab, verknüpft die Person selbst, unter My profile; Name oder Adresse genügen nicht.',
    fr: 'Un compte qui existait déjà est relié par la personne à qui il appartient, dans My profile, et non par son nom ou son adresse.',
    es: 'Una cuenta que ya existía la vincula la persona a quien pertenece, en My profile, y no su nombre o su dirección.',
  },
  'The program on phones asks for name and password, or a token made in Paperless.': {
    de: 'Das Programm auf Telefonen fragt nach Name und Passwort oder nach einem Token, das in Paperless angelegt wird.',
    fr: 'Le programme pour téléphones demande un nom et un mot de passe, ou un jeton créé dans Paperless.',
    es: 'El programa de teléfonos pide nombre y contraseña, o un token creado en Paperless.',
  },
  'None by itself: make people superusers in Paperless. Recent versions take a group for it, PAPERLESS_SOCIAL_ACCOUNT_SYNC_SUPERUSER_GROUP, and take the right away from whoever is not in it.':
    {
      de: 'Von sich aus keine: Machen Sie Personen in Paperless zu Superusern. Neuere Versionen nehmen dafür eine Gruppe, PAPERLESS_SOCIAL_ACCOUNT_SYNC_SUPERUSER_GROUP, und entziehen das Recht allen, die nicht darin sind.',
      fr: 'Aucun par lui-même\u00a0: faites des personnes des superutilisateurs dans Paperless. Les versions récentes prennent pour cela un groupe, PAPERLESS_SOCIAL_ACCOUNT_SYNC_SUPERUSER_GROUP, et retirent ce droit à qui n’en fait pas partie.',
      es: 'Ninguno por sí mismo: haga superusuarios en Paperless. Las versiones recientes toman para ello un grupo, PAPERLESS_SOCIAL_ACCOUNT_SYNC_SUPERUSER_GROUP, y quitan el permiso a quien no está en él.',
    },
  'The claim `groups`, at each sign-in; only groups that are in Paperless already, by name.': {
    de: 'Der Claim `groups`, bei jeder Anmeldung; nur Gruppen, die es in Paperless schon gibt, nach Name.',
    fr: 'Le claim `groups`, à chaque connexion\u00a0; seulement les groupes déjà présents dans Paperless, par nom.',
    es: 'El claim `groups`, en cada inicio de sesión; solo grupos que ya están en Paperless, por nombre.',
  },
  'Paperless takes no sign-out messages and keeps its own sign-in until that ends. Tokens go on until they are removed there.':
    {
      de: 'Paperless nimmt keine Abmeldenachrichten an und behält seine eigene Anmeldung, bis diese endet. Tokens gelten weiter, bis sie dort entfernt werden.',
      fr: 'Paperless n’accepte pas de messages de déconnexion et garde sa propre connexion jusqu’à ce qu’elle prenne fin. Les jetons restent valables jusqu’à ce qu’on les y retire.',
      es: 'Paperless no acepta mensajes de cierre de sesión y conserva su propia sesión hasta que termine. Los tokens siguen valiendo hasta que se quiten allí.',
    },
  'PAPERLESS_DISABLE_REGULAR_LOGIN leaves out the form, PAPERLESS_REDIRECT_LOGIN_TO_SSO the page. Make yourself a superuser first.':
    {
      de: 'PAPERLESS_DISABLE_REGULAR_LOGIN lässt das Formular weg, PAPERLESS_REDIRECT_LOGIN_TO_SSO die Seite. Machen Sie sich vorher selbst zum Superuser.',
      fr: 'PAPERLESS_DISABLE_REGULAR_LOGIN retire le formulaire, PAPERLESS_REDIRECT_LOGIN_TO_SSO la page. Devenez d’abord superutilisateur.',
      es: 'PAPERLESS_DISABLE_REGULAR_LOGIN quita el formulario, PAPERLESS_REDIRECT_LOGIN_TO_SSO la página. Antes hágase superusuario.',
    },
} satisfies Translations
