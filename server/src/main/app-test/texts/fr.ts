import type { AppTestTexts } from './index.ts'

const own = (name: string): string => `«\u00a0${name}\u00a0» dans ses réglages`

export const fr: AppTestTexts = {
  steps: {
    reachable: app => `${app} est accessible d’ici`,
    'oidc.asked': app => `${app} vous a envoyé vers Doorward`,
    'oidc.address': () => 'L’adresse de redirection correspond',
    'oidc.allowed': () => 'La connexion a réussi et l’accès a été accordé',
    'oidc.exchanged': app => `${app} a échangé le code contre des jetons`,
    'oidc.profile': app => `${app} a lu le profil`,
    'ldap.bound': app => `${app} s’est connectée au serveur d’annuaire`,
    'ldap.searched': app => `${app} a fait une recherche à votre sujet`,
    'ldap.password': () => 'Votre mot de passe a été vérifié',
    'ldap.allowed': () => 'L’accès vous a été accordé',
    'ldap.groups': app => `${app} a lu vos groupes`,
    'simple-auth.client': app => `${app} a interrogé Doorward et prouvé son identité`,
    'simple-auth.password': () => 'Votre mot de passe a été vérifié',
    'simple-auth.allowed': () => 'L’accès vous a été accordé',
    'gateway.asked': () => 'Le proxy a interrogé Doorward',
    'gateway.address': () => 'L’adresse est celle de l’application',
    'gateway.allowed': () => 'La connexion a réussi et l’accès a été accordé',
    'gateway.forged': () => 'Personne n’entre en disant seulement qui il est',
    'gateway.side-door': () => 'La porte de service est fermée',
  },
  stepsOf: {
    'oidc.asked': (app, who) => `${app} a envoyé ${who} vers Doorward`,
    'oidc.allowed': (_app, who) => `La connexion de ${who} a réussi et l’accès a été accordé`,
    'ldap.searched': (app, who) => `${app} a fait une recherche au sujet de ${who}`,
    'ldap.password': (_app, who) => `Le mot de passe de ${who} a été vérifié`,
    'ldap.allowed': (_app, who) => `L’accès a été accordé à ${who}`,
    'ldap.groups': (app, who) => `${app} a lu les groupes de ${who}`,
    'simple-auth.password': (_app, who) => `Le mot de passe de ${who} a été vérifié`,
    'simple-auth.allowed': (_app, who) => `L’accès a été accordé à ${who}`,
    'gateway.allowed': (_app, who) => `La connexion de ${who} a réussi et l’accès a été accordé`,
  },
  somebody: 'quelqu’un',
  waiting: 'En attente',
  waitingForSecret: 'En attente. C’est ici qu’apparaît un mauvais secret du client.',
  waitingForBind: 'En attente. C’est ici qu’apparaît un mauvais DN de bind ou un mauvais mot de passe.',
  settings: {
    address: own('adresse propre'),
    clientId: own('identifiant du client'),
    clientSecret: own('secret du client'),
    scopes: own('scopes'),
    authMethod: own('façon d’envoyer le secret du client'),
    pkce: own('PKCE'),
    bindDn: own('DN de bind'),
    bindPassword: own('mot de passe de bind'),
    ldapUrl: own('adresse LDAP'),
    searchBase: own('base de recherche'),
    filter: own('filtre des utilisateurs'),
  },
  offTitle: app => `${app} est désactivée`,
  offFix: 'Activez ici l’application dans ses paramètres.',
  unknownClient: {
    title: app => `${app} est venue avec un identifiant de client inconnu`,
    detail: (sent, own) =>
      `Elle est venue avec «\u00a0${sent}\u00a0», et aucune application n’a cet identifiant ici. Celle-ci a «\u00a0${own}\u00a0».`,
    fix: (setting, own) => `Mettez ${setting} à ${own}.`,
  },
  wrongSecret: {
    title: app => `${app} a un mauvais secret de client`,
    titleOfKey: app => `${app} a une mauvaise clé ou un mauvais secret de client`,
  },

  failures: {
    refused: 'Rien n’écoute à cet endroit.',
    reset: 'La connexion a été fermée sans réponse.',
    unknownName: 'Cette machine ne connaît pas ce nom.',
    noLookup: 'Le nom n’a pas pu être recherché.',
    noWay: 'Aucun chemin n’y mène depuis cette machine.',
    noTls: 'Ce port ne parle pas TLS.',
    noHttp: 'La réponse n’est pas du HTTP.',
    expired: 'Son certificat a expiré.',
    notYetValid: 'Son certificat n’est pas encore valable.',
    untrusted: 'Son certificat n’est signé par personne à qui cette machine fait confiance.',
    otherName: 'Son certificat est pour un autre nom.',
    forbidden: 'C’est une adresse link-local ou de métadonnées, qui n’est jamais appelée.',
    late: seconds => `Aucune réponse en ${seconds} secondes.`,
    unreached: 'Elle n’a pas pu être jointe.',
    unreachedBy: code => `Elle n’a pas pu être jointe (${code}).`,
  },
  reach: {
    noAddress: app => `${app} n’a pas d’adresse ici`,
    noAddressDetail:
      'Sans adresse, elle ne peut pas être appelée, et «\u00a0Mes applications\u00a0» n’a rien à ouvrir.',
    noAddressFix: 'Donnez ici un lien à l’application dans ses paramètres.',
    unreached: app => `${app} n’a pas pu être jointe d’ici`,
    untrustedFix:
      'Les navigateurs avertiront aussi, à moins qu’ils ne fassent confiance à plus d’autorités que cette machine.',
    unreachedFix:
      'Si les navigateurs des personnes l’atteignent de là où ils sont, il n’y a rien à changer. Sinon, regardez le lien de l’application, et si elle tourne.',
    error: app => `${app} répond par une erreur`,
    answered: (address, status) => `${address} a répondu ${status}`,
    errorFix: 'Regardez le journal de l’application, ou celui du proxy devant elle.',
  },
  forged: {
    allOpen: 'Tous les chemins sont ouverts à tout le monde',
    allOpenDetail: app =>
      `Il n’y a nulle part à se connecter\u00a0; que ${app} réponde ne dit donc rien. Seule ${app} peut montrer si elle croit des en-têtes falsifiés.`,
    untried: 'Les en-têtes falsifiés n’ont pas pu être essayés',
    untriedFix: app =>
      `Faites en sorte que cette machine atteigne ${app} à l’adresse que les personnes utilisent, et recommencez.`,
    shut: (address, status) =>
      `Doorward a appelé ${address} sans session, avec des en-têtes disant qu’il est quelqu’un, et a été mené à la connexion (${status}).`,
    publicPaths: app =>
      `Sur les chemins publics, les requêtes passent\u00a0: seule ${app} peut montrer si les en-têtes y sont retirés.`,
    elsewhere: 'Le chemin mène ailleurs que vers Doorward',
    elsewhereDetail: (address, place, status) =>
      `Doorward a appelé ${address} sans session, avec des en-têtes disant qu’il est quelqu’un, et a été mené vers ${place} (${status}).`,
    anotherPlace: 'un autre endroit',
    elsewhereFix: app => `Faites interroger Doorward par le proxy avant que quoi que ce soit n’atteigne ${app}.`,
    open: 'Quelqu’un qui n’est pas connecté entre',
    notLed: 'Cela n’a pas mené à la connexion',
    answered: (address, status) =>
      `Doorward a appelé ${address} sans session, avec des en-têtes disant qu’il est quelqu’un, et la réponse a été ${status}.`,
    openFix:
      'Le proxy n’interroge pas Doorward pour ce chemin, ou laisse passer ce qu’il ne devrait pas. Comparez-le ici avec la configuration de cette application.',
  },
  sideDoor: {
    closedDetail: (address, why) =>
      `${address}\u00a0: ${why} C’est vu de cette machine\u00a0; une autre du réseau peut être plus proche.`,
    nobodyLetIn: address => `${address} n’a laissé entrer personne.`,
    here: app => `${app} répond sur cette machine`,
    hereDetail: (address, status) =>
      `${address} a répondu ${status}. Doorward tourne sur la même machine, cela ne dit donc rien des autres.`,
    hereUntrusted: address =>
      `${address} a répondu, avec un certificat que personne ne connaît. Doorward tourne sur la même machine, cela ne dit donc rien des autres.`,
    hereFix: 'Vérifiez depuis une autre machine que rien n’y répond.',
    open: 'La porte de service est ouverte',
    openDetail: (address, status) =>
      `${address} a répondu ${status}. N’importe qui sur ce réseau évite la connexion, et peut être n’importe qui par un en-tête.`,
    openUntrusted: address =>
      `${address} a répondu, avec un certificat que personne ne connaît. N’importe qui sur ce réseau évite la connexion, et peut être n’importe qui par un en-tête.`,
    openFix: app =>
      `Faites écouter ${app} pour le proxy seul\u00a0: sur 127.0.0.1, dans un réseau à eux, ou par un pare-feu.`,
  },

  letIn: {
    ways: {
      'rule-everyone': 'comme tout le monde',
      'rule-by-name': 'nommée dans la règle',
      'rule-granted': 'par un accès donné nommément',
      'rule-single-user': 'à qui l’application appartient',
      'rule-admins': 'comme administrateur',
    },
    through: group => `par ${group}`,
    password: 'mot de passe',
    passkey: 'clé d’accès',
    link: 'lien à usage unique',
    passwordAndCode: 'mot de passe et code',
    passkeyAndCode: 'clé d’accès et code',
    appPassword: 'mot de passe d’application',
  },
  refused: {
    title: 'La connexion a réussi, mais l’accès a été refusé',
    titleOf: who => `La connexion de ${who} a réussi, mais l’accès a été refusé`,
    changed: 'Cela a changé depuis.',
    reference: reference => `Référence ${reference}.`,
    fix: change => `Ceci donnerait l’accès\u00a0: ${change}.`,
  },

  oidc: {
    clientId: clientId => `Identifiant du client «\u00a0${clientId}\u00a0»`,
    noPkce: 'sans PKCE',
    noScopes: 'aucun scope',
    scopes: scopes => `avec les scopes ${scopes}`,
    noOpenid: (setting, app) => `Ajoutez openid à ${setting}\u00a0: sans lui, ${app} n’apprend pas qui s’est connecté.`,
    unknownScopes: (scopes, setting) =>
      `«\u00a0${scopes}\u00a0» ne veut rien dire ici et ne donne rien. Retirez-le de ${setting}.`,
    mismatch: 'L’adresse de redirection ne correspond pas',
    givenUp: 'La connexion a été abandonnée',
    givenUpDetail: 'Rien n’a été accepté, ou l’application ne peut pas être ouverte.',
    noPkceTitle: app => `${app} est venue sans PKCE`,
    noPkceDetail: 'Cette application doit utiliser PKCE avec S256.',
    noPkceFix: (setting, app) =>
      `Activez ${setting}. Si ${app} ne sait pas le faire et garde un secret, désactivez ici PKCE pour cette application.`,
    otherPkce: app => `${app} est venue avec une autre sorte de PKCE`,
    otherPkceFix: setting => `Mettez ${setting} à S256.`,
    notPushed: app => `${app} n’a pas déposé sa requête à l’avance`,
    notPushedDetail: 'Cette application doit déposer ses requêtes à l’avance (PAR).',
    notPushedFix: app => `Activez cela dans ${app}, ou désactivez-le ici pour cette application.`,
    otherFlow: app => `${app} a demandé un autre flux`,
    otherFlowDetail: 'Seul le flux par code existe ici.',
    otherFlowFix: app => `Mettez le type de réponse de ${app} à «\u00a0code\u00a0».`,
    unanswerable: app => `${app} vous a envoyé vers Doorward avec une requête sans réponse possible`,
    inIdToken: claims => `Dans le jeton d’identité\u00a0: ${claims}`,
    noMore: app => `${app} sait seulement qui vous êtes, pour l’instant`,
    noMoreDetail: claims =>
      `Dans le jeton d’identité\u00a0: ${claims}. Le reste se lit à l’adresse userinfo, qui n’a pas encore été interrogée.`,
    nothing: 'rien',
    intoIdToken: app =>
      `Si ${app} ne montre ni nom ni groupes, placez ici les claims de cette application dans le jeton d’identité.`,
    askMore: setting => `Demandez-en plus dans ${setting}\u00a0: profile, email, groups.`,
  },
  exchange: {
    byPkce: 'Sans secret, par PKCE',
    signature: 'Signature acceptée',
    secret: 'Secret du client accepté',
    wrongDetail: 'Le code est bon\u00a0; ce avec quoi l’application a prouvé son identité n’est aucun de ses secrets.',
    wrongFix: setting =>
      `Créez ici un autre secret pour cette application, et collez-le dans ${setting}. Attention aux espaces et aux fins de ligne.`,
    otherMethod: app => `${app} prouve son identité autrement`,
    sent: {
      secret: method =>
        `Elle est venue avec un secret\u00a0; cette application est réglée ici sur «\u00a0${method}\u00a0».`,
      signature: method =>
        `Elle est venue avec une signature\u00a0; cette application est réglée ici sur «\u00a0${method}\u00a0».`,
      nothing: method =>
        `Elle est venue sans secret\u00a0; cette application est réglée ici sur «\u00a0${method}\u00a0».`,
    },
    noSecretFix: app => `Retirez le secret de ${app}, ou laissez ici cette application garder un secret.`,
    methodFix: setting => `Regardez ${setting}, ou réglez ici la méthode de cette application sur ce qu’elle fait.`,
    otherClient: app => `${app} a échangé le code sous un autre identifiant de client`,
    otherClientDetail: (sent, own) =>
      `Elle est venue avec «\u00a0${sent}\u00a0», et le code est pour «\u00a0${own}\u00a0».`,
    otherClientFix: (setting, own) => `Mettez ${setting} à ${own}, partout où il est demandé.`,
    noVerifier: app => `${app} a omis le vérificateur PKCE`,
    wrongVerifier: app => `${app} a envoyé un vérificateur PKCE qui ne correspond pas`,
    verifierDetail:
      'L’échange a commencé avec PKCE et doit finir avec lui. Plusieurs copies de l’application sans sessions communes se voient ainsi aussi.',
    verifierFix: setting => `Regardez ${setting}, et si ses sessions sont conservées entre les deux requêtes.`,
    twoAddresses: app => `${app} a nommé deux adresses de redirection`,
    twoAddressesDetail: 'Celle qui accompagne le code n’est pas celle avec laquelle la connexion a commencé.',
    twoAddressesFix: (setting, app) => `Regardez ${setting}, et ce que le proxy devant ${app} lui dit.`,
    twice: app => `${app} a présenté le code une seconde fois`,
    twiceDetail: 'Un code sert une fois. Ce qui en a été tiré a pris fin, puisque quelqu’un d’autre pourrait l’avoir.',
    twiceFix: app =>
      `Regardez si ${app} est appelée deux fois, par un proxy qui répète les requêtes ou par une page rechargée.`,
    late: app => `${app} est venue trop tard avec le code`,
    lateDetail: 'Un code vaut une minute.',
    lateFix: 'Regardez les horloges des deux machines.',
    failed: app => `${app} n’a pas pu échanger le code`,
  },
  redirect: {
    asked: app => `${app} a demandé à revenir à`,
    noAddress: '(aucune adresse)',
    allowed: 'mais cette application n’autorise que',
    whole: setting => `Donnez dans ${setting} une adresse entière, avec https:// et l’hôte.`,
    set: (setting, origin, app) => `Mettez ${setting} à ${origin} et redémarrez ${app}.`,
    addHere: sent => `Si ${sent} est juste, ajoutez-la ici aux adresses de redirection de cette application.`,
    http: 'Elle dit http là où https est autorisé.',
    httpDanger: 'N’autorisez pas l’adresse http\u00a0: le code de connexion voyagerait en clair.',
    https: (allowed, sent) =>
      `Elle dit https là où http est autorisé. Remplacez ici ${allowed} par ${sent} dans les adresses de redirection de cette application\u00a0: https est plus sûr.`,
    host: (sent, allowed) => `L’hôte est ${sent} là où ${allowed} est autorisé.`,
    hostFix: (app, host, setting, origin) =>
      `Si les personnes ouvrent ${app} à ${host}\u00a0: mettez ${setting} à ${origin} et redémarrez ${app}.`,
    port: (sent, allowed) => `Le port est ${sent} là où ${allowed} est autorisé.`,
    slash: 'Elle finit par une barre oblique, et l’adresse autorisée non.',
    noSlash: 'L’adresse autorisée finit par une barre oblique, et celle-ci non.',
    letters: 'Les majuscules et minuscules du chemin diffèrent.',
    path: (sent, allowed) => `Le chemin est ${sent} là où ${allowed} est autorisé.`,
    query: 'Ce qui suit le point d’interrogation diffère\u00a0; cela fait partie de l’adresse.',
    hash: 'Elle contient un #, ce qu’aucune adresse de redirection ne peut avoir.',
    spelling: 'C’est la même adresse écrite de deux façons\u00a0; caractère par caractère, elles diffèrent.',
  },

  gateway: {
    builtIn: 'Le proxy de Doorward lui-même est devant elle',
    askedBy: (proxy, address, path) => `${proxy} à ${address}, avec ${path}`,
    unsaid: 'Un proxy a interrogé Doorward sans dire sur quoi',
    unsaidDetail: (path, address, proxy) =>
      `Il a interrogé ${path} depuis ${address}, sans les en-têtes que ${proxy} doit envoyer.`,
    unsaidFix:
      'Comparez ici ses réglages avec la configuration de cette application\u00a0: méthode, hôte et chemin doivent venir avec chaque question.',
    unlisted: 'Un proxy qui n’est pas dans la liste a interrogé Doorward',
    unlistedDetail: (address, path, host) =>
      `Depuis ${address}, à ${path}, au sujet de ${host}. Qui n’est pas dans la liste reçoit 403.`,
    noHost: 'aucun hôte',
    unlistedFix: address =>
      `Si ${address} est votre proxy, ajoutez-le à trustedProxies dans la configuration de Doorward (DOORWARD_TRUSTED_PROXIES) et redémarrez Doorward.`,
    otherHost: 'Le proxy interroge sur un autre hôte',
    otherHostDetail: (address, host, own) =>
      `Il a interrogé sur ${address}, et aucune application n’a l’hôte ${host} ici. Celle-ci a ${own}.`,
    otherHostFix:
      'Changez ici l’hôte de cette application, ou faites envoyer par le proxy le nom que les personnes ouvrent.',
    unreadable: 'Le chemin peut se lire de deux façons',
    unreadableDetail: address => `Il a interrogé sur ${address}, ce qui reçoit la réponse 400.`,
    unreadableFix: 'Faites envoyer par le proxy le chemin tel qu’il est venu, sans le décoder.',
    shut: 'Une règle ferme ce chemin à tout le monde',
    shutFix: 'Regardez ici les chemins de cette application.',
    statement: '(une déclaration signée)',
    told: headers => `L’application apprend ${headers}`,
  },

  ldap: {
    overTls: (dn, address) => `${dn}, par TLS, depuis ${address}`,
    withoutTls: (dn, address) => `${dn}, sans TLS, depuis ${address}`,
    noTls: app => `${app} est venue sans TLS`,
    noTlsDetail: 'Les mots de passe ne sont pas acceptés là où d’autres peuvent les lire.',
    noTlsFix: (setting, app) => `Mettez ${setting} à ldaps:// avec le port de LDAPS, ou activez StartTLS dans ${app}.`,
    noBind: app => `${app} n’a pas pu se connecter au serveur d’annuaire`,
    wrongPassword: app => `${app} a un mauvais mot de passe de bind`,
    wrongPasswordFix: setting => `Créez ici un autre secret LDAP pour cette application, et collez-le dans ${setting}.`,
    wrongDn: app => `${app} est venue avec un mauvais DN de bind`,
    noEntry: 'Cette entrée n’existe pas.',
    wrongDnFix: (setting, dn) => `Mettez ${setting} à ${dn}.`,
    search: (base, filter, found) => `Base ${base}, filtre ${filter}, résultats\u00a0: ${found}`,
    byMemberOf: 'Par memberOf',
    noGroups: app => `${app} n’a pas encore demandé de groupes`,
    noGroupsFix: app =>
      `Si ${app} doit les connaître, faites-lui lire memberOf des personnes, ou chercher les membres dans les groupes.`,
    nothingThere: app => `${app} cherche là où il n’y a rien`,
    nothingThereFix: (setting, dn) => `Mettez ${setting} à ${dn}, ou aux personnes en dessous.`,
    refused: app => `La recherche de ${app} a été refusée`,
    foundNobody: app => `${app} a fait une recherche à votre sujet et n’a trouvé personne`,
    filterFix: setting =>
      `Comparez ${setting} avec le filtre de la configuration de cette application ici\u00a0: il regarde d’autres attributs, ou un autre type d’entrée.`,
    foundNobodyOf: (app, who) => `${app} a fait une recherche au sujet de ${who} et n’a trouvé personne`,
    mayNotOf: (who, app) => `${who} ne peut pas ouvrir ${app}, et son arbre n’a que les personnes qui le peuvent.`,
    mayNotFixOf: who => `Ouvrez l’application pour ${who}, ou pour un de ses groupes.`,
    foundManyOf: (app, who, found) => `${app} a fait une recherche au sujet de ${who} et en a trouvé ${found}`,
    mayNot: app => `Vous ne pouvez pas ouvrir ${app}, et son arbre n’a que les personnes qui le peuvent.`,
    mayNotFix: 'Ouvrez l’application pour vous, ou pour un groupe dont vous faites partie.',
    foundMany: (app, found) => `${app} a fait une recherche à votre sujet et en a trouvé ${found}`,
    foundManyFix: setting =>
      `La plupart des applications prennent le premier, ou personne. Rendez ${setting} plus étroit.`,
  },

  password: {
    noSecretAsked: 'Aucun secret de client n’est demandé',
    secret: 'Secret du client accepté',
    byAppPassword: 'Un mot de passe d’application',
    byPasswordAndCode: 'Mot de passe et code',
    byPassword: 'Le mot de passe',
    factorMissing: 'Le mot de passe seul ne suffit pas',
    factorMissingDetail: app => `Il y a un second facteur, et ${app} ne demande que le mot de passe.`,
    factorMissingFix: app =>
      `Utilisez un mot de passe d’application pour ${app}, ou tapez le code juste après le mot de passe.`,
    wrongCode: 'Le code n’a pas été accepté',
    wrongCodeDetail: 'Un code sert une fois, et pendant une demi-minute.',
    wrongCodeFix: 'Essayez avec le code suivant.',
    otherApp: 'Le mot de passe d’application est pour une autre application',
    otherAppFix: app => `Créez-en un pour ${app} dans le profil, et utilisez-le ici.`,
    expired: 'Le mot de passe d’application a expiré',
    expiredFix: app => `Créez-en un autre pour ${app} dans le profil.`,
    paused: 'Il y a eu trop d’essais',
    pausedDetail: 'Les mots de passe de ce compte ne sont pas vérifiés pendant un moment.',
    pausedFix: 'Attendez une minute, et veillez à ce que rien ne continue d’essayer un ancien mot de passe.',
    unreachable: 'L’annuaire qui conserve le mot de passe ne répond pas',
    unreachableFix: 'Regardez ici «\u00a0Annuaire externe\u00a0».',
    wrong: 'Le mot de passe était faux',
    wrongDetail: app => `Ce que ${app} a envoyé n’est ni le mot de passe ni un mot de passe d’application.`,
    wrongFix:
      'Tapez-le encore une fois. S’il est juste, regardez si l’application le change\u00a0: coupé, ou dans un autre encodage.',
  },

  simpleAuth: {
    malformed: app => `${app} a envoyé d’autres champs que ceux demandés`,
    malformedDetail: (fields, message) => `Elle a envoyé ${fields}, et a reçu la réponse\u00a0: ${message}.`,
    nothing: 'rien',
    malformedFix:
      'Les champs sont clientId, username et password, et s’il y en a un, clientSecret et totp, tous en texte.',
    aliasOff: app => `${app} a interrogé une adresse désactivée`,
    aliasOffDetail: path => `Elle a interrogé ${path}.`,
    aliasOffFix: app =>
      `Faites interroger /simple-auth/login par ${app}, ou activez ici les anciennes adresses dans les paramètres de Simple Auth.`,
    noSecret: app => `${app} est venue sans son secret de client`,
    noSecretDetail: 'Cette application doit en envoyer un, par Basic ou comme clientSecret.',
    noSecretFix: (setting, app) =>
      `Collez-le dans ${setting}. Si ${app} ne peut pas en envoyer, cette application peut être réglée ici pour s’en passer.`,
    wrongSecretDetail: 'Ce qu’elle a envoyé n’est aucun des secrets de cette application.',
    wrongSecretFix: setting => `Créez ici un autre secret pour cette application, et collez-le dans ${setting}.`,
  },
}
