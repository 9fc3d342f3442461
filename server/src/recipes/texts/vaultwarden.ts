import type { Translations } from './translations.ts'

export const vaultwarden = {
  'Vaultwarden 1.36 or later: older versions linked accounts without asking whether the address is proven.': {
    de: 'Vaultwarden 1.36 oder neuer: Ältere Versionen verknüpften Konten, ohne zu fragen, ob die Adresse bestätigt ist.',
    fr: 'Vaultwarden 1.36 ou plus récent\u00a0: les versions antérieures reliaient des comptes sans demander si l’adresse est confirmée.',
    es: 'Vaultwarden 1.36 o posterior: las versiones anteriores vinculaban cuentas sin preguntar si la dirección está confirmada.',
  },
  'We say who somebody is; their vault is opened by a password that only they know.': {
    de: 'Wir sagen, wer jemand ist; den Tresor öffnet ein Passwort, das nur diese Person kennt.',
    fr: 'Nous disons qui est quelqu’un\u00a0; son coffre s’ouvre avec un mot de passe que cette personne seule connaît.',
    es: 'Nosotros decimos quién es alguien; su bóveda la abre una contraseña que solo esa persona conoce.',
  },
  'Put the lines into the environment of Vaultwarden’s container, and make it anew.': {
    de: 'Tragen Sie die Zeilen in die Umgebung des Containers von Vaultwarden ein, und legen Sie ihn neu an.',
    fr: 'Mettez les lignes dans l’environnement du conteneur de Vaultwarden, puis recréez-le.',
    es: 'Ponga las líneas en el entorno del contenedor de Vaultwarden y vuelva a crearlo.',
  },
  'The master password stays: it opens the vault, and nobody here can set it again for somebody who forgot it.': {
    de: 'Das Master-Passwort bleibt: Es öffnet den Tresor, und niemand hier kann es für jemanden neu setzen, der es vergessen hat.',
    fr: 'Le mot de passe principal reste\u00a0: il ouvre le coffre, et personne ici ne peut le redéfinir pour quelqu’un qui l’a oublié.',
    es: 'La contraseña maestra se queda: abre la bóveda, y nadie aquí puede volver a ponerla a quien la olvidó.',
  },
  'SSO_AUTHORITY is the issuer alone, without `/.well-known/openid-configuration`.': {
    de: 'SSO_AUTHORITY ist nur der Issuer, ohne `/.well-known/openid-configuration`.',
    fr: 'SSO_AUTHORITY est l’issuer seul, sans `/.well-known/openid-configuration`.',
    es: 'SSO_AUTHORITY es solo el issuer, sin `/.well-known/openid-configuration`.',
  },
  'An account that was there before is linked by its e-mail address at the first sign-in, unless SSO_SIGNUPS_MATCH_EMAIL is false.':
    {
      de: 'Ein Konto, das es dort schon gab, wird bei der ersten Anmeldung über seine E-Mail-Adresse verknüpft, außer SSO_SIGNUPS_MATCH_EMAIL ist false.',
      fr: 'Un compte qui existait déjà est relié par son adresse e-mail à la première connexion, sauf si SSO_SIGNUPS_MATCH_EMAIL vaut false.',
      es: 'Una cuenta que ya existía se vincula por su dirección de correo en el primer inicio de sesión, salvo que SSO_SIGNUPS_MATCH_EMAIL sea false.',
    },
  'None: its admin page asks for a token of its own.': {
    de: 'Keine: Seine Verwaltungsseite verlangt ein eigenes Token.',
    fr: 'Aucun\u00a0: sa page d’administration demande un jeton à elle.',
    es: 'Ninguno: su página de administración pide un token propio.',
  },
  'Vaultwarden takes no sign-out messages. What is unlocked on a device stays there, and its session goes on until it is ended there.':
    {
      de: 'Vaultwarden nimmt keine Abmeldenachrichten an. Was auf einem Gerät entsperrt ist, bleibt dort, und seine Sitzung gilt weiter, bis sie dort beendet wird.',
      fr: 'Vaultwarden n’accepte pas de messages de déconnexion. Ce qui est déverrouillé sur un appareil y reste, et sa session continue jusqu’à ce qu’on y mette fin là-bas.',
      es: 'Vaultwarden no acepta mensajes de cierre de sesión. Lo que está desbloqueado en un dispositivo sigue allí, y su sesión continúa hasta que se termine allí.',
    },
  'Our sign-in alone': {
    de: 'Nur unsere Anmeldung',
    fr: 'Notre connexion seulement',
    es: 'Solo nuestro inicio de sesión',
  },
  'SSO_ONLY set to true lets nobody in with address and master password alone.': {
    de: 'SSO_ONLY auf true lässt niemanden nur mit Adresse und Master-Passwort hinein.',
    fr: 'SSO_ONLY à true ne laisse entrer personne avec l’adresse et le mot de passe principal seuls.',
    es: 'SSO_ONLY con el valor true no deja entrar a nadie solo con la dirección y la contraseña maestra.',
  },
} satisfies Translations
