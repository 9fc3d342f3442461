import type { Translations } from './translations.ts'

export const mealie = {
  'Mealie 2 or later.': {
    de: 'Mealie 2 oder neuer.',
    fr: 'Mealie 2 ou plus récent.',
    es: 'Mealie 2 o posterior.',
  },
  'A proven e-mail address for everybody who is to sign in.': {
    de: 'Eine bestätigte E-Mail-Adresse für alle, die sich anmelden sollen.',
    fr: 'Une adresse e-mail confirmée pour chaque personne qui doit se connecter.',
    es: 'Una dirección de correo confirmada para cada persona que vaya a iniciar sesión.',
  },
  'One sign-in, second factor included; Mealie never sees a password.': {
    de: 'Eine Anmeldung, zweiter Faktor inbegriffen; Mealie sieht nie ein Passwort.',
    fr: 'Une seule connexion, second facteur compris\u00a0; Mealie ne voit jamais de mot de passe.',
    es: 'Un solo inicio de sesión, segundo factor incluido; Mealie nunca ve una contraseña.',
  },
  'Put the lines into the environment of Mealie’s container, and make it anew.': {
    de: 'Tragen Sie die Zeilen in die Umgebung des Containers von Mealie ein, und legen Sie ihn neu an.',
    fr: 'Mettez les lignes dans l’environnement du conteneur de Mealie, puis recréez-le.',
    es: 'Ponga las líneas en el entorno del contenedor de Mealie y vuelva a crearlo.',
  },
  'Mealie finds an account by its e-mail address, not by our id: whoever gets the address of somebody who left gets their recipes. Delete people in Mealie when they leave.':
    {
      de: 'Mealie findet ein Konto an seiner E-Mail-Adresse, nicht an unserer Kennung: Wer die Adresse einer Person bekommt, die gegangen ist, bekommt auch deren Rezepte. Löschen Sie Personen in Mealie, wenn sie gehen.',
      fr: 'Mealie retrouve un compte par son adresse e-mail, pas par notre identifiant\u00a0: qui reçoit l’adresse d’une personne partie reçoit ses recettes. Supprimez les personnes dans Mealie quand elles partent.',
      es: 'Mealie reconoce una cuenta por su dirección de correo, no por nuestro identificador: quien recibe la dirección de alguien que se fue recibe sus recetas. Elimine a las personas en Mealie cuando se vayan.',
    },
  'From version 3.21 on it lets in only whose address is proven here.': {
    de: 'Ab Version 3.21 lässt es nur hinein, wessen Adresse hier bestätigt ist.',
    fr: 'À partir de la version 3.21, il ne laisse entrer que les personnes dont l’adresse est confirmée ici.',
    es: 'Desde la versión 3.21 solo deja entrar a quien tiene aquí la dirección confirmada.',
  },
  'Behind a proxy that ends TLS Mealie has to believe its headers (`--forwarded-allow-ips`): else it gives an http address, and the sign-in is refused.':
    {
      de: 'Hinter einem Proxy, an dem TLS endet, muss Mealie dessen Headern glauben (`--forwarded-allow-ips`): Sonst gibt es eine http-Adresse an, und die Anmeldung wird abgelehnt.',
      fr: 'Derrière un proxy qui termine TLS, Mealie doit croire ses en-têtes (`--forwarded-allow-ips`)\u00a0: sinon il donne une adresse en http, et la connexion est refusée.',
      es: 'Detrás de un proxy en el que termina TLS, Mealie tiene que creer sus cabeceras (`--forwarded-allow-ips`): si no, da una dirección http y se rechaza el inicio de sesión.',
    },
  'A group, named in OIDC_ADMIN_GROUP; without it, nobody is made an admin.': {
    de: 'Eine Gruppe, genannt in OIDC_ADMIN_GROUP; ohne sie wird niemand zum Administrator.',
    fr: 'Un groupe, indiqué dans OIDC_ADMIN_GROUP\u00a0; sans lui, personne ne devient administrateur.',
    es: 'Un grupo, indicado en OIDC_ADMIN_GROUP; sin él, nadie pasa a ser administrador.',
  },
  'The claim `groups`, where OIDC_USER_GROUP or OIDC_ADMIN_GROUP names one.': {
    de: 'Der Claim `groups`, wo OIDC_USER_GROUP oder OIDC_ADMIN_GROUP eine nennt.',
    fr: 'Le claim `groups`, si OIDC_USER_GROUP ou OIDC_ADMIN_GROUP en nomme un.',
    es: 'El claim `groups`, donde OIDC_USER_GROUP u OIDC_ADMIN_GROUP nombra uno.',
  },
  'Mealie takes no sign-out messages and keeps its own sign-in until that ends. API tokens go on until they are removed there.':
    {
      de: 'Mealie nimmt keine Abmeldenachrichten an und behält seine eigene Anmeldung, bis diese endet. API-Tokens gelten weiter, bis sie dort entfernt werden.',
      fr: 'Mealie n’accepte pas de messages de déconnexion et garde sa propre connexion jusqu’à ce qu’elle prenne fin. Les jetons d’API restent valables jusqu’à ce qu’on les y retire.',
      es: 'Mealie no acepta mensajes de cierre de sesión y conserva su propia sesión hasta que termine. Los tokens de API siguen valiendo hasta que se quiten allí.',
    },
  'ALLOW_PASSWORD_LOGIN set to false leaves out the form. Make an admin of yourself first.': {
    de: 'ALLOW_PASSWORD_LOGIN auf false lässt das Formular weg. Machen Sie sich vorher selbst zum Administrator.',
    fr: 'ALLOW_PASSWORD_LOGIN à false retire le formulaire. Devenez d’abord administrateur.',
    es: 'ALLOW_PASSWORD_LOGIN con el valor false quita el formulario. Antes hágase administrador.',
  },
} satisfies Translations
