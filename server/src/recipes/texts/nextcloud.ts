import type { Translations } from './translations.ts'

export const nextcloud = {
  'Nextcloud’s own app “OpenID Connect user backend” (`user_oidc`), not “Social login”, which keeps accounts apart in another way.':
    {
      de: 'Die App „OpenID Connect user backend“ (`user_oidc`) von Nextcloud selbst, nicht „Social login“, das Konten anders unterscheidet.',
      fr: 'L’application «\u00a0OpenID Connect user backend\u00a0» (`user_oidc`) de Nextcloud, et non «\u00a0Social login\u00a0», qui distingue les comptes autrement.',
      es: 'La aplicación «OpenID Connect user backend» (`user_oidc`) de Nextcloud, no «Social login», que distingue las cuentas de otra manera.',
    },
  'A command line in Nextcloud’s container or folder, for `occ`.': {
    de: 'Eine Kommandozeile im Container oder Ordner von Nextcloud, für `occ`.',
    fr: 'Une ligne de commande dans le conteneur ou le dossier de Nextcloud, pour `occ`.',
    es: 'Una línea de comandos en el contenedor o la carpeta de Nextcloud, para `occ`.',
  },
  'One sign-in, second factor included; Nextcloud never sees a password.': {
    de: 'Eine Anmeldung, zweiter Faktor inbegriffen; Nextcloud sieht nie ein Passwort.',
    fr: 'Une seule connexion, second facteur compris\u00a0; Nextcloud ne voit jamais de mot de passe.',
    es: 'Un solo inicio de sesión, segundo factor incluido; Nextcloud nunca ve una contraseña.',
  },
  'Run the lines as the web server’s user in Nextcloud’s folder; in the official image: `docker exec -u www-data nextcloud php occ …`.':
    {
      de: 'Führen Sie die Zeilen als Benutzer des Webservers im Ordner von Nextcloud aus; im offiziellen Image: `docker exec -u www-data nextcloud php occ …`.',
      fr: 'Exécutez les lignes avec l’utilisateur du serveur web dans le dossier de Nextcloud\u00a0; dans l’image officielle\u00a0: `docker exec -u www-data nextcloud php occ …`.',
      es: 'Ejecute las líneas con el usuario del servidor web en la carpeta de Nextcloud; en la imagen oficial: `docker exec -u www-data nextcloud php occ …`.',
    },
  'Open {{address}}/login: there is a button of this name now.': {
    de: 'Öffnen Sie {{address}}/login: Dort gibt es jetzt einen Knopf mit diesem Namen.',
    fr: 'Ouvrez {{address}}/login\u00a0: un bouton de ce nom s’y trouve maintenant.',
    es: 'Abra {{address}}/login: ahora hay un botón con este nombre.',
  },
  'What Nextcloud calls a person is our id and never a name: who gets a name that was free again has an account of their own.':
    {
      de: 'Nextcloud nennt eine Person nach unserer Kennung und nie nach einem Namen: Wer einen wieder frei gewordenen Namen bekommt, hat ein eigenes Konto.',
      fr: 'Pour Nextcloud, une personne est notre identifiant et jamais un nom\u00a0: qui reçoit un nom redevenu libre a son propre compte.',
      es: 'Para Nextcloud, una persona es nuestro identificador y nunca un nombre: quien recibe un nombre que volvió a quedar libre tiene su propia cuenta.',
    },
  'Accounts that were there before stay what they are, under their own names, also where somebody has the same address.':
    {
      de: 'Konten, die es dort schon gab, bleiben, was sie sind, unter ihren eigenen Namen, auch wenn jemand dieselbe Adresse hat.',
      fr: 'Les comptes qui existaient déjà restent ce qu’ils sont, sous leurs propres noms, même si quelqu’un a la même adresse.',
      es: 'Las cuentas que ya existían siguen siendo lo que son, con sus propios nombres, aunque alguien tenga la misma dirección.',
    },
  'Behind a proxy Nextcloud needs `overwriteprotocol` https in config.php, or gives an http:// redirect address.': {
    de: 'Hinter einem Proxy braucht Nextcloud `overwriteprotocol` https in config.php, sonst gibt es eine Weiterleitungsadresse mit http:// an.',
    fr: 'Derrière un proxy, Nextcloud a besoin de `overwriteprotocol` https dans config.php, sinon il donne une adresse de redirection en http://.',
    es: 'Detrás de un proxy, Nextcloud necesita `overwriteprotocol` https en config.php; si no, da una dirección de redirección con http://.',
  },
  'If we are at a private address, Nextcloud asks only with `allow_local_remote_servers` true.': {
    de: 'Sind wir unter einer privaten Adresse, fragt Nextcloud nur, wenn `allow_local_remote_servers` true ist.',
    fr: 'Si nous sommes à une adresse privée, Nextcloud ne nous interroge que si `allow_local_remote_servers` vaut true.',
    es: 'Si estamos en una dirección privada, Nextcloud solo pregunta si `allow_local_remote_servers` es true.',
  },
  'Older versions of user_oidc send no PKCE: where the sign-in says code_challenge is missing, switch off PKCE here.': {
    de: 'Ältere Versionen von user_oidc senden kein PKCE: Meldet die Anmeldung, dass code_challenge fehlt, schalten Sie hier PKCE aus.',
    fr: 'Les anciennes versions de user_oidc n’envoient pas de PKCE\u00a0: si la connexion dit que code_challenge manque, désactivez PKCE ici.',
    es: 'Las versiones antiguas de user_oidc no envían PKCE: si el inicio de sesión dice que falta code_challenge, desactive PKCE aquí.',
  },
  'Its group `admin`: whoever is in a group of ours of that name is an admin there.': {
    de: 'Seine Gruppe `admin`: Wer hier in einer Gruppe dieses Namens ist, ist dort Administrator.',
    fr: 'Son groupe `admin`\u00a0: qui est ici dans un groupe de ce nom y est administrateur.',
    es: 'Su grupo `admin`: quien está aquí en un grupo con ese nombre es allí administrador.',
  },
  'The claim `groups`, at each sign-in; groups are made there by their names.': {
    de: 'Der Claim `groups`, bei jeder Anmeldung; die Gruppen werden dort unter ihrem Namen angelegt.',
    fr: 'Le claim `groups`, à chaque connexion\u00a0; les groupes y sont créés par leur nom.',
    es: 'El claim `groups`, en cada inicio de sesión; los grupos se crean allí por su nombre.',
  },
  'Nextcloud is told at once and ends the browser’s session. Programs for desktop and phone have a password of Nextcloud’s own, and go on until it is removed there.':
    {
      de: 'Nextcloud erfährt es sofort und beendet die Sitzung des Browsers. Programme für Rechner und Telefon haben ein eigenes Passwort von Nextcloud und gelten weiter, bis es dort entfernt wird.',
      fr: 'Nextcloud est averti aussitôt et met fin à la session du navigateur. Les programmes pour ordinateur et téléphone ont un mot de passe propre à Nextcloud, et continuent jusqu’à ce qu’on l’y retire.',
      es: 'Nextcloud recibe el aviso al momento y termina la sesión del navegador. Los programas de escritorio y teléfono tienen una contraseña propia de Nextcloud, y siguen hasta que se quite allí.',
    },
  '`occ config:app:set user_oidc allow_multiple_user_backends --value=0` leaves out Nextcloud’s own form; /login?direct=1 still has it.':
    {
      de: '`occ config:app:set user_oidc allow_multiple_user_backends --value=0` lässt das eigene Formular von Nextcloud weg; /login?direct=1 hat es weiterhin.',
      fr: '`occ config:app:set user_oidc allow_multiple_user_backends --value=0` retire le formulaire de Nextcloud\u00a0; /login?direct=1 l’a toujours.',
      es: '`occ config:app:set user_oidc allow_multiple_user_backends --value=0` quita el formulario propio de Nextcloud; /login?direct=1 lo sigue teniendo.',
    },
  'Nextcloud asks for name and password itself, and lists people and groups.': {
    de: 'Nextcloud fragt selbst nach Name und Passwort und listet Personen und Gruppen auf.',
    fr: 'Nextcloud demande lui-même le nom et le mot de passe, et liste les personnes et les groupes.',
    es: 'Nextcloud pide él mismo el nombre y la contraseña, y lista personas y grupos.',
  },
  'Switch on the directory server, and Nextcloud’s app “LDAP user and group backend”.': {
    de: 'Schalten Sie den Verzeichnisserver ein, und in Nextcloud die App „LDAP user and group backend“.',
    fr: 'Activez le serveur d’annuaire, et dans Nextcloud l’application «\u00a0LDAP user and group backend\u00a0».',
    es: 'Active el servidor de directorio y, en Nextcloud, la aplicación «LDAP user and group backend».',
  },
  'Make a configuration with `occ ldap:create-empty-config`, which is s01 if it is the first, and run the lines.': {
    de: 'Legen Sie mit `occ ldap:create-empty-config` eine Konfiguration an, die s01 heißt, wenn sie die erste ist, und führen Sie die Zeilen aus.',
    fr: 'Créez une configuration avec `occ ldap:create-empty-config`, qui s’appelle s01 si c’est la première, et exécutez les lignes.',
    es: 'Cree una configuración con `occ ldap:create-empty-config`, que se llama s01 si es la primera, y ejecute las líneas.',
  },
  'Accounts are kept apart by `entryUUID`. The name an account has in Nextcloud is that of its first sign-in, and stays.':
    {
      de: 'Konten werden an `entryUUID` unterschieden. Der Name, den ein Konto in Nextcloud hat, ist der seiner ersten Anmeldung und bleibt.',
      fr: 'Les comptes sont distingués par `entryUUID`. Le nom d’un compte dans Nextcloud est celui de sa première connexion, et le reste.',
      es: 'Las cuentas se distinguen por `entryUUID`. El nombre de una cuenta en Nextcloud es el de su primer inicio de sesión, y se queda.',
    },
  'The system Nextcloud runs on has to trust the authority of our certificate.': {
    de: 'Das System, auf dem Nextcloud läuft, muss der Stelle vertrauen, die unser Zertifikat ausgestellt hat.',
    fr: 'Le système sur lequel tourne Nextcloud doit faire confiance à l’autorité de notre certificat.',
    es: 'El sistema en el que se ejecuta Nextcloud tiene que confiar en la autoridad de nuestro certificado.',
  },
  '“Nested groups” stays switched off there: a group names everybody in it anyway.': {
    de: '„Nested groups“ bleibt dort ausgeschaltet: Eine Gruppe nennt ohnehin alle, die in ihr sind.',
    fr: '«\u00a0Nested groups\u00a0» y reste désactivé\u00a0: un groupe nomme de toute façon tous ceux qui en font partie.',
    es: '«Nested groups» sigue allí desactivado: un grupo nombra de todos modos a todos los que están en él.',
  },
  'None; make people admins in Nextcloud.': {
    de: 'Keine; machen Sie Personen in Nextcloud zu Administratoren.',
    fr: 'Aucun\u00a0; nommez les administrateurs dans Nextcloud.',
    es: 'Ninguno; nombre a los administradores en Nextcloud.',
  },
  'Groups of the tree, by `member`.': {
    de: 'Die Gruppen des Baums, mit `member`.',
    fr: 'Les groupes de l’arbre, par `member`.',
    es: 'Los grupos del árbol, con `member`.',
  },
  'Nextcloud keeps its own sign-in until that ends, and passwords it gave to programs; it finds that somebody is gone when it asks us again.':
    {
      de: 'Nextcloud behält seine eigene Anmeldung, bis diese endet, und die Passwörter, die es Programmen gab; dass jemand weg ist, merkt es, wenn es uns wieder fragt.',
      fr: 'Nextcloud garde sa propre connexion jusqu’à ce qu’elle prenne fin, et les mots de passe donnés à des programmes\u00a0; il découvre qu’une personne est partie quand il nous interroge à nouveau.',
      es: 'Nextcloud conserva su propia sesión hasta que termine, y las contraseñas que dio a programas; descubre que alguien ya no está cuando vuelve a preguntarnos.',
    },
} satisfies Translations
