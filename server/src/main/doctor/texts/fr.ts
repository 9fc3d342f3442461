import { phrasingIn } from '#ground'
import type { DoctorTexts } from './index.ts'

const { count, day, decimal, number } = phrasingIn('fr')
const giga = (bytes: number): string => `${decimal(bytes / 1024 ** 3)} Go libres`

export const fr: DoctorTexts = {
  system: {
    node: (version, where) => `Node ${version} sur ${where}.`,
    oldNode: (version, where, least) => `Node ${version} sur ${where} est plus ancien que ${least}.`,
    oldNodeAdvice:
      'Démarrez avec «\u00a0npm start\u00a0», qui apporte son propre Node, ou installez-en un plus récent.',
    late: (check, seconds) => `${check} n’était pas terminé après ${number(seconds)} s.`,
    lateAdvice: 'Regardez si la machine est surchargée.',
    failed: (check, why) => `${check} n’a pas pu être fait\u00a0: ${why}`,
    failedAdvice: 'Regardez le fichier journal, et signalez-le si cela persiste.',
  },
  clock: {
    runs: moment => `Elle avance régulièrement, et indique ${moment}.`,
    jumped: ms => `L’horloge a été décalée de ${number(ms)} ms pendant le contrôle.`,
    set: seconds => `L’horloge a été décalée de ${number(seconds)} s depuis le démarrage de ce processus.`,
    setAdvice: 'Réglez l’horloge par NTP (chrony ou systemd-timesyncd), et regardez l’horloge virtuelle de la machine.',
    apart: seconds => `Les horloges de cette machine et de PostgreSQL diffèrent de ${decimal(seconds)} s.`,
    apartAdvice: 'Réglez les deux par NTP.',
  },
  data: {
    missing: folder => `Le dossier de données ${folder} n’existe pas.`,
    missingAdvice: 'Indiquez le bon avec --data ou DOORWARD_DATA, ou démarrez une fois le serveur.',
    isAt: path => `Le dossier de données est ${path}.`,
    isPrivate: 'Le dossier de données n’est lisible que par son propre utilisateur système.',
    openToAll: (path, mode) =>
      `Le dossier de données ${path} a les droits ${mode}\u00a0: tout le monde sur cette machine peut y lire.`,
    openToGroup: (path, mode) =>
      `Le dossier de données ${path} a les droits ${mode}\u00a0: d’autres de son groupe peuvent y lire.`,
    disk: kind => `Il est sur ${kind}.`,
    unknownDisk: 'Il est sur un système de fichiers d’un autre type.',
    inMemory: kind =>
      `Le dossier de données est en mémoire (${kind}), et disparaît au prochain démarrage de la machine.`,
    inMemoryAdvice: 'Déplacez-le sur un disque.',
    inContainer: 'Le dossier de données est dans la couche propre d’un conteneur, et disparaît avec lui.',
    inContainerAdvice: 'Montez-y un volume, comme le fait compose.yaml.',
    free: freeBytes => `${giga(freeBytes)}.`,
    onlyFree: freeBytes => `${giga(freeBytes)} seulement.`,
    freeAdvice:
      'Faites de la place, ou déplacez le dossier de données sur un disque plus grand\u00a0; si le disque est plein, personne ne peut se connecter et rien ne peut être modifié.',
  },
  keys: {
    missing: folder => `Il n’y a pas de clé dans ${folder}.`,
    missingAdvice:
      'Remettez keys/ depuis une sauvegarde, ou indiquez son emplacement avec DOORWARD_KEYS. Aucune nouvelle clé ne peut ouvrir une base existante.',
    folderIsAt: path => `Le dossier des clés est ${path}.`,
    folderIsPrivate: 'Le dossier des clés n’est lisible que par son propre utilisateur système.',
    folderOpenToAll: (path, mode) =>
      `Le dossier des clés ${path} a les droits ${mode}\u00a0: tout le monde sur cette machine peut y lire.`,
    folderOpenToGroup: (path, mode) =>
      `Le dossier des clés ${path} a les droits ${mode}\u00a0: d’autres de son groupe peuvent y lire.`,
    isAt: path => `La clé est ${path}.`,
    isPrivate: 'La clé n’est lisible que par son propre utilisateur système.',
    openToAll: (path, mode) =>
      `La clé ${path} a les droits ${mode}\u00a0: tout le monde sur cette machine peut la lire.`,
    openToGroup: (path, mode) => `La clé ${path} a les droits ${mode}\u00a0: d’autres de son groupe peuvent la lire.`,
    fits: 'C’est la clé avec laquelle la base a été écrite.',
  },
  store: {
    opensAdvice: 'Réglez d’abord cela\u00a0; le reste ne peut pas être contrôlé avant.',
    postgres: version => `PostgreSQL ${version}.`,
    sqlite: (sizeBytes, path) => `SQLite, ${decimal(sizeBytes / 1024 ** 2)} Mo dans ${path}.`,
    flushed: 'Chaque modification est écrite jusqu’au disque\u00a0: ce qui a reçu une réponse y est.',
    writtenAhead:
      'Écrite d’abord dans le journal, et jusqu’au disque à chaque modification\u00a0: ce qui a reçu une réponse y est.',
    notFlushed: settings =>
      `PostgreSQL fonctionne sans ${settings}\u00a0: une coupure de courant peut perdre ce qui a reçu une réponse, ou endommager la base.`,
    notFlushedAdvice: settings => `Mettez ${settings} sur on dans postgresql.conf.`,
    journal: mode => `Le mode de journal est ${mode}.`,
    journalAdvice:
      'Un autre programme a modifié le fichier. Arrêtez-le, et redémarrez le serveur, qui remet cela en ordre.',
    tooLarge: 'Le fichier est trop grand pour être lu en entier ici\u00a0; «\u00a0doorward verify\u00a0» le fait.',
    whole: 'Le fichier a été lu en entier\u00a0; ses pages et ses index sont intacts.',
    damaged: said => `Le fichier est endommagé\u00a0: ${said}.`,
    damagedAdvice: 'Arrêtez le serveur et restaurez la dernière bonne sauvegarde.',
    noStandby:
      'Il n’y a pas de serveur de secours synchrone\u00a0: si ce PostgreSQL est perdu, les dernières modifications le sont aussi.',
    noStandbyAdvice:
      'Réglez synchronous_standby_names sur le serveur primaire, ou acceptez-le\u00a0: les sauvegardes sont là pour le reste.',
    standby: standby => `Les modifications attendent un serveur de secours (${standby}).`,
    woken: 'Une modification sur un nœud réveille aussitôt les autres.',
    notWoken:
      'NOTIFY n’arrive pas\u00a0: un pooler en mode transaction est devant PostgreSQL. Les nœuds regardent à la place deux fois par seconde.',
    notWokenAdvice: 'Indiquez PostgreSQL lui-même dans storage.postgres, ou un pooler en mode session.',
    nodes: nodes => `En service\u00a0: ${nodes}.`,
    noNodes: 'Aucun nœud n’est en service en ce moment.',
    nodesDiffer: nodes => `Des nœuds de plusieurs versions sont en service\u00a0: ${nodes}.`,
    nodesDifferAdvice: 'Mettez à jour les plus anciens\u00a0; ce n’est prévu que pour la durée d’une mise à jour.',
    nodesLost: nodes => `Plus vus depuis plus d’une minute, sans s’être arrêtés normalement\u00a0: ${nodes}.`,
    nodesLostAdvice: 'Regardez si ces processus sont censés tourner.',
    schema: step => `Le schéma en est à ${step}, comme ce programme le veut.`,
    newerSchema: steps => `Le schéma est plus récent que ce programme (${steps}).`,
    newerSchemaAdvice: 'Un autre nœud utilise une version plus récente. Mettez celui-ci à jour aussi.',
    olderSchema: step => `Le schéma en est à ${step}.`,
    olderSchemaAdvice: 'Redémarrez le serveur, qui le met à jour.',
    current: seq => `Les réponses en sont à la modification ${seq}.`,
    lost: 'Ce nœud ne peut pas suivre la base, et ne décide donc rien.',
    lostAdvice: 'Regardez si la base de données répond\u00a0; le nœud reprend alors de lui-même.',
  },
  web: {
    reached: origin => `Le serveur est accessible à l’adresse ${origin}.`,
    local: origin => `Le serveur est accessible à l’adresse ${origin}, donc depuis cette machine seulement.`,
    localAdvice:
      'Choisissez sa vraie adresse dans les paramètres, ou avec publicUrl dans doorward.yaml, avant de relier des applications\u00a0: c’est leur issuer.',
    plain: origin => `${origin} n’est pas chiffrée.`,
    plainAdvice: 'Placez devant un proxy inverse avec un certificat, et changez publicUrl.',
    noProxy:
      'Aucun proxy n’est de confiance\u00a0: le journal et la limitation voient donc l’adresse du proxy à la place de celle de chacun.',
    noProxyAdvice: 'Indiquez dans trustedProxies les adresses depuis lesquelles votre proxy inverse se connecte.',
    named: (host, addresses) => `${host} a pour adresse ${addresses}.`,
    noName: host => `${host} ne peut pas être résolu depuis cette machine.`,
    noNameAdvice: 'Créez une entrée DNS pour ce nom, ou corrigez publicUrl.',
    issuer: 'Le serveur y répond, comme l’issuer que les applications connaissent.',
    otherIssuer: (origin, status) => `Autre chose répond à l’adresse ${origin} (statut ${status}).`,
    unreachable: (origin, why) => `${origin} n’est pas accessible depuis cette machine\u00a0: ${why}.`,
    issuerAdvice: origin =>
      `Ouvrez ${origin} depuis cette machine. Derrière un proxy, transmettez l’en-tête Host sans le changer.`,
  },
  gateway: {
    forged: (app, title, detail) => `${app}\u00a0: ${title}. ${detail}`,
    forgedAdvice: app => `Voir «\u00a0Tester la connexion\u00a0» sur la page de ${app}.`,
  },
  'directory-server': {
    off: 'Il est désactivé.',
    noSecret: 'Il est activé, et n’a pas de secret de bind.',
    noSecretAdvice: 'Créez-en un sous «\u00a0Serveur d’annuaire\u00a0».',
    secret: 'Il est activé, et a un secret de bind.',
    plain: 'Il accepte des mots de passe sans TLS\u00a0: quiconque est sur le chemin peut les lire.',
    plainAdvice:
      'Passez les applications à LDAPS, puis désactivez les mots de passe en clair sous «\u00a0Serveur d’annuaire\u00a0».',
    noPort: 'Un port n’a pas pu être ouvert.',
    portsAdvice: 'Libérez le port, ou choisissez-en un autre sous «\u00a0listen\u00a0» dans doorward.yaml.',
    ports: (first, second) => `Il écoute sur les ports ${first} et ${second}.`,
    port: port => `Il écoute sur le port ${port}.`,
    valid: at => `Le certificat de LDAPS est valable jusqu’au ${day(at)}.`,
    expired: at => `Le certificat de LDAPS a expiré le ${day(at)}.`,
    renewAdvice: 'Placez-en un nouveau dans tls.cert et tls.key\u00a0; il est pris en compte sans redémarrage.',
    validShortly: at => `Le certificat de LDAPS n’est plus valable que quelques jours, jusqu’au ${day(at)}.`,
    renewSoonAdvice:
      'Placez-en un nouveau dans tls.cert et tls.key\u00a0; il est pris en compte sans redémarrage. Les applications qui le vérifient s’arrêtent ce jour-là.',
    selfMade: at =>
      `Le certificat de LDAPS est valable jusqu’au ${day(at)}\u00a0; il a été créé ici et signé par une autorité propre.`,
    selfMadeAdvice: file =>
      `Donnez l’autorité aux applications (${file}), ou indiquez avec tls.cert et tls.key un certificat qu’elles connaissent.`,
  },
  backups: {
    none: 'Il n’y a pas de bonne sauvegarde.',
    noneYet: 'Il n’y a pas de bonne sauvegarde. Le calendrier fera la première.',
    noneYetAdvice: 'Faites-en une maintenant avec «\u00a0doorward backup FILE\u00a0».',
    last: hours => `La dernière bonne sauvegarde date de ${number(hours)} h.`,
    lastChecked: hours =>
      `La dernière bonne sauvegarde date de ${number(hours)} h. Elle a été restaurée pour être contrôlée.`,
    trouble: (trouble, last) => `${trouble} ${last}`,
    troubleAdvice:
      'Voyez cela sous «\u00a0Paramètres\u00a0», «\u00a0Sauvegardes\u00a0», ou avec «\u00a0doorward backup --help\u00a0».',
    sameDisk: path => `Les sauvegardes sont sur le disque du dossier de données (${path}), et disparaissent avec lui.`,
    sameDiskAdvice: 'Choisissez un dossier sur un autre disque, ou récupérez-les régulièrement.',
    ownDisk: path => `Les sauvegardes sont dans ${path}, sur un disque à elles.`,
  },
  people: {
    notSetUp: 'Personne n’est encore propriétaire\u00a0: qui a le lien d’installation le devient.',
    notSetUpAdvice:
      'Ouvrez le lien que le serveur a affiché à son démarrage\u00a0; «\u00a0doorward setup-link\u00a0» en crée un autre.',
    noOwner: 'Aucun propriétaire ne peut se connecter.',
    noOwnerAdvice:
      'Donnez un mot de passe à un propriétaire\u00a0: «\u00a0doorward owner-login USER\u00a0» en fait entrer un sur cette machine.',
    oneOwner: name => `${name} est seul à pouvoir se connecter comme propriétaire.`,
    oneOwnerAdvice: 'Nommez un second propriétaire, pour le jour où le premier ne pourra pas.',
    owners: (amount, owners) => `${number(amount)} propriétaires peuvent se connecter\u00a0: ${owners}.`,
    servicesWell: 'Chaque compte de service qui fonctionne a quelqu’un qui s’en occupe.',
    alone: services => `Ces comptes de service fonctionnent, et personne ne s’en occupe\u00a0: ${services}.`,
    aloneOfMany: (services, amount) =>
      `Ces comptes de service fonctionnent, et personne ne s’en occupe\u00a0: ${services} et ${number(amount)} autres.`,
    aloneAdvice:
      'Donnez à chacun un autre contact sous «\u00a0Paramètres\u00a0», «\u00a0Comptes de service\u00a0», ou désactivez-le.',
    directoryWell: directory => `Rien n’est signalé sur l’annuaire «\u00a0${directory}\u00a0».`,
    directory: (directory, trouble) => `L’annuaire «\u00a0${directory}\u00a0» a un problème\u00a0: ${trouble}`,
    certificate: (directory, address, at) =>
      `Le certificat de l’annuaire «\u00a0${directory}\u00a0» à ${address} est valable jusqu’au ${day(at)}.`,
    certificateShortly: (directory, address, at) =>
      `Le certificat de l’annuaire «\u00a0${directory}\u00a0» à ${address} n’est plus valable que quelques jours, jusqu’au ${day(at)}.`,
    certificateAdvice: directory =>
      `Faites-le renouveler avant ce jour\u00a0; ensuite, personne de «\u00a0${directory}\u00a0» ne peut se connecter avec un mot de passe, et rien n’est synchronisé.`,
    certificateExpired: (directory, address, at) =>
      `Le certificat de l’annuaire «\u00a0${directory}\u00a0» à ${address} a expiré le ${day(at)}.`,
    certificateExpiredAdvice: directory =>
      `Faites-le renouveler. D’ici là, personne de «\u00a0${directory}\u00a0» ne peut se connecter avec un mot de passe, et rien n’est synchronisé.`,
    directoryAdvice: name => `«\u00a0doorward directory test ${name}\u00a0» montre jusqu’où il va.`,
  },
  mail: {
    off: 'Aucun e-mail n’est envoyé\u00a0: les invitations et les liens de mot de passe sont montrés à qui les crée, pour être transmis\u00a0; personne ne réinitialise seul un mot de passe oublié, ne confirme une nouvelle adresse ni n’est averti des modifications par e-mail.',
    well: (server, from) => `${server} répond et accepte les e-mails de ${from}.`,
    troubleAdvice: 'Corrigez mail.smtp, ou occupez-vous du serveur de messagerie. Ce qui attend est retenté.',
    waiting: amount =>
      amount === 0 ? 'Aucun message n’attend.' : `${count(amount, 'message attend', 'messages attendent')}.`,
    notLeft: (waiting, trouble) => `${waiting} Le dernier qui n’est pas parti\u00a0: ${trouble}`,
    givenUpAdvice: 'Il a été abandonné. Regardez si l’adresse est juste, et refaites ce dont il s’agissait.',
    triedAgainAdvice: 'Il est retenté automatiquement.',
  },
}
