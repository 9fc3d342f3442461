import { phrasingIn, type Millis } from '#ground'

const { count, decimal } = phrasingIn('en')
const isoDay = (at: Millis): string => new Date(at).toISOString().slice(0, 10)
const giga = (bytes: number): string => `${decimal(bytes / 1024 ** 3)} GB free`

/** What the doctor says, by part. What ends in `Advice` says what to do. A translation is another table of this shape. */
export const en = {
  system: {
    node: (version: string, where: string) => `Node ${version} on ${where}.`,
    oldNode: (version: string, where: string, least: string) => `Node ${version} on ${where} is older than ${least}.`,
    oldNodeAdvice: 'Start with “npm start”, which brings its own Node, or install a newer one.',
    late: (check: string, seconds: number) => `${check} was not done within ${seconds} s.`,
    lateAdvice: 'Look whether the machine is overloaded.',
    failed: (check: string, why: string) => `${check} could not be made: ${why}`,
    failedAdvice: 'Look at the log, and report this if it stays.',
  },
  clock: {
    runs: (moment: string) => `It runs evenly, and says ${moment}.`,
    jumped: (ms: number) => `The clock was set by ${ms} ms while it was looked at.`,
    set: (seconds: number) => `The clock was set by ${seconds} s since this process started.`,
    setAdvice: 'Keep the clock with NTP (chrony or systemd-timesyncd), and look at the machine’s virtual clock.',
    apart: (seconds: number) => `The clocks of this machine and of PostgreSQL are ${decimal(seconds)} s apart.`,
    apartAdvice: 'Keep both with NTP.',
  },
  data: {
    missing: (folder: string) => `There is no data folder ${folder}.`,
    missingAdvice: 'Name the right one with --data or DOORWARD_DATA, or start the server once.',
    isAt: (path: string) => `The data folder is ${path}.`,
    isPrivate: 'The data folder is for its own user alone.',
    openToAll: (path: string, mode: string) =>
      `The data folder ${path} has mode ${mode}: everybody on this machine can look into it.`,
    openToGroup: (path: string, mode: string) =>
      `The data folder ${path} has mode ${mode}: others in its group can look into it.`,
    disk: (kind: string) => `It is on ${kind}.`,
    unknownDisk: 'It is on a file system of its own kind.',
    inMemory: (kind: string) => `The data folder is in memory (${kind}), and gone with the machine’s next start.`,
    inMemoryAdvice: 'Move it to a disk.',
    inContainer: 'The data folder is inside a container’s own layer, and gone with the container.',
    inContainerAdvice: 'Mount a volume there, as compose.yaml does.',
    free: (freeBytes: number) => `${giga(freeBytes)}.`,
    onlyFree: (freeBytes: number) => `Only ${giga(freeBytes)}.`,
    freeAdvice:
      'Make room, or move the data folder to a larger disk; with a full disk nobody can sign in or be changed.',
  },
  keys: {
    missing: (folder: string) => `There is no key in ${folder}.`,
    missingAdvice:
      'Put keys/ back from a backup, or name its place with DOORWARD_KEYS. No new key can open an existing store.',
    folderIsAt: (path: string) => `The folder of the keys is ${path}.`,
    folderIsPrivate: 'The folder of the keys is for its own user alone.',
    folderOpenToAll: (path: string, mode: string) =>
      `The folder of the keys ${path} has mode ${mode}: everybody on this machine can look into it.`,
    folderOpenToGroup: (path: string, mode: string) =>
      `The folder of the keys ${path} has mode ${mode}: others in its group can look into it.`,
    isAt: (path: string) => `The key is ${path}.`,
    isPrivate: 'The key is for its own user alone.',
    openToAll: (path: string, mode: string) =>
      `The key ${path} has mode ${mode}: everybody on this machine can look into it.`,
    openToGroup: (path: string, mode: string) =>
      `The key ${path} has mode ${mode}: others in its group can look into it.`,
    fits: 'The key is the one the store was written with.',
  },
  store: {
    opensAdvice: 'Put that right first; the rest cannot be looked at before.',
    postgres: (version: string) => `PostgreSQL ${version}.`,
    sqlite: (sizeBytes: number, path: string) => `SQLite, ${decimal(sizeBytes / 1024 ** 2)} MB in ${path}.`,
    flushed: 'Every commit is flushed: what was answered is on the disk.',
    writtenAhead: 'Written ahead and flushed with every commit: what was answered is on the disk.',
    notFlushed: (settings: string) =>
      `PostgreSQL runs with ${settings} off: a power cut may lose what was answered, or damage the database.`,
    notFlushedAdvice: (settings: string) => `Set ${settings} to on in postgresql.conf.`,
    journal: (mode: string) => `The journal mode is ${mode}.`,
    journalAdvice: 'Another program has changed the file. Stop it, and restart the server, which sets this right.',
    tooLarge: 'It is too large to be read through here; “doorward verify” does that.',
    whole: 'It was read through, and its pages and indexes are whole.',
    damaged: (said: string) => `It is damaged: ${said}.`,
    damagedAdvice: 'Stop the server and restore the last good backup.',
    noStandby: 'There is no synchronous standby: when this PostgreSQL is lost, so are the last changes.',
    noStandbyAdvice: 'Set synchronous_standby_names on the primary, or accept it: backups are there for the rest.',
    standby: (standby: string) => `Commits wait for a standby (${standby}).`,
    woken: 'A change on one node wakes the others at once.',
    notWoken:
      'NOTIFY does not arrive: a pooler in transaction mode is in front of PostgreSQL. Nodes look twice a second instead.',
    notWokenAdvice: 'Name PostgreSQL itself in storage.postgres, or a pooler in session mode.',
    nodes: (nodes: string) => `Serving: ${nodes}.`,
    noNodes: 'No node serves at the moment.',
    nodesDiffer: (nodes: string) => `Nodes of several versions serve: ${nodes}.`,
    nodesDifferAdvice: 'Upgrade the older ones; this is for the time of an upgrade.',
    nodesLost: (nodes: string) => `Not seen for over a minute, without having stopped in order: ${nodes}.`,
    nodesLostAdvice: 'Look whether these processes are meant to run.',
    schema: (step: string) => `The schema stands at ${step}, as this program wants it.`,
    newerSchema: (steps: string) => `The schema is newer than this program (${steps}).`,
    newerSchemaAdvice: 'Another node runs a later version. Upgrade this one too.',
    olderSchema: (step: string) => `The schema stands at ${step}.`,
    olderSchemaAdvice: 'Restart the server, which brings it up to date.',
    current: (seq: string) => `What answers stands at change ${seq}.`,
    lost: 'This node cannot follow the store, so it decides nothing.',
    lostAdvice: 'Look whether the database answers; the node goes on by itself when it does.',
  },
  web: {
    reached: (origin: string) => `People reach it at ${origin}.`,
    local: (origin: string) => `People reach it at ${origin}, which is this machine alone.`,
    localAdvice:
      'Choose its real address in Settings, or with publicUrl in doorward.yaml, before you connect apps: it is their issuer.',
    plain: (origin: string) => `${origin} is not encrypted.`,
    plainAdvice: 'Put a reverse proxy with a certificate in front, and change publicUrl.',
    noProxy: 'No proxy is trusted, so the audit and the throttle see the proxy’s address in place of everybody’s own.',
    noProxyAdvice: 'Name the addresses your reverse proxy connects from in trustedProxies.',
    named: (host: string, addresses: string) => `${host} is ${addresses}.`,
    noName: (host: string) => `${host} cannot be resolved from this machine.`,
    noNameAdvice: 'Make a DNS entry for it, or correct publicUrl.',
    issuer: 'It answers there, as the issuer apps know.',
    otherIssuer: (origin: string, status: string) => `Something else answers at ${origin} (status ${status}).`,
    unreachable: (origin: string, why: string) => `${origin} cannot be reached from this machine: ${why}.`,
    issuerAdvice: (origin: string) =>
      `Open ${origin} from this machine. Behind a proxy, pass the Host header on unchanged.`,
  },
  gateway: {
    forged: (app: string, title: string, detail: string) => `${app}: ${title}. ${detail}`,
    forgedAdvice: (app: string) => `See “Test sign-in” on the page of ${app}.`,
  },
  'directory-server': {
    off: 'It is switched off.',
    noSecret: 'It is on, and has no bind secret.',
    noSecretAdvice: 'Make one under Directory server.',
    secret: 'It is on, and has a bind secret.',
    plain: 'It takes passwords without TLS: whoever is on the way can read them.',
    plainAdvice: 'Move apps to LDAPS, then switch plain passwords off under Directory server.',
    noPort: 'A port could not be opened.',
    portsAdvice: 'Free the port, or choose another under “listen” in doorward.yaml.',
    ports: (first: string, second: string) => `It listens on ${first} and ${second}.`,
    port: (port: string) => `It listens on ${port}.`,
    valid: (at: Millis) => `The certificate of LDAPS is valid until ${isoDay(at)}.`,
    expired: (at: Millis) => `The certificate of LDAPS has expired on ${isoDay(at)}.`,
    renewAdvice: 'Put a new one at tls.cert and tls.key; it is taken up without a restart.',
    validShortly: (at: Millis) => `The certificate of LDAPS is valid until ${isoDay(at)}, a few days from now.`,
    renewSoonAdvice:
      'Put a new one at tls.cert and tls.key; it is taken up without a restart. Apps that look at it stop on that day.',
    selfMade: (at: Millis) =>
      `The certificate of LDAPS is valid until ${isoDay(at)}, made here and signed by an authority of its own.`,
    selfMadeAdvice: (file: string) =>
      `Give apps the authority (${file}), or name a certificate they know with tls.cert and tls.key.`,
  },
  backups: {
    none: 'There is no good backup.',
    noneYet: 'There is no good backup. The schedule will make the first one.',
    noneYetAdvice: 'Make one now with “doorward backup FILE”.',
    last: (hours: number) => `The last good backup is ${hours} h old.`,
    lastChecked: (hours: number) => `The last good backup is ${hours} h old. It was restored to be checked.`,
    trouble: (trouble: string, last: string) => `${trouble} ${last}`,
    troubleAdvice: 'See to it under Settings, Backups, or with “doorward backup --help”.',
    sameDisk: (path: string) => `Backups lie on the disk of the data folder (${path}), and go with it.`,
    sameDiskAdvice: 'Choose a folder on another disk, or fetch them from there regularly.',
    ownDisk: (path: string) => `Backups lie in ${path}, on a disk of their own.`,
  },
  people: {
    notSetUp: 'Nobody is owner yet: whoever has the set-up link becomes it.',
    notSetUpAdvice: 'Open the link the server printed at its start; “doorward setup-link” makes another.',
    noOwner: 'No owner can sign in.',
    noOwnerAdvice: 'Give an owner a password: “doorward owner-login USER” lets one in on this machine.',
    oneOwner: (name: string) => `Only ${name} can sign in as owner.`,
    oneOwnerAdvice: 'Make a second owner, for the day the first cannot.',
    owners: (amount: number, owners: string) => `${amount} owners can sign in: ${owners}.`,
    servicesWell: 'Every service account that works has somebody who looks after it.',
    alone: (services: string) => `Nobody looks after these service accounts, which still work: ${services}.`,
    aloneOfMany: (services: string, amount: number) =>
      `Nobody looks after these service accounts, which still work: ${services} and ${amount} more.`,
    aloneAdvice: 'Give each another contact under Settings, Service accounts, or disable it.',
    directoryWell: (directory: string) => `Nothing is known against the directory “${directory}”.`,
    directory: (directory: string, trouble: string) => `The directory “${directory}” is not well: ${trouble}`,
    certificate: (directory: string, address: string, at: Millis) =>
      `The certificate of the directory “${directory}” at ${address} is valid until ${isoDay(at)}.`,
    certificateShortly: (directory: string, address: string, at: Millis) =>
      `The certificate of the directory “${directory}” at ${address} is valid until ${isoDay(at)}, a few days from now.`,
    certificateAdvice: (directory: string) =>
      `Have it renewed there before that day; from then on nobody of “${directory}” can sign in with a password, and nothing is synchronised.`,
    certificateExpired: (directory: string, address: string, at: Millis) =>
      `The certificate of the directory “${directory}” at ${address} has expired on ${isoDay(at)}.`,
    certificateExpiredAdvice: (directory: string) =>
      `Have it renewed there. Until then nobody of “${directory}” can sign in with a password, and nothing is synchronised.`,
    directoryAdvice: (name: string) => `“doorward directory test ${name}” shows how far it gets.`,
  },
  mail: {
    off: 'No mail is sent: invitations and password links are shown to whoever makes them, to be passed on; nobody resets a forgotten password alone, confirms a new address or is told of changes by mail.',
    well: (server: string, from: string) => `${server} answers and takes mail from ${from}.`,
    troubleAdvice: 'Correct mail.smtp, or see to the mail server. What waits is tried again.',
    waiting: (amount: number) =>
      amount === 0 ? 'No message waits.' : `${count(amount, 'message waits', 'messages wait')}.`,
    notLeft: (waiting: string, trouble: string) => `${waiting} The newest that has not left: ${trouble}`,
    givenUpAdvice: 'It was given up. Look whether the address is right, and do again what it was about.',
    triedAgainAdvice: 'It is tried again by itself.',
  },
}
