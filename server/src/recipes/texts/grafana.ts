import type { Translations } from './translations.ts'

export const grafana = {
  'Grafana 10.4 or later, which keeps accounts apart by what we send as their id.': {
    de: 'Grafana 10.4 oder neuer: Es unterscheidet Konten nach der Kennung, die wir senden.',
    fr: 'Grafana 10.4 ou plus récent, qui distingue les comptes par l’identifiant que nous envoyons.',
    es: 'Grafana 10.4 o posterior, que distingue las cuentas por el identificador que enviamos.',
  },
  'One sign-in, second factor included; Grafana never sees a password.': {
    de: 'Eine Anmeldung, zweiter Faktor inbegriffen; Grafana sieht nie ein Passwort.',
    fr: 'Une seule connexion, second facteur compris\u00a0; Grafana ne voit jamais de mot de passe.',
    es: 'Un solo inicio de sesión, segundo factor incluido; Grafana nunca ve una contraseña.',
  },
  'Put the lines into the environment of Grafana’s container, or the section into grafana.ini, and restart it.': {
    de: 'Tragen Sie die Zeilen in die Umgebung des Containers von Grafana ein, oder den Abschnitt in grafana.ini, und starten Sie ihn neu.',
    fr: 'Mettez les lignes dans l’environnement du conteneur de Grafana, ou la section dans grafana.ini, puis redémarrez-le.',
    es: 'Ponga las líneas en el entorno del contenedor de Grafana, o la sección en grafana.ini, y reinícielo.',
  },
  'Without root_url Grafana gives http://localhost:3000 as its redirect address, and the sign-in is refused.': {
    de: 'Ohne root_url gibt Grafana http://localhost:3000 als Weiterleitungsadresse an, und die Anmeldung wird abgelehnt.',
    fr: 'Sans root_url, Grafana donne http://localhost:3000 comme adresse de redirection, et la connexion est refusée.',
    es: 'Sin root_url, Grafana da http://localhost:3000 como dirección de redirección, y el inicio de sesión se rechaza.',
  },
  'Roles are set anew at every sign-in, also those somebody gave in Grafana; add `skip_org_role_sync = true` to keep them there.':
    {
      de: 'Rollen werden bei jeder Anmeldung neu gesetzt, auch die in Grafana vergebenen; mit `skip_org_role_sync = true` bleiben diese erhalten.',
      fr: 'Les rôles sont redéfinis à chaque connexion, y compris ceux donnés dans Grafana\u00a0; ajoutez `skip_org_role_sync = true` pour les y conserver.',
      es: 'Los roles se fijan de nuevo en cada inicio de sesión, también los dados en Grafana; añada `skip_org_role_sync = true` para conservarlos.',
    },
  'Leave `oauth_allow_insecure_email_lookup` off: with it, whoever has an address takes over the account that has it.':
    {
      de: 'Lassen Sie `oauth_allow_insecure_email_lookup` aus: Sonst übernimmt, wer eine Adresse hat, das Konto mit dieser Adresse.',
      fr: 'Laissez `oauth_allow_insecure_email_lookup` désactivé\u00a0: avec ce réglage, qui a une adresse prend le compte qui la porte.',
      es: 'Deje `oauth_allow_insecure_email_lookup` desactivado: con él, quien tiene una dirección se queda con la cuenta que la tiene.',
    },
  "`role_attribute_path` reads our claim `admin`: admins here are admins of the organisation there, everybody else views. For a group instead: `contains(groups[*], 'Operations') && 'Editor' || 'Viewer'`.":
    {
      de: "`role_attribute_path` liest unseren Claim `admin`: Administratoren hier sind dort Administratoren der Organisation, alle anderen sehen nur. Stattdessen für eine Gruppe: `contains(groups[*], 'Operations') && 'Editor' || 'Viewer'`.",
      fr: "`role_attribute_path` lit notre claim `admin`\u00a0: les administrateurs d’ici y administrent l’organisation, les autres consultent. Pour un groupe\u00a0: `contains(groups[*], 'Operations') && 'Editor' || 'Viewer'`.",
      es: "`role_attribute_path` lee nuestro claim `admin`: los administradores de aquí administran allí la organización, los demás solo ven. Para un grupo: `contains(groups[*], 'Operations') && 'Editor' || 'Viewer'`.",
    },
  'The claim `groups`, in `role_attribute_path`; team sync is part of Grafana Enterprise.': {
    de: 'Der Claim `groups`, in `role_attribute_path`; Teams abzugleichen ist Teil von Grafana Enterprise.',
    fr: 'Le claim `groups`, dans `role_attribute_path`\u00a0; la synchronisation des équipes fait partie de Grafana Enterprise.',
    es: 'El claim `groups`, en `role_attribute_path`; la sincronización de equipos forma parte de Grafana Enterprise.',
  },
  'Grafana takes no sign-out messages. Its next renewal is refused, within 15 minutes of the last one.': {
    de: 'Grafana nimmt keine Abmeldenachrichten an. Die nächste Erneuerung wird abgelehnt, spätestens 15 Minuten nach der letzten.',
    fr: 'Grafana n’accepte pas de messages de déconnexion. Son prochain renouvellement est refusé, au plus tard 15 minutes après le dernier.',
    es: 'Grafana no acepta mensajes de cierre de sesión. Su siguiente renovación se rechaza, como mucho 15 minutos después de la última.',
  },
  'Leave out Grafana’s own form': {
    de: 'Das eigene Formular von Grafana weglassen',
    fr: 'Retirer le formulaire de Grafana',
    es: 'Quitar el formulario propio de Grafana',
  },
  'Once it works, `GF_AUTH_DISABLE_LOGIN_FORM: "true"` leaves only our button. Keep a way in for an outage.': {
    de: 'Sobald es geht, lässt `GF_AUTH_DISABLE_LOGIN_FORM: "true"` nur unseren Knopf übrig. Behalten Sie für einen Ausfall einen anderen Zugang.',
    fr: 'Une fois que tout fonctionne, `GF_AUTH_DISABLE_LOGIN_FORM: "true"` ne laisse que notre bouton. Gardez un accès en cas de panne.',
    es: 'Cuando funcione, `GF_AUTH_DISABLE_LOGIN_FORM: "true"` deja solo nuestro botón. Conserve otra entrada por si hay una avería.',
  },
} satisfies Translations
