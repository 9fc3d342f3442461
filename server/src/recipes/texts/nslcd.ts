import type { Translations } from './translations.ts'

export const nslcd = {
  'Linux machines (nslcd)': {
    de: 'Linux-Rechner (nslcd)',
    fr: 'Machines Linux (nslcd)',
    es: 'Máquinas Linux (nslcd)',
  },
  'The directory server, reachable from the machine.': {
    de: 'Der Verzeichnisserver, vom Rechner aus erreichbar.',
    fr: 'Le serveur d’annuaire, joignable depuis la machine.',
    es: 'El servidor de directorio, accesible desde la máquina.',
  },
  'Accounts on Unix machines, switched on in the settings of the directory server.': {
    de: 'Konten auf Unix-Rechnern, eingeschaltet in den Einstellungen des Verzeichnisservers.',
    fr: 'Les comptes sur machines Unix, activés dans les réglages du serveur d’annuaire.',
    es: 'Las cuentas en máquinas Unix, activadas en los ajustes del servidor de directorio.',
  },
  'The packages `libnss-ldapd` and `libpam-ldapd` of the machine, for machines that are too small for SSSD.': {
    de: 'Die Pakete `libnss-ldapd` und `libpam-ldapd` des Rechners, für Rechner, die für SSSD zu klein sind.',
    fr: 'Les paquets `libnss-ldapd` et `libpam-ldapd` de la machine, pour les machines trop petites pour SSSD.',
    es: 'Los paquetes `libnss-ldapd` y `libpam-ldapd` de la máquina, para máquinas demasiado pequeñas para SSSD.',
  },
  'People sign in on the machine with their account here.': {
    de: 'Man meldet sich am Rechner mit dem hiesigen Konto an.',
    fr: 'On se connecte à la machine avec son compte d’ici.',
    es: 'Cada persona inicia sesión en la máquina con su cuenta de aquí.',
  },
  'Put the authority of our certificate at {{ldapAuthority}} on the machine, unless it is a public one.': {
    de: 'Legen Sie auf dem Rechner das Zertifikat unserer Zertifizierungsstelle unter {{ldapAuthority}} ab, falls es keine öffentliche ist.',
    fr: 'Placez sur la machine l’autorité de notre certificat dans {{ldapAuthority}}, sauf si elle est publique.',
    es: 'Ponga en la máquina la autoridad de nuestro certificado en {{ldapAuthority}}, salvo que sea pública.',
  },
  'Write nslcd.conf as /etc/nslcd.conf, of root and with mode 600, and restart nslcd. Debian’s packages write the rest themselves.':
    {
      de: 'Speichern Sie nslcd.conf als /etc/nslcd.conf, im Besitz von root und mit den Rechten 600, und starten Sie nslcd neu. Das Übrige schreiben die Pakete von Debian selbst.',
      fr: 'Enregistrez nslcd.conf dans /etc/nslcd.conf, appartenant à root et en mode 600, et redémarrez nslcd. Les paquets de Debian écrivent le reste eux-mêmes.',
      es: 'Guarde nslcd.conf como /etc/nslcd.conf, propiedad de root y con modo 600, y reinicie nslcd. Los paquetes de Debian escriben lo demás por sí mismos.',
    },
  'Nothing is kept while we cannot be reached: keep one account of the machine’s own.': {
    de: 'Solange wir nicht erreichbar sind, gilt nichts Gemerktes: Behalten Sie ein Konto, das der Rechner selbst führt.',
    fr: 'Rien n’est gardé tant que nous sommes injoignables\u00a0: conservez un compte propre à la machine.',
    es: 'No se guarda nada mientras no se nos pueda alcanzar: conserve una cuenta propia de la máquina.',
  },
  'Our people have no `shadowAccount`; the filter lets `getent shadow` tell of them all the same.': {
    de: 'Unsere Personen haben kein `shadowAccount`; mit dem Filter nennt `getent shadow` sie trotzdem.',
    fr: 'Nos personnes n’ont pas de `shadowAccount`\u00a0; grâce au filtre, `getent shadow` les donne quand même.',
    es: 'Nuestras personas no tienen `shadowAccount`; con el filtro, `getent shadow` las muestra igualmente.',
  },
  'It reads no keys for sshd; SSSD does.': {
    de: 'Es liest keine Schlüssel für sshd; SSSD tut das.',
    fr: 'Il ne lit pas de clés pour sshd\u00a0; SSSD le fait.',
    es: 'No lee claves para sshd; SSSD sí.',
  },
  'None. Name a group in sudoers: `%operations ALL=(ALL) ALL`.': {
    de: 'Keine. Nennen Sie in sudoers eine Gruppe: `%operations ALL=(ALL) ALL`.',
    fr: 'Aucun. Indiquez un groupe dans sudoers\u00a0: `%operations ALL=(ALL) ALL`.',
    es: 'Ninguno. Indique un grupo en sudoers: `%operations ALL=(ALL) ALL`.',
  },
  'Groups of the tree that the app’s rule names, with whoever is in groups inside them.': {
    de: 'Die Gruppen des Baums, die die Regel der App nennt, mit allen, die in Gruppen darin sind.',
    fr: 'Les groupes de l’arbre que nomme la règle de l’application, avec les membres des groupes qu’ils contiennent.',
    es: 'Los grupos del árbol que nombra la regla de la aplicación, con quienes están en los grupos que contienen.',
  },
  'A shell that is open stays open. The next sign-in with a password is refused.': {
    de: 'Eine offene Shell bleibt offen. Die nächste Anmeldung mit einem Passwort wird abgelehnt.',
    fr: 'Un shell ouvert le reste. La prochaine connexion avec un mot de passe est refusée.',
    es: 'Un shell abierto sigue abierto. El siguiente inicio de sesión con contraseña se rechaza.',
  },
} satisfies Translations
