import type { Translations } from './translations.ts'

export const dovecot = {
  'The directory server, reachable from the mail server.': {
    de: 'Der Verzeichnisserver, vom Mailserver aus erreichbar.',
    fr: 'Le serveur d’annuaire, joignable depuis le serveur de messagerie.',
    es: 'El servidor de directorio, accesible desde el servidor de correo.',
  },
  'Dovecot 2.3 with its LDAP module (`dovecot-ldap`).': {
    de: 'Dovecot 2.3 mit seinem LDAP-Modul (`dovecot-ldap`).',
    fr: 'Dovecot 2.3 avec son module LDAP (`dovecot-ldap`).',
    es: 'Dovecot 2.3 con su módulo LDAP (`dovecot-ldap`).',
  },
  'Mail programs send name and password to Dovecot, which asks us.': {
    de: 'Mailprogramme senden Name und Passwort an Dovecot, und Dovecot fragt uns.',
    fr: 'Les programmes de messagerie envoient le nom et le mot de passe à Dovecot, qui nous interroge.',
    es: 'Los programas de correo envían el nombre y la contraseña a Dovecot, que nos pregunta.',
  },
  'Put the authority of our certificate at {{ldapAuthority}} on the mail server, unless it is a public one.': {
    de: 'Legen Sie auf dem Mailserver das Zertifikat unserer Zertifizierungsstelle unter {{ldapAuthority}} ab, falls es keine öffentliche ist.',
    fr: 'Placez sur le serveur de messagerie l’autorité de notre certificat dans {{ldapAuthority}}, sauf si elle est publique.',
    es: 'Ponga en el servidor de correo la autoridad de nuestro certificado en {{ldapAuthority}}, salvo que sea pública.',
  },
  'Write the first block as /etc/dovecot/dovecot-ldap.conf.ext, of root and with mode 600, and name it in conf.d/auth-ldap.conf.ext as the second has it.':
    {
      de: 'Speichern Sie den ersten Block als /etc/dovecot/dovecot-ldap.conf.ext, im Besitz von root und mit den Rechten 600, und verweisen Sie in conf.d/auth-ldap.conf.ext darauf, wie es im zweiten steht.',
      fr: 'Enregistrez le premier bloc dans /etc/dovecot/dovecot-ldap.conf.ext, appartenant à root et en mode 600, et indiquez ce fichier dans conf.d/auth-ldap.conf.ext comme dans le second.',
      es: 'Guarde el primer bloque como /etc/dovecot/dovecot-ldap.conf.ext, propiedad de root y con modo 600, e indique ese archivo en conf.d/auth-ldap.conf.ext como en el segundo.',
    },
  'This is how Dovecot 2.3 is set up; 2.4 names these settings differently.': {
    de: 'So wird Dovecot 2.3 eingerichtet; in 2.4 heißen diese Einstellungen anders.',
    fr: 'C’est ainsi que se configure Dovecot 2.3\u00a0; dans 2.4, ces réglages portent d’autres noms.',
    es: 'Así se configura Dovecot 2.3; en 2.4 estos ajustes se llaman de otra forma.',
  },
  'People with a second factor give their mail program a password for the app.': {
    de: 'Personen mit einem zweiten Faktor geben ihrem Mailprogramm ein Anwendungspasswort.',
    fr: 'Les personnes qui ont un second facteur donnent à leur programme de messagerie un mot de passe d’application.',
    es: 'Las personas con un segundo factor dan a su programa de correo una contraseña de aplicación.',
  },
  'Mail lies where the username says. Before a name is given to somebody else, move away the mail of whoever had it.': {
    de: 'Wo die Mail liegt, bestimmt der Benutzername. Bevor ein Name an jemand anderen geht, räumen Sie die Mail der Person weg, die ihn vorher hatte.',
    fr: 'L’emplacement du courrier dépend du nom d’utilisateur. Avant de donner un nom à quelqu’un d’autre, déplacez le courrier de la personne qui l’avait.',
    es: 'El correo está donde dice el nombre de usuario. Antes de dar un nombre a otra persona, traslade el correo de quien lo tenía.',
  },
  'Numbers of users and groups are read where accounts on Unix machines are switched on; else name one user for all mail in `user_attrs`.':
    {
      de: 'Nummern von Benutzern und Gruppen werden gelesen, wo Konten auf Unix-Rechnern eingeschaltet sind; sonst nennen Sie in `user_attrs` einen Benutzer für alle Mail.',
      fr: 'Les numéros des utilisateurs et des groupes sont lus si les comptes sur machines Unix sont activés\u00a0; sinon, indiquez dans `user_attrs` un seul utilisateur pour tout le courrier.',
      es: 'Los números de usuarios y grupos se leen si están activadas las cuentas en máquinas Unix; si no, indique en `user_attrs` un solo usuario para todo el correo.',
    },
  'None: Dovecot has no admins.': {
    de: 'Keine: Dovecot kennt keine Administratoren.',
    fr: 'Aucun\u00a0: Dovecot n’a pas d’administrateurs.',
    es: 'Ninguno: Dovecot no tiene administradores.',
  },
  'Not read. `pass_filter` can ask for one: `(memberOf=cn=mail,…)`.': {
    de: 'Werden nicht gelesen. `pass_filter` kann eine verlangen: `(memberOf=cn=mail,…)`.',
    fr: 'Non lus. `pass_filter` peut en exiger un\u00a0: `(memberOf=cn=mail,…)`.',
    es: 'No se leen. `pass_filter` puede exigir uno: `(memberOf=cn=mail,…)`.',
  },
  'A connection that is open stays open until the program closes it; the next one asks us, and is refused.': {
    de: 'Eine offene Verbindung bleibt offen, bis das Programm sie schließt; die nächste fragt uns und wird abgelehnt.',
    fr: 'Une connexion ouverte le reste jusqu’à ce que le programme la ferme\u00a0; la suivante nous interroge, et est refusée.',
    es: 'Una conexión abierta sigue abierta hasta que el programa la cierra; la siguiente nos pregunta y se rechaza.',
  },
  'Sending as well': {
    de: 'Auch zum Senden',
    fr: 'Pour l’envoi aussi',
    es: 'También para enviar',
  },
  'Postfix asks Dovecot: `smtpd_sasl_type = dovecot`, so that nothing more is set up here.': {
    de: 'Postfix fragt Dovecot: `smtpd_sasl_type = dovecot`; hier ist dafür nichts weiter einzurichten.',
    fr: 'Postfix interroge Dovecot\u00a0: `smtpd_sasl_type = dovecot`\u00a0; il n’y a donc rien d’autre à configurer ici.',
    es: 'Postfix pregunta a Dovecot: `smtpd_sasl_type = dovecot`, así que aquí no hay que configurar nada más.',
  },
} satisfies Translations
