import { phrasingIn } from '#ground'
import type { DoctorTexts } from './index.ts'

const { count, day, decimal, number } = phrasingIn('de')
const giga = (bytes: number): string => `${decimal(bytes / 1024 ** 3)} GB frei`

export const de: DoctorTexts = {
  system: {
    node: (version, where) => `Node ${version} auf ${where}.`,
    oldNode: (version, where, least) => `Node ${version} auf ${where} ist älter als ${least}.`,
    oldNodeAdvice: 'Starten Sie mit „npm start“, das sein eigenes Node mitbringt, oder installieren Sie ein neueres.',
    late: (check, seconds) => `${check} war nach ${number(seconds)} s noch nicht fertig.`,
    lateAdvice: 'Sehen Sie nach, ob der Rechner überlastet ist.',
    failed: (check, why) => `${check} ließ sich nicht ausführen: ${why}`,
    failedAdvice: 'Sehen Sie im Log nach, und melden Sie es, wenn es so bleibt.',
  },
  clock: {
    runs: moment => `Sie läuft gleichmäßig und zeigt ${moment}.`,
    jumped: ms => `Die Uhr wurde während der Prüfung um ${number(ms)} ms verstellt.`,
    set: seconds => `Die Uhr wurde seit dem Start dieses Prozesses um ${number(seconds)} s verstellt.`,
    setAdvice:
      'Stellen Sie die Uhr mit NTP (chrony oder systemd-timesyncd), und sehen Sie nach der virtuellen Uhr des Rechners.',
    apart: seconds => `Die Uhren dieses Rechners und von PostgreSQL gehen um ${decimal(seconds)} s auseinander.`,
    apartAdvice: 'Stellen Sie beide mit NTP.',
  },
  data: {
    missing: folder => `Den Datenordner ${folder} gibt es nicht.`,
    missingAdvice: 'Nennen Sie den richtigen mit --data oder DOORWARD_DATA, oder starten Sie den Server einmal.',
    isAt: path => `Der Datenordner ist ${path}.`,
    isPrivate: 'Der Datenordner ist nur für den eigenen Systembenutzer lesbar.',
    openToAll: (path, mode) =>
      `Der Datenordner ${path} hat die Rechte ${mode}: Alle auf diesem Rechner können hineinsehen.`,
    openToGroup: (path, mode) =>
      `Der Datenordner ${path} hat die Rechte ${mode}: Andere in seiner Gruppe können hineinsehen.`,
    disk: kind => `Er liegt auf ${kind}.`,
    unknownDisk: 'Er liegt auf einem Dateisystem anderer Art.',
    inMemory: kind =>
      `Der Datenordner liegt im Arbeitsspeicher (${kind}) und ist mit dem nächsten Start des Rechners weg.`,
    inMemoryAdvice: 'Legen Sie ihn auf ein Laufwerk.',
    inContainer: 'Der Datenordner liegt in der Schicht des Containers selbst und verschwindet mit ihm.',
    inContainerAdvice: 'Binden Sie dort ein Volume ein, wie compose.yaml es tut.',
    free: freeBytes => `${giga(freeBytes)}.`,
    onlyFree: freeBytes => `Nur ${giga(freeBytes)}.`,
    freeAdvice:
      'Schaffen Sie Platz, oder legen Sie den Datenordner auf ein größeres Laufwerk; ist es voll, kann sich niemand anmelden und nichts geändert werden.',
  },
  keys: {
    missing: folder => `In ${folder} liegt kein Schlüssel.`,
    missingAdvice:
      'Holen Sie keys/ aus einer Sicherung zurück, oder nennen Sie den Ort mit DOORWARD_KEYS. Kein neuer Schlüssel kann einen vorhandenen Speicher öffnen.',
    folderIsAt: path => `Der Ordner der Schlüssel ist ${path}.`,
    folderIsPrivate: 'Der Ordner der Schlüssel ist nur für den eigenen Systembenutzer lesbar.',
    folderOpenToAll: (path, mode) =>
      `Der Ordner der Schlüssel ${path} hat die Rechte ${mode}: Alle auf diesem Rechner können hineinsehen.`,
    folderOpenToGroup: (path, mode) =>
      `Der Ordner der Schlüssel ${path} hat die Rechte ${mode}: Andere in seiner Gruppe können hineinsehen.`,
    isAt: path => `Der Schlüssel ist ${path}.`,
    isPrivate: 'Der Schlüssel ist nur für den eigenen Systembenutzer lesbar.',
    openToAll: (path, mode) =>
      `Der Schlüssel ${path} hat die Rechte ${mode}: Alle auf diesem Rechner können ihn lesen.`,
    openToGroup: (path, mode) =>
      `Der Schlüssel ${path} hat die Rechte ${mode}: Andere in seiner Gruppe können ihn lesen.`,
    fits: 'Es ist der Schlüssel, mit dem der Speicher geschrieben wurde.',
  },
  store: {
    opensAdvice: 'Bringen Sie zuerst das in Ordnung; vorher lässt sich der Rest nicht prüfen.',
    postgres: version => `PostgreSQL ${version}.`,
    sqlite: (sizeBytes, path) => `SQLite, ${decimal(sizeBytes / 1024 ** 2)} MB in ${path}.`,
    flushed: 'Jede Änderung wird bis auf das Laufwerk geschrieben: Was beantwortet wurde, ist gesichert.',
    writtenAhead:
      'Erst ins Journal und mit jeder Änderung bis auf das Laufwerk geschrieben: Was beantwortet wurde, ist gesichert.',
    notFlushed: settings =>
      `PostgreSQL läuft mit abgeschaltetem ${settings}: Ein Stromausfall kann verlieren, was beantwortet wurde, oder die Datenbank beschädigen.`,
    notFlushedAdvice: settings => `Setzen Sie ${settings} in postgresql.conf auf on.`,
    journal: mode => `Der Journalmodus ist ${mode}.`,
    journalAdvice:
      'Ein anderes Programm hat die Datei verändert. Beenden Sie es, und starten Sie den Server neu; er stellt das richtig.',
    tooLarge: 'Die Datei ist zu groß, um sie hier durchzulesen; das macht „doorward verify“.',
    whole: 'Die Datei wurde durchgelesen; ihre Seiten und Indizes sind heil.',
    damaged: said => `Die Datei ist beschädigt: ${said}.`,
    damagedAdvice: 'Halten Sie den Server an, und stellen Sie die letzte gute Sicherung wieder her.',
    noStandby: 'Es gibt keinen synchronen Standby: Geht dieses PostgreSQL verloren, dann auch die letzten Änderungen.',
    noStandbyAdvice:
      'Setzen Sie synchronous_standby_names auf dem Primärserver, oder nehmen Sie es hin: Für den Rest gibt es Sicherungen.',
    standby: standby => `Änderungen warten auf einen Standby (${standby}).`,
    woken: 'Eine Änderung auf einem Knoten weckt die anderen sofort.',
    notWoken:
      'NOTIFY kommt nicht an: Vor PostgreSQL steht ein Pooler im Transaktionsmodus. Die Knoten sehen stattdessen zweimal in der Sekunde nach.',
    notWokenAdvice: 'Nennen Sie in storage.postgres PostgreSQL selbst oder einen Pooler im Sitzungsmodus.',
    nodes: nodes => `Im Dienst: ${nodes}.`,
    noNodes: 'Gerade ist kein Knoten im Dienst.',
    nodesDiffer: nodes => `Knoten verschiedener Versionen sind im Dienst: ${nodes}.`,
    nodesDifferAdvice: 'Aktualisieren Sie die älteren; das ist nur für die Zeit einer Aktualisierung gedacht.',
    nodesLost: nodes => `Seit über einer Minute nicht gesehen, ohne ordentlich beendet zu sein: ${nodes}.`,
    nodesLostAdvice: 'Sehen Sie nach, ob diese Prozesse laufen sollen.',
    schema: step => `Das Schema steht bei ${step}, wie dieses Programm es braucht.`,
    newerSchema: steps => `Das Schema ist neuer als dieses Programm (${steps}).`,
    newerSchemaAdvice: 'Auf einem anderen Knoten läuft eine neuere Version. Aktualisieren Sie auch diesen.',
    olderSchema: step => `Das Schema steht bei ${step}.`,
    olderSchemaAdvice: 'Starten Sie den Server neu; er bringt es auf den neuesten Stand.',
    current: seq => `Geantwortet wird auf dem Stand der Änderung ${seq}.`,
    lost: 'Dieser Knoten kann dem Speicher nicht folgen und entscheidet deshalb nichts.',
    lostAdvice: 'Sehen Sie nach, ob die Datenbank antwortet; dann macht der Knoten von selbst weiter.',
  },
  web: {
    reached: origin => `Erreichbar ist der Server unter ${origin}.`,
    local: origin => `Erreichbar ist der Server unter ${origin}, also nur von diesem Rechner aus.`,
    localAdvice:
      'Wählen Sie die richtige Adresse in den Einstellungen oder mit publicUrl in doorward.yaml, bevor Sie Apps verbinden: Sie ist deren Issuer.',
    plain: origin => `${origin} ist nicht verschlüsselt.`,
    plainAdvice: 'Stellen Sie einen Reverse-Proxy mit Zertifikat davor, und ändern Sie publicUrl.',
    noProxy:
      'Keinem Proxy wird vertraut; Protokoll und Drosselung sehen deshalb die Adresse des Proxys statt der eigenen Adresse jeder Person.',
    noProxyAdvice: 'Nennen Sie in trustedProxies die Adressen, von denen Ihr Reverse-Proxy sich verbindet.',
    named: (host, addresses) => `${host} hat die Adresse ${addresses}.`,
    noName: host => `${host} lässt sich von diesem Rechner aus nicht auflösen.`,
    noNameAdvice: 'Legen Sie dafür einen DNS-Eintrag an, oder berichtigen Sie publicUrl.',
    issuer: 'Der Server antwortet dort, als der Issuer, den die Apps kennen.',
    otherIssuer: (origin, status) => `Unter ${origin} antwortet etwas anderes (Status ${status}).`,
    unreachable: (origin, why) => `${origin} ist von diesem Rechner aus nicht erreichbar: ${why}.`,
    issuerAdvice: origin =>
      `Öffnen Sie ${origin} von diesem Rechner aus. Hinter einem Proxy muss der Header Host unverändert weitergegeben werden.`,
  },
  gateway: {
    forged: (app, title, detail) => `${app}: ${title}. ${detail}`,
    forgedAdvice: app => `Siehe „Anmeldung testen“ auf der Seite von ${app}.`,
  },
  'directory-server': {
    off: 'Er ist abgeschaltet.',
    noSecret: 'Er ist an und hat kein Bind-Geheimnis.',
    noSecretAdvice: 'Erstellen Sie eines unter „Verzeichnisserver“.',
    secret: 'Er ist an und hat ein Bind-Geheimnis.',
    plain: 'Er nimmt Passwörter ohne TLS an: Wer auf dem Weg mithört, kann sie lesen.',
    plainAdvice:
      'Stellen Sie die Apps auf LDAPS um, und schalten Sie dann unter „Verzeichnisserver“ Passwörter ohne TLS ab.',
    noPort: 'Ein Port ließ sich nicht öffnen.',
    portsAdvice: 'Geben Sie den Port frei, oder wählen Sie unter „listen“ in doorward.yaml einen anderen.',
    ports: (first, second) => `Er antwortet an den Ports ${first} und ${second}.`,
    port: port => `Er antwortet am Port ${port}.`,
    valid: at => `Das Zertifikat von LDAPS gilt bis ${day(at)}.`,
    expired: at => `Das Zertifikat von LDAPS ist am ${day(at)} abgelaufen.`,
    renewAdvice: 'Legen Sie bei tls.cert und tls.key ein neues ab; es gilt ohne Neustart.',
    validShortly: at => `Das Zertifikat von LDAPS gilt nur noch wenige Tage, bis ${day(at)}.`,
    renewSoonAdvice:
      'Legen Sie bei tls.cert und tls.key ein neues ab; es gilt ohne Neustart. Apps, die es prüfen, stehen an diesem Tag still.',
    selfMade: at =>
      `Das Zertifikat von LDAPS gilt bis ${day(at)}; es wurde hier erstellt und von einer eigenen Stelle unterschrieben.`,
    selfMadeAdvice: file =>
      `Geben Sie den Apps die Zertifizierungsstelle (${file}), oder nennen Sie mit tls.cert und tls.key ein Zertifikat, das sie kennen.`,
  },
  backups: {
    none: 'Es gibt keine gute Sicherung.',
    noneYet: 'Es gibt keine gute Sicherung. Der Zeitplan erstellt die erste.',
    noneYetAdvice: 'Erstellen Sie jetzt eine mit „doorward backup FILE“.',
    last: hours => `Die letzte gute Sicherung ist ${number(hours)} h alt.`,
    lastChecked: hours =>
      `Die letzte gute Sicherung ist ${number(hours)} h alt. Zur Prüfung wurde sie wiederhergestellt.`,
    trouble: (trouble, last) => `${trouble} ${last}`,
    troubleAdvice: 'Kümmern Sie sich unter „Einstellungen“, „Backups“ darum oder mit „doorward backup --help“.',
    sameDisk: path => `Sicherungen liegen auf dem Laufwerk des Datenordners (${path}) und gehen mit ihm verloren.`,
    sameDiskAdvice: 'Wählen Sie einen Ordner auf einem anderen Laufwerk, oder holen Sie sie regelmäßig von dort ab.',
    ownDisk: path => `Sicherungen liegen in ${path}, auf einem eigenen Laufwerk.`,
  },
  people: {
    notSetUp: 'Noch ist niemand Inhaber: Wer den Einrichtungslink hat, wird es.',
    notSetUpAdvice:
      'Öffnen Sie den Link, den der Server beim Start ausgegeben hat; „doorward setup-link“ erstellt einen neuen.',
    noOwner: 'Kein Inhaber kann sich anmelden.',
    noOwnerAdvice:
      'Geben Sie einem Inhaber ein Passwort: „doorward owner-login USER“ lässt einen auf diesem Rechner hinein.',
    oneOwner: name => `Als Inhaber kann sich nur ${name} anmelden.`,
    oneOwnerAdvice: 'Bestimmen Sie einen zweiten Inhaber, für den Tag, an dem der erste nicht kann.',
    owners: (amount, owners) => `${number(amount)} Inhaber können sich anmelden: ${owners}.`,
    servicesWell: 'Jedes Dienstkonto, das läuft, wird von jemandem betreut.',
    alone: services => `Diese Dienstkonten laufen weiter, und niemand betreut sie: ${services}.`,
    aloneOfMany: (services, amount) =>
      `Diese Dienstkonten laufen weiter, und niemand betreut sie: ${services} und ${number(amount)} weitere.`,
    aloneAdvice:
      'Geben Sie jedem unter „Einstellungen“, „Dienstkonten“ eine andere Kontaktperson, oder schalten Sie es ab.',
    directoryWell: directory => `Gegen das Verzeichnis „${directory}“ liegt nichts vor.`,
    directory: (directory, trouble) => `Das Verzeichnis „${directory}“ ist gestört: ${trouble}`,
    certificate: (directory, address, at) =>
      `Das Zertifikat des Verzeichnisses „${directory}“ bei ${address} gilt bis ${day(at)}.`,
    certificateShortly: (directory, address, at) =>
      `Das Zertifikat des Verzeichnisses „${directory}“ bei ${address} gilt nur noch wenige Tage, bis ${day(at)}.`,
    certificateAdvice: directory =>
      `Lassen Sie es dort vor diesem Tag erneuern; danach kann sich niemand aus „${directory}“ mit einem Passwort anmelden, und nichts wird abgeglichen.`,
    certificateExpired: (directory, address, at) =>
      `Das Zertifikat des Verzeichnisses „${directory}“ bei ${address} ist am ${day(at)} abgelaufen.`,
    certificateExpiredAdvice: directory =>
      `Lassen Sie es dort erneuern. Bis dahin kann sich niemand aus „${directory}“ mit einem Passwort anmelden, und nichts wird abgeglichen.`,
    directoryAdvice: name => `„doorward directory test ${name}“ zeigt, wie weit es kommt.`,
  },
  mail: {
    off: 'Es wird keine E-Mail verschickt: Einladungen und Passwortlinks werden denen gezeigt, die sie erstellen, zum Weitergeben; niemand setzt ein vergessenes Passwort allein zurück, bestätigt eine neue Adresse oder erfährt per E-Mail von Änderungen.',
    well: (server, from) => `${server} antwortet und nimmt E-Mails von ${from} an.`,
    troubleAdvice: 'Berichtigen Sie mail.smtp, oder sehen Sie nach dem Mailserver. Was wartet, wird erneut versucht.',
    waiting: amount =>
      amount === 0 ? 'Keine Nachricht wartet.' : `${count(amount, 'Nachricht wartet', 'Nachrichten warten')}.`,
    notLeft: (waiting, trouble) => `${waiting} Die neueste, die nicht hinausging: ${trouble}`,
    givenUpAdvice:
      'Sie wurde aufgegeben. Sehen Sie nach, ob die Adresse stimmt, und wiederholen Sie, worum es darin ging.',
    triedAgainAdvice: 'Sie wird von selbst erneut versucht.',
  },
}
