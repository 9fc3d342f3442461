import type { Translations } from './translations.ts'

export const anyProgram = {
  'Your proxy asks us about each request, and lets through whom you let in.': {
    de: 'Ihr Proxy fragt uns bei jeder Anfrage und lässt durch, wen Sie hineinlassen.',
    fr: 'Votre proxy nous interroge à chaque requête, et laisse passer qui vous laissez entrer.',
    es: 'Su proxy nos pregunta por cada petición, y deja pasar a quien usted deja entrar.',
  },
  'Name the proxy’s address in `trustedProxies` of our configuration; whoever else asks is answered 403.': {
    de: 'Nennen Sie die Adresse des Proxys in `trustedProxies` unserer Konfiguration; wer sonst fragt, erhält 403.',
    fr: 'Indiquez l’adresse du proxy dans `trustedProxies` de notre configuration\u00a0; tout autre qui interroge reçoit 403.',
    es: 'Indique la dirección del proxy en `trustedProxies` de nuestra configuración; cualquier otro que pregunte recibe 403.',
  },
  'Put the block of your proxy in place of {{upstream}}’s old one, with the address the app itself listens at, and reload the proxy.':
    {
      de: 'Setzen Sie den Block Ihres Proxys an die Stelle des bisherigen für {{upstream}}, mit der Adresse, an der die App selbst antwortet, und laden Sie den Proxy neu.',
      fr: 'Mettez le bloc de votre proxy à la place de l’ancien pour {{upstream}}, avec l’adresse où l’application elle-même écoute, et rechargez le proxy.',
      es: 'Ponga el bloque de su proxy en lugar del anterior para {{upstream}}, con la dirección en la que escucha la propia aplicación, y recargue el proxy.',
    },
  'See to it that nothing but the proxy reaches {{upstream}}: whoever reaches the app past it says who they are themselves.':
    {
      de: 'Sorgen Sie dafür, dass nur der Proxy {{upstream}} erreicht: Wer an ihm vorbei zur App gelangt, sagt selbst, wer er ist.',
      fr: 'Veillez à ce que seul le proxy atteigne {{upstream}}\u00a0: qui atteint l’application sans lui dit lui-même qui il est.',
      es: 'Procure que solo el proxy llegue a {{upstream}}: quien llega a la aplicación sin pasar por él dice por sí mismo quién es.',
    },
  'Where app passwords are switched on here, take `Authorization` out of what goes on to the app, as the block of your proxy says.':
    {
      de: 'Wo hier Anwendungspasswörter eingeschaltet sind, nehmen Sie `Authorization` aus dem heraus, was an die App weitergeht, wie es im Block Ihres Proxys steht.',
      fr: 'Si les mots de passe d’application sont activés ici, retirez `Authorization` de ce qui va à l’application, comme le dit le bloc de votre proxy.',
      es: 'Si aquí están activadas las contraseñas de aplicación, quite `Authorization` de lo que sigue hacia la aplicación, como dice el bloque de su proxy.',
    },
  'The app gets the headers on every request, with `-` where there is nothing to say.': {
    de: 'Die App erhält die Header bei jeder Anfrage, mit `-`, wo es nichts zu sagen gibt.',
    fr: 'L’application reçoit les en-têtes à chaque requête, avec `-` là où il n’y a rien à dire.',
    es: 'La aplicación recibe las cabeceras en cada petición, con `-` donde no hay nada que decir.',
  },
  'What is not ASCII in a header is percent-encoded UTF-8.': {
    de: 'Was in einem Header nicht ASCII ist, steht als UTF-8 in Prozentkodierung.',
    fr: 'Ce qui n’est pas ASCII dans un en-tête est de l’UTF-8 encodé en pourcent.',
    es: 'Lo que no es ASCII en una cabecera va como UTF-8 codificado con porcentajes.',
  },
  'The header `X-Authenticated-Admin`: `true` or `false`.': {
    de: 'Der Header `X-Authenticated-Admin`: `true` oder `false`.',
    fr: 'L’en-tête `X-Authenticated-Admin`\u00a0: `true` ou `false`.',
    es: 'La cabecera `X-Authenticated-Admin`: `true` o `false`.',
  },
  'The header `Remote-Groups`, joined with commas.': {
    de: 'Der Header `Remote-Groups`, durch Kommas getrennt.',
    fr: 'L’en-tête `Remote-Groups`, séparés par des virgules.',
    es: 'La cabecera `Remote-Groups`, separados por comas.',
  },
  'We are asked about every request, so that the next one is refused. A page that stays open shows what it had.': {
    de: 'Wir werden bei jeder Anfrage gefragt, sodass die nächste abgelehnt wird. Eine Seite, die offen bleibt, zeigt, was sie hatte.',
    fr: 'Nous sommes interrogés à chaque requête, de sorte que la suivante est refusée. Une page qui reste ouverte montre ce qu’elle avait.',
    es: 'Se nos pregunta por cada petición, así que la siguiente se rechaza. Una página que sigue abierta muestra lo que tenía.',
  },
  'Paths for programs and phones': {
    de: 'Pfade für Programme und Telefone',
    fr: 'Chemins pour les programmes et les téléphones',
    es: 'Rutas para programas y teléfonos',
  },
  'An app on a phone that cannot show a sign-in may send an app password by Basic, once that is switched on here.': {
    de: 'Eine App auf einem Telefon, die keine Anmeldung zeigen kann, darf mit Basic ein Anwendungspasswort senden, sobald das hier eingeschaltet ist.',
    fr: 'Une application sur un téléphone qui ne peut pas afficher de connexion peut envoyer un mot de passe d’application par Basic, une fois cela activé ici.',
    es: 'Una aplicación en un teléfono que no puede mostrar un inicio de sesión puede enviar una contraseña de aplicación con Basic, una vez activado aquí.',
  },
  'One sign-in, second factor included; the app never sees a password.': {
    de: 'Eine Anmeldung, zweiter Faktor inbegriffen; die App sieht nie ein Passwort.',
    fr: 'Une seule connexion, second facteur compris\u00a0; l’application ne voit jamais de mot de passe.',
    es: 'Un solo inicio de sesión, segundo factor incluido; la aplicación nunca ve una contraseña.',
  },
  'Give the app the issuer, or the discovery address, and it finds the rest itself; an old one wants each address.': {
    de: 'Geben Sie der App den Issuer oder die Discovery-Adresse, und sie findet das Übrige selbst; eine alte verlangt jede Adresse einzeln.',
    fr: 'Donnez à l’application l’issuer, ou l’adresse de découverte, et elle trouve le reste elle-même\u00a0; une ancienne veut chaque adresse.',
    es: 'Dé a la aplicación el issuer, o la dirección de descubrimiento, y encuentra lo demás por sí misma; una antigua quiere cada dirección.',
  },
  'Give it the client id, the secret and the scopes.': {
    de: 'Geben Sie ihr die Client-ID, das Geheimnis und die Scopes.',
    fr: 'Donnez-lui l’identifiant du client, le secret et les scopes.',
    es: 'Dele el identificador de cliente, el secreto y los scopes.',
  },
  'Compare its redirect address with the one here: they have to be the same to the letter.': {
    de: 'Vergleichen Sie ihre Weiterleitungsadresse mit der hier: Sie müssen Zeichen für Zeichen gleich sein.',
    fr: 'Comparez son adresse de redirection avec celle d’ici\u00a0: elles doivent être identiques au caractère près.',
    es: 'Compare su dirección de redirección con la de aquí: tienen que ser iguales carácter por carácter.',
  },
  'An app that reads only the ID token gets the claims there once that is switched on here.': {
    de: 'Eine App, die nur das ID-Token liest, erhält die Claims dort, sobald das hier eingeschaltet ist.',
    fr: 'Une application qui ne lit que le jeton d’identité y reçoit les claims une fois cela activé ici.',
    es: 'Una aplicación que solo lee el token de identidad recibe allí los claims una vez activado aquí.',
  },
  'The claim `admin`, with the scope `roles`.': {
    de: 'Der Claim `admin`, mit dem Scope `roles`.',
    fr: 'Le claim `admin`, avec le scope `roles`.',
    es: 'El claim `admin`, con el scope `roles`.',
  },
  'The claim `groups`, with the scope of the same name.': {
    de: 'Der Claim `groups`, mit dem Scope desselben Namens.',
    fr: 'Le claim `groups`, avec le scope du même nom.',
    es: 'El claim `groups`, con el scope del mismo nombre.',
  },
  'Whether it is told depends on the app. One that has no address for sign-out messages keeps its own sign-in until that ends.':
    {
      de: 'Ob sie davon erfährt, hängt von der App ab. Eine ohne Adresse für Abmeldenachrichten behält ihre eigene Anmeldung, bis diese endet.',
      fr: 'Qu’elle en soit avertie dépend de l’application. Une application sans adresse pour les messages de déconnexion garde sa propre connexion jusqu’à ce qu’elle prenne fin.',
      es: 'Si se le avisa depende de la aplicación. Una que no tiene dirección para los avisos de cierre de sesión conserva su propia sesión hasta que termine.',
    },
  'The app asks for username and password itself, and asks us whether they are right.': {
    de: 'Die App fragt selbst nach Benutzername und Passwort und fragt uns, ob sie stimmen.',
    fr: 'L’application demande elle-même le nom d’utilisateur et le mot de passe, et nous demande s’ils sont justes.',
    es: 'La aplicación pide ella misma el nombre de usuario y la contraseña, y nos pregunta si son correctos.',
  },
  'Switch the directory server on, if it is not.': {
    de: 'Schalten Sie den Verzeichnisserver ein, wenn er aus ist.',
    fr: 'Activez le serveur d’annuaire, s’il ne l’est pas.',
    es: 'Active el servidor de directorio, si no lo está.',
  },
  'Give the app the server, what it binds as with the secret, and where people and groups are.': {
    de: 'Geben Sie der App den Server, den Bind-DN mit dem Geheimnis und wo Personen und Gruppen sind.',
    fr: 'Donnez à l’application le serveur, le DN de bind avec le secret, et où sont les personnes et les groupes.',
    es: 'Dé a la aplicación el servidor, el DN de bind con el secreto, y dónde están las personas y los grupos.',
  },
  'The app sees passwords. People with a second factor give it a password for the app.': {
    de: 'Die App sieht Passwörter. Personen mit einem zweiten Faktor geben ihr ein Anwendungspasswort.',
    fr: 'L’application voit les mots de passe. Les personnes qui ont un second facteur lui donnent un mot de passe d’application.',
    es: 'La aplicación ve las contraseñas. Las personas con un segundo factor le dan una contraseña de aplicación.',
  },
  'Take `entryUUID` for what tells accounts apart, where the app lets you choose.': {
    de: 'Nehmen Sie `entryUUID` als das, was Konten unterscheidet, wo die App die Wahl lässt.',
    fr: 'Prenez `entryUUID` pour distinguer les comptes, là où l’application laisse le choix.',
    es: 'Use `entryUUID` para distinguir las cuentas, donde la aplicación deje elegir.',
  },
  'The attribute `employeeType`: `user`, `usermanager`, `admin` or `owner`.': {
    de: 'Das Attribut `employeeType`: `user`, `usermanager`, `admin` oder `owner`.',
    fr: 'L’attribut `employeeType`\u00a0: `user`, `usermanager`, `admin` ou `owner`.',
    es: 'El atributo `employeeType`: `user`, `usermanager`, `admin` u `owner`.',
  },
  'The attribute `memberOf` of people, or `member` of groups.': {
    de: 'Das Attribut `memberOf` der Personen oder `member` der Gruppen.',
    fr: 'L’attribut `memberOf` des personnes, ou `member` des groupes.',
    es: 'El atributo `memberOf` de las personas, o `member` de los grupos.',
  },
  'It keeps its own sign-in until that ends; the next password is refused.': {
    de: 'Sie behält ihre eigene Anmeldung, bis diese endet; das nächste Passwort wird abgelehnt.',
    fr: 'Elle garde sa propre connexion jusqu’à ce qu’elle prenne fin\u00a0; le mot de passe suivant est refusé.',
    es: 'Conserva su propia sesión hasta que termine; la siguiente contraseña se rechaza.',
  },
  'A program asks over HTTP whether a name and a password are right.': {
    de: 'Ein Programm fragt über HTTP, ob ein Name und ein Passwort stimmen.',
    fr: 'Un programme demande par HTTP si un nom et un mot de passe sont justes.',
    es: 'Un programa pregunta por HTTP si un nombre y una contraseña son correctos.',
  },
  'Send name and password to {{simpleAuthLogin}}, with the client id and the secret.': {
    de: 'Senden Sie Name und Passwort an {{simpleAuthLogin}}, mit der Client-ID und dem Geheimnis.',
    fr: 'Envoyez le nom et le mot de passe à {{simpleAuthLogin}}, avec l’identifiant du client et le secret.',
    es: 'Envíe el nombre y la contraseña a {{simpleAuthLogin}}, con el identificador de cliente y el secreto.',
  },
  'The app sees passwords. People with a second factor give it a password for the app, or send the code.': {
    de: 'Die App sieht Passwörter. Personen mit einem zweiten Faktor geben ihr ein Anwendungspasswort oder senden den Code.',
    fr: 'L’application voit les mots de passe. Les personnes qui ont un second facteur lui donnent un mot de passe d’application, ou envoient le code.',
    es: 'La aplicación ve las contraseñas. Las personas con un segundo factor le dan una contraseña de aplicación, o envían el código.',
  },
  '`admin` of the answer’s `user`.': {
    de: '`admin` in `user` der Antwort.',
    fr: '`admin` dans `user` de la réponse.',
    es: '`admin` en `user` de la respuesta.',
  },
  '`groups` of the answer’s `user`.': {
    de: '`groups` in `user` der Antwort.',
    fr: '`groups` dans `user` de la réponse.',
    es: '`groups` en `user` de la respuesta.',
  },
  'It is not told. A token that it asks us about again is refused; what it keeps itself goes on.': {
    de: 'Sie erfährt nichts davon. Ein Token, nach dem sie uns wieder fragt, wird abgelehnt; was sie selbst behält, gilt weiter.',
    fr: 'Elle n’en est pas avertie. Un jeton au sujet duquel elle nous interroge à nouveau est refusé\u00a0; ce qu’elle garde elle-même continue.',
    es: 'No se le avisa. Un token por el que nos pregunta de nuevo se rechaza; lo que guarda ella misma sigue valiendo.',
  },
  'Straight to our sign-in': {
    de: 'Direkt zu unserer Anmeldung',
    fr: 'Directement vers notre connexion',
    es: 'Directamente a nuestro inicio de sesión',
  },
  'Our button alone': {
    de: 'Nur unser Knopf',
    fr: 'Notre bouton seulement',
    es: 'Solo nuestro botón',
  },
  'Not read.': {
    de: 'Wird nicht gelesen.',
    fr: 'Non lus.',
    es: 'No se leen.',
  },
} satisfies Translations
