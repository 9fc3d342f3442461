import type { Translations } from './translations.ts'

export const forgejo = {
  'Forgejo 8 or later.': {
    de: 'Forgejo 8 oder neuer.',
    fr: 'Forgejo 8 ou plus récent.',
    es: 'Forgejo 8 o posterior.',
  },
  'A command line in Forgejo’s container, for `forgejo admin`; its page “Authentication sources” takes the same values.':
    {
      de: 'Eine Kommandozeile im Container von Forgejo, für `forgejo admin`; seine Seite „Authentication sources“ nimmt dieselben Werte.',
      fr: 'Une ligne de commande dans le conteneur de Forgejo, pour `forgejo admin`\u00a0; sa page «\u00a0Authentication sources\u00a0» accepte les mêmes valeurs.',
      es: 'Una línea de comandos en el contenedor de Forgejo, para `forgejo admin`; su página «Authentication sources» acepta los mismos valores.',
    },
  'One sign-in, second factor included; git over https uses tokens that people make in Forgejo.': {
    de: 'Eine Anmeldung, zweiter Faktor inbegriffen; git über https nutzt Tokens, die man in Forgejo anlegt.',
    fr: 'Une seule connexion, second facteur compris\u00a0; git par https utilise des jetons que l’on crée dans Forgejo.',
    es: 'Un solo inicio de sesión, segundo factor incluido; git por https usa tokens que cada persona crea en Forgejo.',
  },
  'Put the lines into the environment of Forgejo’s container, or the section into app.ini, and restart it.': {
    de: 'Tragen Sie die Zeilen in die Umgebung des Containers von Forgejo ein, oder den Abschnitt in app.ini, und starten Sie ihn neu.',
    fr: 'Mettez les lignes dans l’environnement du conteneur de Forgejo, ou la section dans app.ini, puis redémarrez-le.',
    es: 'Ponga las líneas en el entorno del contenedor de Forgejo, o la sección en app.ini, y reinícielo.',
  },
  'Run the command as Forgejo’s user; in the official image: `docker exec -u git forgejo forgejo admin …`.': {
    de: 'Führen Sie den Befehl als der Benutzer von Forgejo aus; im offiziellen Image: `docker exec -u git forgejo forgejo admin …`.',
    fr: 'Exécutez la commande avec l’utilisateur de Forgejo\u00a0; dans l’image officielle\u00a0: `docker exec -u git forgejo forgejo admin …`.',
    es: 'Ejecute la orden con el usuario de Forgejo; en la imagen oficial: `docker exec -u git forgejo forgejo admin …`.',
  },
  'The name of the source, `doorward`, is part of the redirect address: another name needs another one.': {
    de: 'Der Name der Quelle, `doorward`, ist Teil der Weiterleitungsadresse: Ein anderer Name braucht eine andere.',
    fr: 'Le nom de la source, `doorward`, fait partie de l’adresse de redirection\u00a0: un autre nom en demande une autre.',
    es: 'El nombre de la fuente, `doorward`, forma parte de la dirección de redirección: otro nombre necesita otra.',
  },
  'ROOT_URL decides what Forgejo gives as its redirect address. Without it the sign-in is refused.': {
    de: 'ROOT_URL bestimmt, welche Weiterleitungsadresse Forgejo angibt. Ohne sie wird die Anmeldung abgelehnt.',
    fr: 'ROOT_URL détermine l’adresse de redirection que donne Forgejo. Sans elle, la connexion est refusée.',
    es: 'ROOT_URL determina qué dirección de redirección da Forgejo. Sin ella se rechaza el inicio de sesión.',
  },
  '`ACCOUNT_LINKING = login` asks for the password of an account that has the name already; with `auto` whoever has the name gets the account.':
    {
      de: '`ACCOUNT_LINKING = login` verlangt das Passwort eines Kontos, das den Namen schon hat; mit `auto` bekommt das Konto, wer den Namen hat.',
      fr: '`ACCOUNT_LINKING = login` demande le mot de passe d’un compte qui porte déjà le nom\u00a0; avec `auto`, qui porte le nom obtient le compte.',
      es: '`ACCOUNT_LINKING = login` pide la contraseña de la cuenta que ya tiene el nombre; con `auto`, quien tiene el nombre recibe la cuenta.',
    },
  'A username with signs Forgejo does not take stops the sign-in with a message; Forgejo takes letters, digits, `-`, `_` and `.`.':
    {
      de: 'Ein Benutzername mit Zeichen, die Forgejo nicht nimmt, beendet die Anmeldung mit einer Meldung; Forgejo nimmt Buchstaben, Ziffern, `-`, `_` und `.`.',
      fr: 'Un nom d’utilisateur contenant des signes que Forgejo n’accepte pas arrête la connexion avec un message\u00a0; Forgejo accepte les lettres, les chiffres, `-`, `_` et `.`.',
      es: 'Un nombre de usuario con signos que Forgejo no acepta detiene el inicio de sesión con un mensaje; Forgejo acepta letras, cifras, `-`, `_` y `.`.',
    },
  'A group, named as `--admin-group Operations`; without it, nobody is made an admin.': {
    de: 'Eine Gruppe, genannt mit `--admin-group Operations`; ohne sie wird niemand zum Administrator.',
    fr: 'Un groupe, indiqué par `--admin-group Operations`\u00a0; sans lui, personne ne devient administrateur.',
    es: 'Un grupo, indicado con `--admin-group Operations`; sin él, nadie pasa a ser administrador.',
  },
  'The claim `groups`; `--group-team-map` leads them to teams.': {
    de: 'Der Claim `groups`; `--group-team-map` ordnet sie Teams zu.',
    fr: 'Le claim `groups`\u00a0; `--group-team-map` les associe à des équipes.',
    es: 'El claim `groups`; `--group-team-map` los asigna a equipos.',
  },
  'Forgejo takes no sign-out messages and keeps its own sign-in until that ends. Keys for SSH and tokens go on until they are removed there.':
    {
      de: 'Forgejo nimmt keine Abmeldenachrichten an und behält seine eigene Anmeldung, bis diese endet. SSH-Schlüssel und Tokens gelten weiter, bis sie dort entfernt werden.',
      fr: 'Forgejo n’accepte pas de messages de déconnexion et garde sa propre connexion jusqu’à ce qu’elle prenne fin. Les clés SSH et les jetons restent valables jusqu’à ce qu’on les y retire.',
      es: 'Forgejo no acepta mensajes de cierre de sesión y conserva su propia sesión hasta que termine. Las claves SSH y los tokens siguen valiendo hasta que se quiten allí.',
    },
  'Recent versions leave out the form with `ENABLE_PASSWORD_SIGNIN_FORM = false` in `[service]`.': {
    de: 'Neuere Versionen lassen das Formular mit `ENABLE_PASSWORD_SIGNIN_FORM = false` in `[service]` weg.',
    fr: 'Les versions récentes retirent le formulaire avec `ENABLE_PASSWORD_SIGNIN_FORM = false` dans `[service]`.',
    es: 'Las versiones recientes quitan el formulario con `ENABLE_PASSWORD_SIGNIN_FORM = false` en `[service]`.',
  },
} satisfies Translations
