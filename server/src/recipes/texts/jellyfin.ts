import type { Translations } from './translations.ts'

export const jellyfin = {
  'Jellyfin’s plugin “LDAP Authentication”, from its own catalogue.': {
    de: 'Das Plugin „LDAP Authentication“ von Jellyfin, aus dessen eigenem Katalog.',
    fr: 'Le plugin «\u00a0LDAP Authentication\u00a0» de Jellyfin, tiré de son propre catalogue.',
    es: 'El complemento «LDAP Authentication» de Jellyfin, de su propio catálogo.',
  },
  'The directory server, reachable from Jellyfin.': {
    de: 'Der Verzeichnisserver, von Jellyfin aus erreichbar.',
    fr: 'Le serveur d’annuaire, joignable depuis Jellyfin.',
    es: 'El servidor de directorio, accesible desde Jellyfin.',
  },
  'Jellyfin asks for name and password itself, also on televisions and phones, and asks us.': {
    de: 'Jellyfin fragt selbst nach Name und Passwort, auch auf Fernsehern und Telefonen, und fragt uns.',
    fr: 'Jellyfin demande lui-même le nom et le mot de passe, aussi sur les téléviseurs et les téléphones, et nous interroge.',
    es: 'Jellyfin pide él mismo el nombre y la contraseña, también en televisores y teléfonos, y nos pregunta.',
  },
  'Install the plugin, restart Jellyfin, and type the values into its settings.': {
    de: 'Installieren Sie das Plugin, starten Sie Jellyfin neu, und geben Sie die Werte in seinen Einstellungen ein.',
    fr: 'Installez le plugin, redémarrez Jellyfin, et saisissez les valeurs dans ses réglages.',
    es: 'Instale el complemento, reinicie Jellyfin y escriba los valores en sus ajustes.',
  },
  'If our certificate is not of a public authority, give its file as Root CA; in a container, let the container have it.':
    {
      de: 'Ist unser Zertifikat nicht von einer öffentlichen Stelle, geben Sie die Datei der Stelle als Root CA an; in einem Container muss der Container sie haben.',
      fr: 'Si notre certificat n’est pas d’une autorité publique, indiquez le fichier de l’autorité comme Root CA\u00a0; dans un conteneur, mettez-le à la disposition du conteneur.',
      es: 'Si nuestro certificado no es de una autoridad pública, indique el archivo de la autoridad como Root CA; en un contenedor, haga que el contenedor lo tenga.',
    },
  'Take “Save and Test LDAP Server Settings”, then “Save and Query Users”: it names whoever may open the app.': {
    de: 'Wählen Sie „Save and Test LDAP Server Settings“, dann „Save and Query Users“: Es nennt alle, die die App öffnen dürfen.',
    fr: 'Choisissez «\u00a0Save and Test LDAP Server Settings\u00a0», puis «\u00a0Save and Query Users\u00a0»\u00a0: les personnes qui peuvent ouvrir l’application y sont nommées.',
    es: 'Elija «Save and Test LDAP Server Settings» y después «Save and Query Users»: nombra a quienes pueden abrir la aplicación.',
  },
  'The plugin finds an account again by its name: delete that of somebody who has left in Jellyfin before the name is given to somebody else.':
    {
      de: 'Das Plugin findet ein Konto an seinem Namen wieder: Löschen Sie in Jellyfin das Konto einer Person, die gegangen ist, bevor ihr Name an jemand anderen geht.',
      fr: 'Le plugin retrouve un compte par son nom\u00a0: supprimez dans Jellyfin celui d’une personne partie avant de donner son nom à quelqu’un d’autre.',
      es: 'El complemento reconoce una cuenta por su nombre: elimine en Jellyfin la de quien se ha ido antes de dar su nombre a otra persona.',
    },
  'An account Jellyfin had before goes on with its own password, until its provider is changed to LDAP in its profile there.':
    {
      de: 'Ein Konto, das Jellyfin schon hatte, behält sein eigenes Passwort, bis dort in seinem Profil der Anbieter auf LDAP umgestellt wird.',
      fr: 'Un compte que Jellyfin avait déjà garde son propre mot de passe, jusqu’à ce que son fournisseur passe à LDAP dans son profil là-bas.',
      es: 'Una cuenta que Jellyfin ya tenía sigue con su propia contraseña hasta que, en su perfil de allí, su proveedor se cambie a LDAP.',
    },
  'People with a second factor give each device a password for the app.': {
    de: 'Personen mit einem zweiten Faktor geben jedem Gerät ein Anwendungspasswort.',
    fr: 'Les personnes qui ont un second facteur donnent à chaque appareil un mot de passe d’application.',
    es: 'Las personas con un segundo factor dan a cada dispositivo una contraseña de aplicación.',
  },
  '“Allow Password Change” stays off: people change their password here.': {
    de: '„Allow Password Change“ bleibt aus: Passwörter ändert man hier.',
    fr: '«\u00a0Allow Password Change\u00a0» reste désactivé\u00a0: on change son mot de passe ici.',
    es: '«Allow Password Change» sigue desactivado: la contraseña se cambia aquí.',
  },
  'The admin filter, at each sign-in: admins and owners here. For a group instead: `(memberOf=…)` with its DN, which stands below the groups of the values.':
    {
      de: 'Der Admin-Filter, bei jeder Anmeldung: Administratoren und Inhaber hier. Stattdessen für eine Gruppe: `(memberOf=…)` mit ihrem DN, der unter den Gruppen der Werte steht.',
      fr: 'Le filtre d’administration, à chaque connexion\u00a0: les administrateurs et les propriétaires d’ici. Pour un groupe\u00a0: `(memberOf=…)` avec son DN, qui figure sous les groupes des valeurs.',
      es: 'El filtro de administradores, en cada inicio de sesión: los administradores y propietarios de aquí. Para un grupo: `(memberOf=…)` con su DN, que está debajo de los grupos de los valores.',
    },
  'Only in filters, by `memberOf`.': {
    de: 'Nur in Filtern, mit `memberOf`.',
    fr: 'Seulement dans les filtres, par `memberOf`.',
    es: 'Solo en filtros, con `memberOf`.',
  },
  'Jellyfin keeps the sign-in of each device until somebody ends it there; the next password is refused.': {
    de: 'Jellyfin behält die Anmeldung jedes Geräts, bis jemand sie dort beendet; das nächste Passwort wird abgelehnt.',
    fr: 'Jellyfin garde la connexion de chaque appareil jusqu’à ce que quelqu’un y mette fin là-bas\u00a0; le mot de passe suivant est refusé.',
    es: 'Jellyfin conserva la sesión de cada dispositivo hasta que alguien la termine allí; la siguiente contraseña se rechaza.',
  },
  Libraries: {
    de: 'Bibliotheken',
    fr: 'Bibliothèques',
    es: 'Bibliotecas',
  },
  'Which ones new people see is set in the plugin too, below “Library access”.': {
    de: 'Welche davon neue Personen sehen, wird auch im Plugin eingestellt, unter „Library access“.',
    fr: 'Celles que voient les nouvelles personnes se règlent aussi dans le plugin, sous «\u00a0Library access\u00a0».',
    es: 'Cuáles ven las personas nuevas se ajusta también en el complemento, en «Library access».',
  },
  Plugin: {
    de: 'Im Plugin',
    fr: 'Dans le plugin',
    es: 'En el complemento',
  },
} satisfies Translations
