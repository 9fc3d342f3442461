import type { Translations } from './translations.ts'

export const freeradius = {
  'Wi-Fi and VPN (FreeRADIUS)': {
    de: 'WLAN und VPN (FreeRADIUS)',
    fr: 'Wi-Fi et VPN (FreeRADIUS)',
    es: 'Wi-Fi y VPN (FreeRADIUS)',
  },
  'The directory server, reachable from FreeRADIUS.': {
    de: 'Der Verzeichnisserver, von FreeRADIUS aus erreichbar.',
    fr: 'Le serveur d’annuaire, joignable depuis FreeRADIUS.',
    es: 'El servidor de directorio, accesible desde FreeRADIUS.',
  },
  'FreeRADIUS 3 with `rlm_ldap` (`freeradius-ldap`).': {
    de: 'FreeRADIUS 3 mit `rlm_ldap` (`freeradius-ldap`).',
    fr: 'FreeRADIUS 3 avec `rlm_ldap` (`freeradius-ldap`).',
    es: 'FreeRADIUS 3 con `rlm_ldap` (`freeradius-ldap`).',
  },
  'Access points and VPNs ask FreeRADIUS, which asks us with the password.': {
    de: 'Access Points und VPNs fragen FreeRADIUS, und FreeRADIUS fragt uns mit dem Passwort.',
    fr: 'Les points d’accès et les VPN interrogent FreeRADIUS, qui nous interroge avec le mot de passe.',
    es: 'Los puntos de acceso y las VPN preguntan a FreeRADIUS, que nos pregunta con la contraseña.',
  },
  'Write the first block as mods-enabled/ldap, put what the second says into the site, and restart FreeRADIUS.': {
    de: 'Speichern Sie den ersten Block als mods-enabled/ldap, übernehmen Sie den zweiten in die Site, und starten Sie FreeRADIUS neu.',
    fr: 'Enregistrez le premier bloc dans mods-enabled/ldap, reportez le second dans le site, et redémarrez FreeRADIUS.',
    es: 'Guarde el primer bloque como mods-enabled/ldap, ponga lo que dice el segundo en el sitio y reinicie FreeRADIUS.',
  },
  'It binds as the person, so that access points have to send the password itself: PAP, or PAP inside of EAP-TTLS. PEAP with MSCHAPv2 cannot work.':
    {
      de: 'Es bindet sich als die Person, sodass Access Points das Passwort selbst senden müssen: PAP, oder PAP in EAP-TTLS. PEAP mit MSCHAPv2 kann nicht gehen.',
      fr: 'Il fait un bind en tant que la personne\u00a0; les points d’accès doivent donc envoyer le mot de passe lui-même\u00a0: PAP, ou PAP dans EAP-TTLS. PEAP avec MSCHAPv2 ne peut pas fonctionner.',
      es: 'Hace bind como la persona, así que los puntos de acceso tienen que enviar la propia contraseña: PAP, o PAP dentro de EAP-TTLS. PEAP con MSCHAPv2 no puede funcionar.',
    },
  'People with a second factor give their device a password for the app.': {
    de: 'Personen mit einem zweiten Faktor geben ihrem Gerät ein Anwendungspasswort.',
    fr: 'Les personnes qui ont un second facteur donnent à leur appareil un mot de passe d’application.',
    es: 'Las personas con un segundo factor dan a su dispositivo una contraseña de aplicación.',
  },
  'The group `interns` of the second block is an example; leave the lines out, or name yours.': {
    de: 'Die Gruppe `interns` im zweiten Block ist ein Beispiel; lassen Sie die Zeilen weg, oder nennen Sie Ihre.',
    fr: 'Le groupe `interns` du second bloc est un exemple\u00a0; omettez ces lignes, ou nommez le vôtre.',
    es: 'El grupo `interns` del segundo bloque es un ejemplo; omita las líneas, o nombre el suyo.',
  },
  'None: FreeRADIUS has no admins.': {
    de: 'Keine: FreeRADIUS kennt keine Administratoren.',
    fr: 'Aucun\u00a0: FreeRADIUS n’a pas d’administrateurs.',
    es: 'Ninguno: FreeRADIUS no tiene administradores.',
  },
  '`LDAP-Group` in the site, by `memberOf`.': {
    de: '`LDAP-Group` in der Site, mit `memberOf`.',
    fr: '`LDAP-Group` dans le site, par `memberOf`.',
    es: '`LDAP-Group` en el sitio, con `memberOf`.',
  },
  'A connection that is there stays until the access point asks again (`Session-Timeout`); the next one is refused.': {
    de: 'Eine bestehende Verbindung bleibt, bis der Access Point wieder fragt (`Session-Timeout`); die nächste wird abgelehnt.',
    fr: 'Une connexion établie le reste jusqu’à ce que le point d’accès redemande (`Session-Timeout`)\u00a0; la suivante est refusée.',
    es: 'Una conexión establecida sigue hasta que el punto de acceso vuelve a preguntar (`Session-Timeout`); la siguiente se rechaza.',
  },
  Site: {
    de: 'In der Site',
    fr: 'Dans le site',
    es: 'En el sitio',
  },
} satisfies Translations
