import type { Translations } from './translations.ts'

export const gitea = {
  'Gitea 1.22 or later.': {
    de: 'Gitea 1.22 oder neuer.',
    fr: 'Gitea 1.22 ou plus récent.',
    es: 'Gitea 1.22 o posterior.',
  },
  'A command line in Gitea’s container, for `gitea admin`; its page “Authentication sources” takes the same values.': {
    de: 'Eine Kommandozeile im Container von Gitea, für `gitea admin`; seine Seite „Authentication sources“ nimmt dieselben Werte.',
    fr: 'Une ligne de commande dans le conteneur de Gitea, pour `gitea admin`\u00a0; sa page «\u00a0Authentication sources\u00a0» accepte les mêmes valeurs.',
    es: 'Una línea de comandos en el contenedor de Gitea, para `gitea admin`; su página «Authentication sources» acepta los mismos valores.',
  },
  'One sign-in, second factor included; git over https uses tokens that people make in Gitea.': {
    de: 'Eine Anmeldung, zweiter Faktor inbegriffen; git über https nutzt Tokens, die man in Gitea anlegt.',
    fr: 'Une seule connexion, second facteur compris\u00a0; git par https utilise des jetons que l’on crée dans Gitea.',
    es: 'Un solo inicio de sesión, segundo factor incluido; git por https usa tokens que cada persona crea en Gitea.',
  },
  'Put the lines into the environment of Gitea’s container, or the section into app.ini, and restart it.': {
    de: 'Tragen Sie die Zeilen in die Umgebung des Containers von Gitea ein, oder den Abschnitt in app.ini, und starten Sie ihn neu.',
    fr: 'Mettez les lignes dans l’environnement du conteneur de Gitea, ou la section dans app.ini, puis redémarrez-le.',
    es: 'Ponga las líneas en el entorno del contenedor de Gitea, o la sección en app.ini, y reinícielo.',
  },
  'Run the command as Gitea’s user; in the official image: `docker exec -u git gitea gitea admin …`.': {
    de: 'Führen Sie den Befehl als der Benutzer von Gitea aus; im offiziellen Image: `docker exec -u git gitea gitea admin …`.',
    fr: 'Exécutez la commande avec l’utilisateur de Gitea\u00a0; dans l’image officielle\u00a0: `docker exec -u git gitea gitea admin …`.',
    es: 'Ejecute la orden con el usuario de Gitea; en la imagen oficial: `docker exec -u git gitea gitea admin …`.',
  },
  'ROOT_URL decides what Gitea gives as its redirect address. Without it the sign-in is refused.': {
    de: 'ROOT_URL bestimmt, welche Weiterleitungsadresse Gitea angibt. Ohne sie wird die Anmeldung abgelehnt.',
    fr: 'ROOT_URL détermine l’adresse de redirection que donne Gitea. Sans elle, la connexion est refusée.',
    es: 'ROOT_URL determina qué dirección de redirección da Gitea. Sin ella se rechaza el inicio de sesión.',
  },
  'A username with signs Gitea does not take stops the sign-in with a message; Gitea takes letters, digits, `-`, `_` and `.`.':
    {
      de: 'Ein Benutzername mit Zeichen, die Gitea nicht nimmt, beendet die Anmeldung mit einer Meldung; Gitea nimmt Buchstaben, Ziffern, `-`, `_` und `.`.',
      fr: 'Un nom d’utilisateur contenant des signes que Gitea n’accepte pas arrête la connexion avec un message\u00a0; Gitea accepte les lettres, les chiffres, `-`, `_` et `.`.',
      es: 'Un nombre de usuario con signos que Gitea no acepta detiene el inicio de sesión con un mensaje; Gitea acepta letras, cifras, `-`, `_` y `.`.',
    },
  'Gitea takes no sign-out messages and keeps its own sign-in until that ends. Keys for SSH and tokens go on until they are removed there.':
    {
      de: 'Gitea nimmt keine Abmeldenachrichten an und behält seine eigene Anmeldung, bis diese endet. SSH-Schlüssel und Tokens gelten weiter, bis sie dort entfernt werden.',
      fr: 'Gitea n’accepte pas de messages de déconnexion et garde sa propre connexion jusqu’à ce qu’elle prenne fin. Les clés SSH et les jetons restent valables jusqu’à ce qu’on les y retire.',
      es: 'Gitea no acepta mensajes de cierre de sesión y conserva su propia sesión hasta que termine. Las claves SSH y los tokens siguen valiendo hasta que se quiten allí.',
    },
  'Gitea 1.23 and later leave out the form with `ENABLE_PASSWORD_SIGNIN_FORM = false` in `[service]`.': {
    de: 'Ab Gitea 1.23 entfällt das Formular mit `ENABLE_PASSWORD_SIGNIN_FORM = false` in `[service]`.',
    fr: 'À partir de Gitea 1.23, `ENABLE_PASSWORD_SIGNIN_FORM = false` dans `[service]` retire le formulaire.',
    es: 'Desde Gitea 1.23, `ENABLE_PASSWORD_SIGNIN_FORM = false` en `[service]` quita el formulario.',
  },
} satisfies Translations
