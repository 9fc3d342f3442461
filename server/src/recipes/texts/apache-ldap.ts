import type { Translations } from './translations.ts'

export const apacheLdap = {
  'Pages behind Apache (mod_authnz_ldap)': {
    de: 'Seiten hinter Apache (mod_authnz_ldap)',
    fr: 'Pages derrière Apache (mod_authnz_ldap)',
    es: 'Páginas detrás de Apache (mod_authnz_ldap)',
  },
  'The directory server, reachable from Apache.': {
    de: 'Der Verzeichnisserver, von Apache aus erreichbar.',
    fr: 'Le serveur d’annuaire, joignable depuis Apache.',
    es: 'El servidor de directorio, accesible desde Apache.',
  },
  'The modules `ldap` and `authnz_ldap` (`a2enmod authnz_ldap`).': {
    de: 'Die Module `ldap` und `authnz_ldap` (`a2enmod authnz_ldap`).',
    fr: 'Les modules `ldap` et `authnz_ldap` (`a2enmod authnz_ldap`).',
    es: 'Los módulos `ldap` y `authnz_ldap` (`a2enmod authnz_ldap`).',
  },
  'The browser’s own window asks for name and password, and Apache asks us.': {
    de: 'Das Fenster des Browsers fragt nach Name und Passwort, und Apache fragt uns.',
    fr: 'La fenêtre du navigateur demande le nom et le mot de passe, et Apache nous interroge.',
    es: 'La ventana del propio navegador pide el nombre y la contraseña, y Apache nos pregunta.',
  },
  'Put the authority of our certificate at {{ldapAuthority}}, unless it is a public one.': {
    de: 'Legen Sie das Zertifikat unserer Zertifizierungsstelle unter {{ldapAuthority}} ab, falls es keine öffentliche ist.',
    fr: 'Placez l’autorité de notre certificat dans {{ldapAuthority}}, sauf si elle est publique.',
    es: 'Ponga la autoridad de nuestro certificado en {{ldapAuthority}}, salvo que sea pública.',
  },
  'Put the block into the site, with the path of what it is for instead of /app/, and reload Apache.': {
    de: 'Setzen Sie den Block in die Site, mit dem Pfad, für den er gilt, anstelle von /app/, und laden Sie Apache neu.',
    fr: 'Mettez le bloc dans le site, avec le chemin concerné au lieu de /app/, et rechargez Apache.',
    es: 'Ponga el bloque en el sitio, con la ruta para la que es en lugar de /app/, y recargue Apache.',
  },
  'Without the two lines about its caches Apache lets somebody in for ten minutes after they were disabled.': {
    de: 'Ohne die beiden Zeilen zu seinen Zwischenspeichern lässt Apache jemanden noch zehn Minuten nach dem Deaktivieren hinein.',
    fr: 'Sans les deux lignes sur ses caches, Apache laisse encore entrer une personne dix minutes après sa désactivation.',
    es: 'Sin las dos líneas sobre sus cachés, Apache deja entrar a alguien hasta diez minutos después de haberlo desactivado.',
  },
  'Browsers keep what was typed until they are closed, and send it with every request: only over https.': {
    de: 'Browser behalten das Eingegebene, bis sie geschlossen werden, und senden es mit jeder Anfrage: nur über https.',
    fr: 'Les navigateurs gardent ce qui a été saisi jusqu’à leur fermeture, et l’envoient avec chaque requête\u00a0: en https seulement.',
    es: 'Los navegadores guardan lo escrito hasta que se cierran, y lo envían con cada petición: solo por https.',
  },
  'Forward auth shows our own page instead, with second factors; this is for what cannot use it.': {
    de: 'Forward Auth zeigt stattdessen unsere eigene Seite, mit zweiten Faktoren; dies ist für das, was sie nicht nutzen kann.',
    fr: 'Forward auth affiche plutôt notre propre page, avec les seconds facteurs\u00a0; ceci est pour ce qui ne peut pas l’utiliser.',
    es: 'Forward auth muestra en su lugar nuestra propia página, con segundos factores; esto es para lo que no puede usarla.',
  },
  'People with a second factor type a password for the app.': {
    de: 'Personen mit einem zweiten Faktor geben ein Anwendungspasswort ein.',
    fr: 'Les personnes qui ont un second facteur saisissent un mot de passe d’application.',
    es: 'Las personas con un segundo factor escriben una contraseña de aplicación.',
  },
  'The attribute `employeeType`: `Require ldap-attribute employeeType=admin`.': {
    de: 'Das Attribut `employeeType`: `Require ldap-attribute employeeType=admin`.',
    fr: 'L’attribut `employeeType`\u00a0: `Require ldap-attribute employeeType=admin`.',
    es: 'El atributo `employeeType`: `Require ldap-attribute employeeType=admin`.',
  },
  '`Require ldap-group` with the DN of a group below the groups of the app’s tree.': {
    de: '`Require ldap-group` mit dem DN einer Gruppe unterhalb der Gruppen im Baum der App.',
    fr: '`Require ldap-group` avec le DN d’un groupe situé sous les groupes de l’arbre de l’application.',
    es: '`Require ldap-group` con el DN de un grupo debajo de los grupos del árbol de la aplicación.',
  },
  'Apache asks us at every request, so that the next one is refused once somebody is disabled. A sign-out here does not make the browser forget the password.':
    {
      de: 'Apache fragt uns bei jeder Anfrage, sodass die nächste abgelehnt wird, sobald jemand deaktiviert ist. Durch eine Abmeldung hier vergisst der Browser das Passwort nicht.',
      fr: 'Apache nous interroge à chaque requête, de sorte que la suivante est refusée dès qu’une personne est désactivée. Une déconnexion ici ne fait pas oublier le mot de passe au navigateur.',
      es: 'Apache nos pregunta en cada petición, así que la siguiente se rechaza en cuanto alguien está desactivado. Cerrar sesión aquí no hace que el navegador olvide la contraseña.',
    },
} satisfies Translations
