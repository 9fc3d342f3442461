import type { Translations } from './translations.ts'

export const immich = {
  'An admin of Immich, for Administration, Settings, OAuth; or a configuration file.': {
    de: 'Ein Administrator von Immich, für Administration, Settings, OAuth; oder eine Konfigurationsdatei.',
    fr: 'Un administrateur d’Immich, pour Administration, Settings, OAuth\u00a0; ou un fichier de configuration.',
    es: 'Un administrador de Immich, para Administration, Settings, OAuth; o un archivo de configuración.',
  },
  'One sign-in for browser and phone; Immich never sees a password.': {
    de: 'Eine Anmeldung für Browser und Telefon; Immich sieht nie ein Passwort.',
    fr: 'Une seule connexion pour le navigateur et le téléphone\u00a0; Immich ne voit jamais de mot de passe.',
    es: 'Un solo inicio de sesión para navegador y teléfono; Immich nunca ve una contraseña.',
  },
  'Type the values into Administration, Settings, OAuth; or put the section into the file IMMICH_CONFIG_FILE names.': {
    de: 'Geben Sie die Werte unter Administration, Settings, OAuth ein; oder setzen Sie den Abschnitt in die Datei, die IMMICH_CONFIG_FILE nennt.',
    fr: 'Saisissez les valeurs dans Administration, Settings, OAuth\u00a0; ou mettez la section dans le fichier qu’indique IMMICH_CONFIG_FILE.',
    es: 'Escriba los valores en Administration, Settings, OAuth; o ponga la sección en el archivo que indica IMMICH_CONFIG_FILE.',
  },
  'The program on phones comes back to app.immich:///oauth-callback, with three slashes: leave it among the redirect addresses.':
    {
      de: 'Das Programm auf Telefonen kehrt zu app.immich:///oauth-callback zurück, mit drei Schrägstrichen: Lassen Sie es unter den Weiterleitungsadressen stehen.',
      fr: 'Le programme pour téléphones revient à app.immich:///oauth-callback, avec trois barres obliques\u00a0: laissez-le parmi les adresses de redirection.',
      es: 'El programa de teléfonos vuelve a app.immich:///oauth-callback, con tres barras: déjelo entre las direcciones de redirección.',
    },
  'Immich links an account it has to whoever first comes with its address. Make accounts there only for people who have that address here.':
    {
      de: 'Immich verknüpft ein vorhandenes Konto mit der Person, die zuerst mit dessen Adresse kommt. Legen Sie dort Konten nur für Personen an, die hier diese Adresse haben.',
      fr: 'Immich relie un compte existant à la première personne qui se présente avec son adresse. N’y créez de comptes que pour des personnes qui ont ici cette adresse.',
      es: 'Immich vincula una cuenta existente a quien llegue primero con su dirección. Cree allí cuentas solo para personas que tengan aquí esa dirección.',
    },
  'With a configuration file, Immich’s page of settings can no longer be changed.': {
    de: 'Mit einer Konfigurationsdatei lässt sich auf der Einstellungsseite von Immich nichts mehr ändern.',
    fr: 'Avec un fichier de configuration, la page des réglages d’Immich ne peut plus être modifiée.',
    es: 'Con un archivo de configuración, la página de ajustes de Immich ya no se puede cambiar.',
  },
  'Each address Immich is opened at, also http://192.0.2.10:2283, needs its own redirect addresses.': {
    de: 'Jede Adresse, unter der Immich geöffnet wird, auch http://192.0.2.10:2283, braucht eigene Weiterleitungsadressen.',
    fr: 'Chaque adresse à laquelle on ouvre Immich, même http://192.0.2.10:2283, a besoin de ses propres adresses de redirection.',
    es: 'Cada dirección en la que se abre Immich, también http://192.0.2.10:2283, necesita sus propias direcciones de redirección.',
  },
  'The claim `role`, which is `admin` for admins here; it is read when the account is made, and never again. An owner of ours is a user there.':
    {
      de: 'Der Claim `role`, der für Administratoren hier `admin` ist; er wird gelesen, wenn das Konto angelegt wird, und danach nie wieder. Ein Inhaber hier ist dort ein gewöhnlicher Benutzer.',
      fr: 'Le claim `role`, qui vaut `admin` pour les administrateurs d’ici\u00a0; il est lu à la création du compte, et plus jamais ensuite. Un propriétaire d’ici y est un simple utilisateur.',
      es: 'El claim `role`, que es `admin` para los administradores de aquí; se lee al crear la cuenta, y nunca más. Un propietario de aquí es allí un usuario normal.',
    },
  'Immich since 2026 takes sign-out messages and ends the session at once; an older one answers 404 and keeps its own sign-in. API keys go on until they are removed there.':
    {
      de: 'Immich nimmt seit 2026 Abmeldenachrichten an und beendet die Sitzung sofort; ein älteres antwortet mit 404 und behält seine eigene Anmeldung. API-Schlüssel gelten weiter, bis sie dort entfernt werden.',
      fr: 'Depuis 2026, Immich accepte les messages de déconnexion et met fin à la session aussitôt\u00a0; une version antérieure répond 404 et garde sa propre connexion. Les clés d’API restent valables jusqu’à ce qu’on les y retire.',
      es: 'Desde 2026 Immich acepta mensajes de cierre de sesión y termina la sesión al momento; una versión anterior responde 404 y conserva su propia sesión. Las claves de API siguen valiendo hasta que se quiten allí.',
    },
  'Auto launch; /auth/login?autoLaunch=0 still shows Immich’s own form.': {
    de: 'Auto launch; /auth/login?autoLaunch=0 zeigt weiterhin das eigene Formular von Immich.',
    fr: 'Auto launch\u00a0; /auth/login?autoLaunch=0 affiche toujours le formulaire d’Immich.',
    es: 'Auto launch; /auth/login?autoLaunch=0 sigue mostrando el formulario propio de Immich.',
  },
  Settings: {
    de: 'Einstellungen',
    fr: 'Réglages',
    es: 'Ajustes',
  },
  'Configuration file': {
    de: 'Konfigurationsdatei',
    fr: 'Fichier de configuration',
    es: 'Archivo de configuración',
  },
} satisfies Translations
