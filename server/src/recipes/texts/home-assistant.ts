import type { Translations } from './translations.ts'

export const homeAssistant = {
  'A proxy in front of Home Assistant that asks us.': {
    de: 'Ein Proxy vor Home Assistant, der uns fragt.',
    fr: 'Un proxy devant Home Assistant, qui nous interroge.',
    es: 'Un proxy delante de Home Assistant que nos pregunte.',
  },
  'Home Assistant keeps its own accounts: it takes none from outside.': {
    de: 'Home Assistant behält seine eigenen Konten: Von außen nimmt es keine.',
    fr: 'Home Assistant garde ses propres comptes\u00a0: il n’en accepte aucun de l’extérieur.',
    es: 'Home Assistant conserva sus propias cuentas: no acepta ninguna de fuera.',
  },
  'Nobody reaches Home Assistant’s own sign-in whom you have not let in.': {
    de: 'Niemand erreicht die Anmeldung von Home Assistant selbst, den Sie nicht hineingelassen haben.',
    fr: 'Personne n’atteint la connexion de Home Assistant sans que vous l’ayez laissé entrer.',
    es: 'Nadie llega al inicio de sesión propio de Home Assistant sin que usted le haya dejado entrar.',
  },
  'Put the first block into configuration.yaml, with the address of your proxy, and restart Home Assistant: it answers 400 to a proxy it was not told of.':
    {
      de: 'Tragen Sie den ersten Block in configuration.yaml ein, mit der Adresse Ihres Proxys, und starten Sie Home Assistant neu: Einem Proxy, den es nicht kennt, antwortet es mit 400.',
      fr: 'Mettez le premier bloc dans configuration.yaml, avec l’adresse de votre proxy, et redémarrez Home Assistant\u00a0: il répond 400 à un proxy qu’on ne lui a pas indiqué.',
      es: 'Ponga el primer bloque en configuration.yaml, con la dirección de su proxy, y reinicie Home Assistant: a un proxy que no conoce le responde 400.',
    },
  'People sign in twice, here and there. A component from HACS (`auth_header`, with `username_header: Remote-User`) takes our name instead; Home Assistant’s own team does not look after it.':
    {
      de: 'Man meldet sich zweimal an, hier und dort. Eine Komponente aus HACS (`auth_header`, mit `username_header: Remote-User`) nimmt stattdessen unseren Namen; das Team von Home Assistant selbst betreut sie nicht.',
      fr: 'On se connecte deux fois, ici et là-bas. Un composant de HACS (`auth_header`, avec `username_header: Remote-User`) prend notre nom à la place\u00a0; l’équipe de Home Assistant ne s’en occupe pas.',
      es: 'Se inicia sesión dos veces, aquí y allí. Un componente de HACS (`auth_header`, con `username_header: Remote-User`) toma nuestro nombre en su lugar; el equipo de Home Assistant no se ocupa de él.',
    },
  'Three paths are open for its program on phones, which cannot show our page there. Each asks for a token of Home Assistant’s, or is a secret address itself; the program’s window signs in as a browser does.':
    {
      de: 'Drei Pfade sind für sein Programm auf Telefonen offen, das dort unsere Seite nicht zeigen kann. Jeder verlangt ein Token von Home Assistant oder ist selbst eine geheime Adresse; das Fenster des Programms meldet sich an wie ein Browser.',
      fr: 'Trois chemins sont ouverts à son programme pour téléphones, qui ne peut pas y afficher notre page. Chacun demande un jeton de Home Assistant, ou est lui-même une adresse secrète\u00a0; la fenêtre du programme se connecte comme un navigateur.',
      es: 'Tres rutas están abiertas para su programa en teléfonos, que allí no puede mostrar nuestra página. Cada una pide un token de Home Assistant, o es ella misma una dirección secreta; la ventana del programa inicia sesión como un navegador.',
    },
  'Whatever calls the API from outside, such as a voice assistant, needs its own path opened: `/api/google_assistant`, `/api/alexa`.':
    {
      de: 'Was die API von außen aufruft, etwa ein Sprachassistent, braucht einen eigenen offenen Pfad: `/api/google_assistant`, `/api/alexa`.',
      fr: 'Ce qui appelle l’API de l’extérieur, comme un assistant vocal, a besoin que son propre chemin soit ouvert\u00a0: `/api/google_assistant`, `/api/alexa`.',
      es: 'Lo que llama a la API desde fuera, como un asistente de voz, necesita su propia ruta abierta: `/api/google_assistant`, `/api/alexa`.',
    },
  'Pages of Home Assistant need WebSocket. nginx, Caddy, Traefik, HAProxy and Envoy pass it on as set up here.': {
    de: 'Die Seiten von Home Assistant brauchen WebSocket. nginx, Caddy, Traefik, HAProxy und Envoy geben es weiter, wie es hier eingerichtet ist.',
    fr: 'Les pages de Home Assistant ont besoin de WebSocket. nginx, Caddy, Traefik, HAProxy et Envoy le transmettent tels que configurés ici.',
    es: 'Las páginas de Home Assistant necesitan WebSocket. nginx, Caddy, Traefik, HAProxy y Envoy lo transmiten con esta configuración.',
  },
  'The path of the WebSocket is open, so that a page left open goes on after a sign-out until it is loaded again.': {
    de: 'Der Pfad des WebSockets ist offen, sodass eine offen gelassene Seite nach einer Abmeldung weiterläuft, bis sie neu geladen wird.',
    fr: 'Le chemin du WebSocket est ouvert\u00a0: une page laissée ouverte continue donc après une déconnexion, jusqu’à ce qu’elle soit rechargée.',
    es: 'La ruta del WebSocket está abierta, así que una página dejada abierta sigue tras un cierre de sesión hasta que se vuelva a cargar.',
  },
  'None that Home Assistant reads: make people admins there.': {
    de: 'Keine, die Home Assistant liest: Machen Sie Personen dort zu Administratoren.',
    fr: 'Aucun que lise Home Assistant\u00a0: nommez-y les administrateurs.',
    es: 'Ninguno que Home Assistant lea: nombre allí a los administradores.',
  },
  'The proxy lets no further page through. Home Assistant keeps its own sign-in: a phone, and a page left open, go on through the open paths until their token is removed there.':
    {
      de: 'Der Proxy lässt keine weitere Seite durch. Home Assistant behält seine eigene Anmeldung: Ein Telefon und eine offen gelassene Seite machen über die offenen Pfade weiter, bis ihr Token dort entfernt wird.',
      fr: 'Le proxy ne laisse plus passer aucune page. Home Assistant garde sa propre connexion\u00a0: un téléphone, et une page laissée ouverte, continuent par les chemins ouverts jusqu’à ce que leur jeton y soit retiré.',
      es: 'El proxy no deja pasar ninguna página más. Home Assistant conserva su propia sesión: un teléfono, y una página dejada abierta, siguen por las rutas abiertas hasta que se quite allí su token.',
    },
  'Only from home': {
    de: 'Nur von zu Hause',
    fr: 'Seulement depuis chez vous',
    es: 'Solo desde casa',
  },
  'The app’s networks may name your own: then nobody comes from elsewhere, with an account or without one.': {
    de: 'In den Netzen der App kann Ihr eigenes stehen: Dann kommt niemand von anderswo herein, ob mit Konto oder ohne.',
    fr: 'Les réseaux de l’application peuvent indiquer le vôtre\u00a0: alors personne n’entre d’ailleurs, avec ou sans compte.',
    es: 'Las redes de la aplicación pueden nombrar la suya: entonces nadie entra desde otro lugar, con cuenta o sin ella.',
  },
} satisfies Translations
