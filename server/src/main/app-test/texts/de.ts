import type { AppTestTexts } from './index.ts'

const own = (name: string): string => `„${name}“ in den Einstellungen der App`

export const de: AppTestTexts = {
  steps: {
    reachable: app => `${app} ist von hier aus erreichbar`,
    'oidc.asked': app => `${app} hat Sie zu Doorward geschickt`,
    'oidc.address': () => 'Die Weiterleitungsadresse stimmt',
    'oidc.allowed': () => 'Sie haben sich angemeldet und durften hinein',
    'oidc.exchanged': app => `${app} hat den Code gegen Token getauscht`,
    'oidc.profile': app => `${app} hat das Profil gelesen`,
    'ldap.bound': app => `${app} hat sich am Verzeichnisserver angemeldet`,
    'ldap.searched': app => `${app} hat nach Ihnen gesucht`,
    'ldap.password': () => 'Ihr Passwort wurde geprüft',
    'ldap.allowed': () => 'Sie durften hinein',
    'ldap.groups': app => `${app} hat Ihre Gruppen gelesen`,
    'simple-auth.client': app => `${app} hat gefragt und sich ausgewiesen`,
    'simple-auth.password': () => 'Ihr Passwort wurde geprüft',
    'simple-auth.allowed': () => 'Sie durften hinein',
    'gateway.asked': () => 'Der Proxy hat Doorward gefragt',
    'gateway.address': () => 'Die Adresse ist die der App',
    'gateway.allowed': () => 'Sie haben sich angemeldet und durften hinein',
    'gateway.forged': () => 'Niemand kommt hinein, indem er nur sagt, wer er ist',
    'gateway.side-door': () => 'Der Nebeneingang ist zu',
  },
  stepsOf: {
    'oidc.asked': (app, who) => `${app} hat ${who} zu Doorward geschickt`,
    'oidc.allowed': (_app, who) => `${who} hat sich angemeldet und durfte hinein`,
    'ldap.searched': (app, who) => `${app} hat nach ${who} gesucht`,
    'ldap.password': (_app, who) => `Das Passwort von ${who} wurde geprüft`,
    'ldap.allowed': (_app, who) => `${who} durfte hinein`,
    'ldap.groups': (app, who) => `${app} hat die Gruppen von ${who} gelesen`,
    'simple-auth.password': (_app, who) => `Das Passwort von ${who} wurde geprüft`,
    'simple-auth.allowed': (_app, who) => `${who} durfte hinein`,
    'gateway.allowed': (_app, who) => `${who} hat sich angemeldet und durfte hinein`,
  },
  somebody: 'jemand',
  waiting: 'Wartet',
  waitingForSecret: 'Wartet. Hier zeigt sich ein falsches Client-Geheimnis.',
  waitingForBind: 'Wartet. Hier zeigt sich ein falscher Bind-DN oder ein falsches Passwort.',
  settings: {
    address: own('Eigene Adresse'),
    clientId: own('Client-ID'),
    clientSecret: own('Client-Geheimnis'),
    scopes: own('Scopes'),
    authMethod: own('Art, das Client-Geheimnis zu senden'),
    pkce: own('PKCE'),
    bindDn: own('Bind-DN'),
    bindPassword: own('Bind-Passwort'),
    ldapUrl: own('LDAP-Adresse'),
    searchBase: own('Suchbasis'),
    filter: own('Benutzerfilter'),
  },
  offTitle: app => `${app} ist abgeschaltet`,
  offFix: 'Schalten Sie die App hier in ihren Einstellungen ein.',
  unknownClient: {
    title: app => `${app} kam mit einer unbekannten Client-ID`,
    detail: (sent, own) => `Gesendet wurde „${sent}“, und keine App hier hat diese Client-ID. Diese hat „${own}“.`,
    fix: (setting, own) => `Setzen Sie ${setting} auf ${own}.`,
  },
  wrongSecret: {
    title: app => `${app} hat ein falsches Client-Geheimnis`,
    titleOfKey: app => `${app} hat einen falschen Schlüssel oder ein falsches Client-Geheimnis`,
  },

  failures: {
    refused: 'Dort antwortet nichts.',
    reset: 'Die Verbindung wurde ohne Antwort geschlossen.',
    unknownName: 'Der Name ist diesem Rechner nicht bekannt.',
    noLookup: 'Der Name ließ sich nicht nachschlagen.',
    noWay: 'Von diesem Rechner führt kein Weg dorthin.',
    noTls: 'An diesem Port wird kein TLS gesprochen.',
    noHttp: 'Die Antwort ist kein HTTP.',
    expired: 'Das Zertifikat ist abgelaufen.',
    notYetValid: 'Das Zertifikat gilt noch nicht.',
    untrusted: 'Das Zertifikat hat niemand unterschrieben, dem dieser Rechner vertraut.',
    otherName: 'Das Zertifikat gilt für einen anderen Namen.',
    forbidden: 'Es ist eine Link-Local- oder Metadaten-Adresse, die nie aufgerufen wird.',
    late: seconds => `Innerhalb von ${seconds} Sekunden kam keine Antwort.`,
    unreached: 'Die Adresse war nicht zu erreichen.',
    unreachedBy: code => `Die Adresse war nicht zu erreichen (${code}).`,
  },
  reach: {
    noAddress: app => `${app} hat hier keine Adresse`,
    noAddressDetail: 'Ohne sie lässt sich die App nicht aufrufen, und „Meine Apps“ hat nichts zu öffnen.',
    noAddressFix: 'Geben Sie der App hier in ihren Einstellungen einen Link.',
    unreached: app => `${app} war von hier aus nicht zu erreichen`,
    untrustedFix: 'Auch Browser werden warnen, sofern sie nicht mehr Stellen vertrauen als dieser Rechner.',
    unreachedFix:
      'Wenn die Browser der Personen die App von dort erreichen, wo sie sind, ist nichts zu ändern. Sonst sehen Sie nach dem Link der App und ob sie läuft.',
    error: app => `${app} antwortet mit einem Fehler`,
    answered: (address, status) => `${address} hat mit ${status} geantwortet`,
    errorFix: 'Sehen Sie im Log der App nach, oder in dem des Proxys davor.',
  },
  forged: {
    allOpen: 'Jeder Pfad ist für alle offen',
    allOpenDetail: app =>
      `Nirgends muss man sich anmelden; dass ${app} antwortet, sagt also nichts. Ob gefälschten Headern geglaubt wird, kann nur ${app} selbst zeigen.`,
    untried: 'Gefälschte Header ließen sich nicht ausprobieren',
    untriedFix: app =>
      `Sorgen Sie dafür, dass dieser Rechner ${app} unter der Adresse erreicht, die alle benutzen, und beginnen Sie neu.`,
    shut: (address, status) =>
      `Doorward hat ${address} ohne Sitzung aufgerufen, mit Headern, die eine Person behaupten, und wurde zur Anmeldung geführt (${status}).`,
    publicPaths: app =>
      `Auf öffentlichen Pfaden werden Anfragen durchgelassen: Ob die Header dort entfernt werden, kann nur ${app} selbst zeigen.`,
    elsewhere: 'Es geht woandershin als zu Doorward',
    elsewhereDetail: (address, place, status) =>
      `Doorward hat ${address} ohne Sitzung aufgerufen, mit Headern, die eine Person behaupten, und wurde zu ${place} geführt (${status}).`,
    anotherPlace: 'einem anderen Ort',
    elsewhereFix: app => `Lassen Sie den Proxy bei Doorward fragen, bevor etwas zu ${app} gelangt.`,
    open: 'Wer nicht angemeldet ist, kommt hinein',
    notLed: 'Es führte nicht zur Anmeldung',
    answered: (address, status) =>
      `Doorward hat ${address} ohne Sitzung aufgerufen, mit Headern, die eine Person behaupten, und die Antwort war ${status}.`,
    openFix:
      'Der Proxy fragt bei diesem Pfad nicht bei Doorward oder lässt durch, was er nicht soll. Vergleichen Sie ihn hier mit der Konfiguration dieser App.',
  },
  sideDoor: {
    closedDetail: (address, why) =>
      `${address}: ${why} Das gilt für diesen Rechner; ein anderer im Netz kann näher dran sein.`,
    nobodyLetIn: address => `${address} hat niemanden hineingelassen.`,
    here: app => `${app} antwortet auf diesem Rechner`,
    hereDetail: (address, status) =>
      `${address} hat mit ${status} geantwortet. Doorward läuft auf demselben Rechner; über andere sagt das nichts.`,
    hereUntrusted: address =>
      `${address} hat geantwortet, mit einem Zertifikat, das niemand kennt. Doorward läuft auf demselben Rechner; über andere sagt das nichts.`,
    hereFix: 'Sehen Sie von einem anderen Rechner aus nach, dass dort nichts antwortet.',
    open: 'Der Nebeneingang ist offen',
    openDetail: (address, status) =>
      `${address} hat mit ${status} geantwortet. Wer in diesem Netz ist, umgeht die Anmeldung und kann sich mit einem Header als jede Person ausgeben.`,
    openUntrusted: address =>
      `${address} hat geantwortet, mit einem Zertifikat, das niemand kennt. Wer in diesem Netz ist, umgeht die Anmeldung und kann sich mit einem Header als jede Person ausgeben.`,
    openFix: app =>
      `Lassen Sie ${app} nur für den Proxy erreichbar sein: auf 127.0.0.1, in einem gemeinsamen Netz oder durch eine Firewall.`,
  },

  letIn: {
    ways: {
      'rule-everyone': 'wie alle',
      'rule-by-name': 'in der Regel namentlich genannt',
      'rule-granted': 'namentlich freigegeben',
      'rule-single-user': 'als Person, der die App gehört',
      'rule-admins': 'als Teil der Administration',
    },
    through: group => `über ${group}`,
    password: 'Passwort',
    passkey: 'Passkey',
    link: 'Einmal-Link',
    passwordAndCode: 'Passwort und Code',
    passkeyAndCode: 'Passkey und Code',
    appPassword: 'Anwendungspasswort',
  },
  refused: {
    title: 'Sie haben sich angemeldet und wurden abgewiesen',
    titleOf: who => `${who} hat sich angemeldet und wurde abgewiesen`,
    changed: 'Das wurde seither geändert.',
    reference: reference => `Vorgang ${reference}.`,
    fix: change => `Das würde den Zugriff geben: ${change}.`,
  },

  oidc: {
    clientId: clientId => `Client-ID „${clientId}“`,
    noPkce: 'kein PKCE',
    noScopes: 'keine Scopes',
    scopes: scopes => `mit den Scopes ${scopes}`,
    noOpenid: (setting, app) =>
      `Ergänzen Sie openid bei ${setting}: Ohne das erfährt ${app} nicht, wer sich angemeldet hat.`,
    unknownScopes: (scopes, setting) =>
      `„${scopes}“ bedeutet hier nichts und bewirkt nichts. Nehmen Sie es bei ${setting} heraus.`,
    mismatch: 'Die Weiterleitungsadresse stimmt nicht',
    givenUp: 'Die Anmeldung wurde abgebrochen',
    givenUpDetail: 'Es wurde nicht zugestimmt, oder die App darf nicht geöffnet werden.',
    noPkceTitle: app => `${app} kam ohne PKCE`,
    noPkceDetail: 'Diese App muss PKCE mit S256 verwenden.',
    noPkceFix: (setting, app) =>
      `Schalten Sie ${setting} ein. Wenn ${app} das nicht kann und ein Geheimnis hat, schalten Sie PKCE hier für diese App ab.`,
    otherPkce: app => `${app} kam mit einer anderen Art von PKCE`,
    otherPkceFix: setting => `Setzen Sie ${setting} auf S256.`,
    notPushed: app => `${app} hat die Anfrage nicht vorab hinterlegt`,
    notPushedDetail: 'Diese App muss ihre Anfragen vorab hinterlegen (PAR).',
    notPushedFix: app => `Schalten Sie das in ${app} ein, oder hier für diese App ab.`,
    otherFlow: app => `${app} hat nach einem anderen Ablauf gefragt`,
    otherFlowDetail: 'Hier gibt es nur den Code-Flow.',
    otherFlowFix: app => `Setzen Sie den Antworttyp von ${app} auf „code“.`,
    unanswerable: app => `${app} hat Sie mit einer Anfrage zu Doorward geschickt, die sich nicht beantworten lässt`,
    inIdToken: claims => `Im ID-Token: ${claims}`,
    noMore: app => `${app} weiß bisher nur, wer Sie sind`,
    noMoreDetail: claims =>
      `Im ID-Token: ${claims}. Das Übrige wird an der Userinfo-Adresse gelesen, nach der noch nicht gefragt wurde.`,
    nothing: 'nichts',
    intoIdToken: app =>
      `Wenn ${app} keinen Namen und keine Gruppen zeigt, nehmen Sie die Claims dieser App hier in das ID-Token auf.`,
    askMore: setting => `Fragen Sie bei ${setting} nach mehr: profile, email, groups.`,
  },
  exchange: {
    byPkce: 'Ohne Geheimnis, mit PKCE',
    signature: 'Signatur angenommen',
    secret: 'Client-Geheimnis angenommen',
    wrongDetail: 'Der Code stimmt; womit die App sich ausgewiesen hat, ist keines der Geheimnisse dieser App.',
    wrongFix: setting =>
      `Erstellen Sie hier ein weiteres Geheimnis für diese App, und fügen Sie es bei ${setting} ein. Achten Sie auf Leerzeichen und Zeilenenden.`,
    otherMethod: app => `${app} weist sich auf andere Weise aus`,
    sent: {
      secret: method => `Die App kam mit einem Geheimnis; hier ist sie auf „${method}“ eingestellt.`,
      signature: method => `Die App kam mit einer Signatur; hier ist sie auf „${method}“ eingestellt.`,
      nothing: method => `Die App kam ohne Geheimnis; hier ist sie auf „${method}“ eingestellt.`,
    },
    noSecretFix: app => `Nehmen Sie das Geheimnis aus ${app} heraus, oder lassen Sie die App hier ein Geheimnis haben.`,
    methodFix: setting =>
      `Sehen Sie nach ${setting}, oder stellen Sie die Methode dieser App hier auf das, was sie tut.`,
    otherClient: app => `${app} hat den Code unter einer anderen Client-ID getauscht`,
    otherClientDetail: (sent, own) => `Gesendet wurde „${sent}“, und der Code ist für „${own}“.`,
    otherClientFix: (setting, own) => `Setzen Sie ${setting} auf ${own}, überall, wo danach gefragt wird.`,
    noVerifier: app => `${app} hat den PKCE-Verifier weggelassen`,
    wrongVerifier: app => `${app} hat einen PKCE-Verifier gesendet, der nicht passt`,
    verifierDetail:
      'Begonnen wurde mit PKCE, und so muss es auch enden. Auch mehrere Kopien der App, die keine Sitzungen teilen, sehen so aus.',
    verifierFix: setting =>
      `Sehen Sie nach ${setting} und danach, ob die Sitzung zwischen den beiden Anfragen erhalten bleibt.`,
    twoAddresses: app => `${app} hat zwei verschiedene Weiterleitungsadressen genannt`,
    twoAddressesDetail: 'Die Adresse beim Code ist nicht die, mit der die Anmeldung begann.',
    twoAddressesFix: (setting, app) => `Sehen Sie nach ${setting} und danach, was der Proxy vor ${app} der App sagt.`,
    twice: app => `${app} hat den Code ein zweites Mal vorgelegt`,
    twiceDetail: 'Ein Code gilt einmal. Was damit erstellt wurde, ist beendet, denn jemand anders könnte ihn haben.',
    twiceFix: app =>
      `Sehen Sie nach, ob ${app} zweimal aufgerufen wird, durch einen Proxy, der Anfragen wiederholt, oder durch eine neu geladene Seite.`,
    late: app => `${app} kam zu spät mit dem Code`,
    lateDetail: 'Ein Code gilt eine Minute.',
    lateFix: 'Sehen Sie nach den Uhren beider Rechner.',
    failed: app => `${app} konnte den Code nicht tauschen`,
  },
  redirect: {
    asked: app => `${app} wollte zurück zu`,
    noAddress: '(gar keine Adresse)',
    allowed: 'aber erlaubt ist hier nur',
    whole: setting => `Geben Sie bei ${setting} eine ganze Adresse an, mit https:// und dem Host.`,
    set: (setting, origin, app) => `Setzen Sie ${setting} auf ${origin}, und starten Sie ${app} neu.`,
    addHere: sent => `Wenn ${sent} richtig ist, nehmen Sie es hier in die Weiterleitungsadressen dieser App auf.`,
    http: 'Dort steht http, wo https erlaubt ist.',
    httpDanger: 'Erlauben Sie die http-Adresse nicht: Der Anmeldecode ginge unverschlüsselt über das Netz.',
    https: (allowed, sent) =>
      `Dort steht https, wo http erlaubt ist. Ersetzen Sie hier in den Weiterleitungsadressen dieser App ${allowed} durch ${sent}: https ist sicherer.`,
    host: (sent, allowed) => `Der Host ist ${sent}, erlaubt ist ${allowed}.`,
    hostFix: (app, host, setting, origin) =>
      `Wenn Personen ${app} unter ${host} öffnen: Setzen Sie ${setting} auf ${origin}, und starten Sie ${app} neu.`,
    port: (sent, allowed) => `Der Port ist ${sent}, erlaubt ist ${allowed}.`,
    slash: 'Die Adresse endet mit einem Schrägstrich, die erlaubte nicht.',
    noSlash: 'Die erlaubte Adresse endet mit einem Schrägstrich, diese nicht.',
    letters: 'Groß- und Kleinbuchstaben im Pfad unterscheiden sich.',
    path: (sent, allowed) => `Der Pfad ist ${sent}, erlaubt ist ${allowed}.`,
    query: 'Was nach dem Fragezeichen kommt, unterscheidet sich; es zählt zur Adresse.',
    hash: 'Darin steht ein #, das keine Weiterleitungsadresse haben darf.',
    spelling: 'Es ist dieselbe Adresse in zwei Schreibweisen; Zeichen für Zeichen unterscheiden sie sich.',
  },

  gateway: {
    builtIn: 'Davor steht der Proxy von Doorward selbst',
    askedBy: (proxy, address, path) => `${proxy} unter ${address}, mit ${path}`,
    unsaid: 'Ein Proxy hat gefragt und nicht gesagt, wonach',
    unsaidDetail: (path, address, proxy) =>
      `Gefragt wurde bei ${path} von ${address} aus, ohne die Header, die ${proxy} senden soll.`,
    unsaidFix:
      'Vergleichen Sie seine Einstellungen hier mit der Konfiguration dieser App: Methode, Host und Pfad müssen mit jeder Frage kommen.',
    unlisted: 'Ein Proxy hat gefragt, der nicht eingetragen ist',
    unlistedDetail: (address, path, host) =>
      `Von ${address}, bei ${path}, nach ${host}. Wer nicht eingetragen ist, erhält 403.`,
    noHost: 'keinem Host',
    unlistedFix: address =>
      `Wenn ${address} Ihr Proxy ist, nehmen Sie ihn in der Konfiguration von Doorward in trustedProxies auf (DOORWARD_TRUSTED_PROXIES), und starten Sie Doorward neu.`,
    otherHost: 'Der Proxy fragt nach einem anderen Host',
    otherHostDetail: (address, host, own) =>
      `Gefragt wurde nach ${address}, und keine App hier hat den Host ${host}. Diese hat ${own}.`,
    otherHostFix:
      'Ändern Sie hier den Host dieser App, oder lassen Sie den Proxy den Namen senden, den die Personen öffnen.',
    unreadable: 'Der Pfad lässt sich auf zwei Arten lesen',
    unreadableDetail: address => `Gefragt wurde nach ${address}; die Antwort darauf ist 400.`,
    unreadableFix: 'Lassen Sie den Proxy den Pfad senden, wie er kam, ohne ihn zu dekodieren.',
    shut: 'Eine Regel sperrt diesen Pfad für alle',
    shutFix: 'Sehen Sie hier nach den Pfaden dieser App.',
    statement: '(eine signierte Aussage)',
    told: headers => `Die App erfährt ${headers}`,
  },

  ldap: {
    overTls: (dn, address) => `${dn}, über TLS, von ${address}`,
    withoutTls: (dn, address) => `${dn}, ohne TLS, von ${address}`,
    noTls: app => `${app} kam ohne TLS`,
    noTlsDetail: 'Passwörter werden nicht angenommen, wo andere sie lesen können.',
    noTlsFix: (setting, app) =>
      `Setzen Sie ${setting} auf ldaps:// und den Port von LDAPS, oder schalten Sie in ${app} StartTLS ein.`,
    noBind: app => `${app} konnte sich nicht am Verzeichnisserver anmelden`,
    wrongPassword: app => `${app} hat ein falsches Bind-Passwort`,
    wrongPasswordFix: setting =>
      `Erstellen Sie hier ein weiteres LDAP-Geheimnis für diese App, und fügen Sie es bei ${setting} ein.`,
    wrongDn: app => `${app} kam mit einem falschen Bind-DN`,
    noEntry: 'Diesen Eintrag gibt es nicht.',
    wrongDnFix: (setting, dn) => `Setzen Sie ${setting} auf ${dn}.`,
    search: (base, filter, found) => `Basis ${base}, Filter ${filter}, gefunden: ${found}`,
    byMemberOf: 'Mit memberOf',
    noGroups: app => `${app} hat noch nicht nach Gruppen gefragt`,
    noGroupsFix: app =>
      `Wenn ${app} sie kennen soll, lassen Sie memberOf der Personen lesen oder in den Gruppen nach ihren Mitgliedern suchen.`,
    nothingThere: app => `${app} sucht, wo nichts ist`,
    nothingThereFix: (setting, dn) => `Setzen Sie ${setting} auf ${dn} oder auf die Personen darunter.`,
    refused: app => `Die Suche von ${app} wurde abgelehnt`,
    foundNobody: app => `${app} hat nach Ihnen gesucht und niemanden gefunden`,
    filterFix: setting =>
      `Vergleichen Sie ${setting} hier mit dem Filter in der Konfiguration dieser App: Er achtet auf andere Attribute oder auf eine andere Art von Eintrag.`,
    foundNobodyOf: (app, who) => `${app} hat nach ${who} gesucht und niemanden gefunden`,
    mayNotOf: (who, app) => `${who} darf ${app} nicht öffnen, und im Baum der App sind nur Personen, die es dürfen.`,
    mayNotFixOf: who => `Öffnen Sie die App für ${who} oder für eine Gruppe dieser Person.`,
    foundManyOf: (app, who, found) => `${app} hat nach ${who} gesucht und ${found} gefunden`,
    mayNot: app => `Sie dürfen ${app} nicht öffnen, und im Baum der App sind nur Personen, die es dürfen.`,
    mayNotFix: 'Öffnen Sie die App für sich oder für eine Gruppe, in der Sie sind.',
    foundMany: (app, found) => `${app} hat nach Ihnen gesucht und ${found} gefunden`,
    foundManyFix: setting => `Die meisten Apps nehmen den ersten oder niemanden. Machen Sie ${setting} enger.`,
  },

  password: {
    noSecretAsked: 'Nach einem Client-Geheimnis wird nicht gefragt',
    secret: 'Client-Geheimnis angenommen',
    byAppPassword: 'Ein Anwendungspasswort',
    byPasswordAndCode: 'Passwort und Code',
    byPassword: 'Das Passwort',
    factorMissing: 'Das Passwort allein genügt nicht',
    factorMissingDetail: app => `Es gibt einen zweiten Faktor, und ${app} fragt nur nach dem Passwort.`,
    factorMissingFix: app =>
      `Verwenden Sie ein Anwendungspasswort für ${app}, oder tippen Sie den Code gleich hinter das Passwort.`,
    wrongCode: 'Der Code wurde nicht angenommen',
    wrongCodeDetail: 'Codes gelten einmal und eine halbe Minute lang.',
    wrongCodeFix: 'Versuchen Sie es mit dem nächsten Code.',
    otherApp: 'Das Anwendungspasswort ist für eine andere App',
    otherAppFix: app => `Erstellen Sie im Profil eines für ${app}, und verwenden Sie es hier.`,
    expired: 'Das Anwendungspasswort ist abgelaufen',
    expiredFix: app => `Erstellen Sie im Profil ein weiteres für ${app}.`,
    paused: 'Es waren zu viele Versuche',
    pausedDetail: 'Passwörter für dieses Konto werden eine Weile nicht geprüft.',
    pausedFix: 'Warten Sie eine Minute, und achten Sie darauf, dass nichts weiter ein altes Passwort ausprobiert.',
    unreachable: 'Das Verzeichnis, das das Passwort führt, antwortet nicht',
    unreachableFix: 'Sehen Sie hier unter „Externes Verzeichnis“ nach.',
    wrong: 'Das Passwort war falsch',
    wrongDetail: app => `Was ${app} gesendet hat, ist weder das Passwort noch ein Anwendungspasswort.`,
    wrongFix:
      'Tippen Sie es noch einmal. Wenn es stimmt, sehen Sie nach, ob die App es verändert: abgeschnitten oder anders kodiert.',
  },

  simpleAuth: {
    malformed: app => `${app} hat andere Felder gesendet als verlangt`,
    malformedDetail: (fields, message) => `Gesendet wurde ${fields}, und die Antwort war: ${message}.`,
    nothing: 'nichts',
    malformedFix:
      'Die Felder sind clientId, username und password, dazu, falls vorhanden, clientSecret und totp, alle als Text.',
    aliasOff: app => `${app} hat unter einer Adresse gefragt, die abgeschaltet ist`,
    aliasOffDetail: path => `Gefragt wurde bei ${path}.`,
    aliasOffFix: app =>
      `Lassen Sie ${app} bei /simple-auth/login fragen, oder schalten Sie hier in den Einstellungen von Simple Auth die alten Adressen ein.`,
    noSecret: app => `${app} kam ohne Client-Geheimnis`,
    noSecretDetail: 'Diese App muss eines senden, mit Basic oder als clientSecret.',
    noSecretFix: (setting, app) =>
      `Fügen Sie es bei ${setting} ein. Wenn ${app} keines senden kann, lässt sich hier einstellen, dass die App keines braucht.`,
    wrongSecretDetail: 'Was gesendet wurde, ist keines der Geheimnisse dieser App.',
    wrongSecretFix: setting =>
      `Erstellen Sie hier ein weiteres Geheimnis für diese App, und fügen Sie es bei ${setting} ein.`,
  },
}
