import type { Translations } from './translations.ts'

export const sssd = {
  'Linux machines (SSSD)': {
    de: 'Linux-Rechner (SSSD)',
    fr: 'Machines Linux (SSSD)',
    es: 'Máquinas Linux (SSSD)',
  },
  'The packages `sssd`, `libnss-sss` and `libpam-sss` of the machine.': {
    de: 'Die Pakete `sssd`, `libnss-sss` und `libpam-sss` des Rechners.',
    fr: 'Les paquets `sssd`, `libnss-sss` et `libpam-sss` de la machine.',
    es: 'Los paquetes `sssd`, `libnss-sss` y `libpam-sss` de la máquina.',
  },
  'People sign in on the machine with their account here, and sshd reads their keys.': {
    de: 'Man meldet sich am Rechner mit dem hiesigen Konto an, und sshd liest die Schlüssel der Personen.',
    fr: 'On se connecte à la machine avec son compte d’ici, et sshd lit les clés des personnes.',
    es: 'Cada persona inicia sesión en la máquina con su cuenta de aquí, y sshd lee sus claves.',
  },
  'Write sssd.conf as /etc/sssd/sssd.conf, of root and with mode 600, and restart SSSD. Debian’s packages write the rest themselves.':
    {
      de: 'Speichern Sie sssd.conf als /etc/sssd/sssd.conf, im Besitz von root und mit den Rechten 600, und starten Sie SSSD neu. Das Übrige schreiben die Pakete von Debian selbst.',
      fr: 'Enregistrez sssd.conf dans /etc/sssd/sssd.conf, appartenant à root et en mode 600, et redémarrez SSSD. Les paquets de Debian écrivent le reste eux-mêmes.',
      es: 'Guarde sssd.conf como /etc/sssd/sssd.conf, propiedad de root y con modo 600, y reinicie SSSD. Los paquetes de Debian escriben lo demás por sí mismos.',
    },
  'With `access_provider = permit` whoever may open the app may sign in: nobody else is in its tree.': {
    de: 'Mit `access_provider = permit` darf sich anmelden, wer die App öffnen darf: Sonst ist niemand in ihrem Baum.',
    fr: 'Avec `access_provider = permit`, qui peut ouvrir l’application peut se connecter\u00a0: personne d’autre n’est dans son arbre.',
    es: 'Con `access_provider = permit`, quien puede abrir la aplicación puede iniciar sesión: nadie más está en su árbol.',
  },
  'SSSD keeps what it has read for some time; `sss_cache --everything` makes it ask again.': {
    de: 'SSSD merkt sich eine Zeit lang, was es gelesen hat; mit `sss_cache --everything` fragt es neu.',
    fr: 'SSSD garde un certain temps ce qu’il a lu\u00a0; `sss_cache --everything` l’oblige à redemander.',
    es: 'SSSD guarda durante un tiempo lo que ha leído; `sss_cache --everything` hace que vuelva a preguntar.',
  },
  'For keys, tell sshd: `AuthorizedKeysCommand /usr/bin/sss_ssh_authorizedkeys` and `AuthorizedKeysCommandUser nobody`.':
    {
      de: 'Für Schlüssel stellen Sie sshd ein: `AuthorizedKeysCommand /usr/bin/sss_ssh_authorizedkeys` und `AuthorizedKeysCommandUser nobody`.',
      fr: 'Pour les clés, réglez sshd\u00a0: `AuthorizedKeysCommand /usr/bin/sss_ssh_authorizedkeys` et `AuthorizedKeysCommandUser nobody`.',
      es: 'Para las claves, configure sshd: `AuthorizedKeysCommand /usr/bin/sss_ssh_authorizedkeys` y `AuthorizedKeysCommandUser nobody`.',
    },
  'A shell that is open stays open. The next sign-in with a password is refused at once, one with a key once SSSD has asked again.':
    {
      de: 'Eine offene Shell bleibt offen. Die nächste Anmeldung mit einem Passwort wird sofort abgelehnt, eine mit einem Schlüssel, sobald SSSD neu gefragt hat.',
      fr: 'Un shell ouvert le reste. La prochaine connexion avec un mot de passe est refusée aussitôt, avec une clé dès que SSSD a redemandé.',
      es: 'Un shell abierto sigue abierto. El siguiente inicio de sesión con contraseña se rechaza al momento; con una clave, en cuanto SSSD vuelve a preguntar.',
    },
  'Who may become root': {
    de: 'Wer root werden darf',
    fr: 'Qui peut devenir root',
    es: 'Quién puede ser root',
  },
  'A group of ours in sudoers; keep one account of the machine’s own for an outage.': {
    de: 'Eine unserer Gruppen in sudoers; behalten Sie für einen Ausfall ein Konto, das der Rechner selbst führt.',
    fr: 'Un de nos groupes dans sudoers\u00a0; gardez un compte propre à la machine en cas de panne.',
    es: 'Un grupo nuestro en sudoers; conserve una cuenta propia de la máquina por si hay una avería.',
  },
} satisfies Translations
