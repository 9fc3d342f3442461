/**
 * What the live test of an app says. `title`, `detail` and `fix` are what happened, what was seen of it, and what to
 * change; `app` is its title and `setting` how it calls one of its settings. A translation is another table of this shape.
 */
export const en = {
  /** Steps that are as they should be. */
  steps: {
    reachable: (app: string) => `${app} is reachable from here`,
    'oidc.asked': (app: string) => `${app} sent you to Doorward`,
    'oidc.address': () => 'The redirect address matches',
    'oidc.allowed': () => 'You signed in and were allowed',
    'oidc.exchanged': (app: string) => `${app} exchanged the code for tokens`,
    'oidc.profile': (app: string) => `${app} read the profile`,
    'ldap.bound': (app: string) => `${app} signed in to the directory server`,
    'ldap.searched': (app: string) => `${app} searched for you`,
    'ldap.password': () => 'Your password was checked',
    'ldap.allowed': () => 'You were allowed',
    'ldap.groups': (app: string) => `${app} read your groups`,
    'simple-auth.client': (app: string) => `${app} asked, and proved who it is`,
    'simple-auth.password': () => 'Your password was checked',
    'simple-auth.allowed': () => 'You were allowed',
    'gateway.asked': () => 'The proxy asked Doorward',
    'gateway.address': () => 'The address is the app’s',
    'gateway.allowed': () => 'You signed in and were allowed',
    'gateway.forged': () => 'Nobody gets in by saying who they are',
    'gateway.side-door': () => 'The side door is closed',
  },
  /** Of those that are about somebody, where it is not whoever reads it. */
  stepsOf: {
    'oidc.asked': (app: string, who: string) => `${app} sent ${who} to Doorward`,
    'oidc.allowed': (_app: string, who: string) => `${who} signed in and was allowed`,
    'ldap.searched': (app: string, who: string) => `${app} searched for ${who}`,
    'ldap.password': (_app: string, who: string) => `The password of ${who} was checked`,
    'ldap.allowed': (_app: string, who: string) => `${who} was allowed`,
    'ldap.groups': (app: string, who: string) => `${app} read the groups of ${who}`,
    'simple-auth.password': (_app: string, who: string) => `The password of ${who} was checked`,
    'simple-auth.allowed': (_app: string, who: string) => `${who} was allowed`,
    'gateway.allowed': (_app: string, who: string) => `${who} signed in and was allowed`,
  },
  somebody: 'somebody',
  waiting: 'Waiting',
  waitingForSecret: 'Waiting. This is where a wrong client secret shows up.',
  waitingForBind: 'Waiting. This is where a wrong bind DN or password shows up.',
  /** What an app is told of us, or of itself, where nothing says how it calls it. */
  settings: {
    address: 'the address in its own settings',
    clientId: 'the client ID in its settings',
    clientSecret: 'the client secret in its settings',
    scopes: 'the scopes in its settings',
    authMethod: 'how it sends its client secret',
    pkce: 'PKCE in its settings',
    bindDn: 'the bind DN in its settings',
    bindPassword: 'the bind password in its settings',
    ldapUrl: 'the LDAP address in its settings',
    searchBase: 'the search base in its settings',
    filter: 'the user filter in its settings',
  },
  offTitle: (app: string) => `${app} is switched off`,
  offFix: 'Switch the app on in its settings here.',
  unknownClient: {
    title: (app: string) => `${app} came with an unknown client ID`,
    detail: (sent: string, own: string) =>
      `It came with “${sent}”, and no app here has that client ID. This one has “${own}”.`,
    fix: (setting: string, own: string) => `Set ${setting} to ${own}.`,
  },
  wrongSecret: {
    title: (app: string) => `${app} has a wrong client secret`,
    titleOfKey: (app: string) => `${app} has a wrong client key or secret`,
  },

  /** Why an address could not be called. */
  failures: {
    refused: 'Nothing listens there.',
    reset: 'It closed the connection without an answer.',
    unknownName: 'The name is not known to this machine.',
    noLookup: 'The name could not be looked up.',
    noWay: 'There is no way there from this machine.',
    noTls: 'It does not speak TLS at this port.',
    noHttp: 'What it answered is no HTTP.',
    expired: 'Its certificate has expired.',
    notYetValid: 'Its certificate does not hold yet.',
    untrusted: 'Its certificate is signed by nobody this machine trusts.',
    otherName: 'Its certificate is for another name.',
    forbidden: 'It is a link-local or metadata address, which is never called.',
    late: (seconds: number) => `It gave no answer within ${seconds} seconds.`,
    unreached: 'It could not be reached.',
    unreachedBy: (code: string) => `It could not be reached (${code}).`,
  },
  reach: {
    noAddress: (app: string) => `${app} has no address here`,
    noAddressDetail: 'Without one it cannot be called, and My apps has nothing to open.',
    noAddressFix: 'Give the app a link in its settings here.',
    unreached: (app: string) => `${app} could not be reached from here`,
    untrustedFix: 'Browsers will warn as well, unless they trust more than this machine does.',
    unreachedFix:
      'If people’s browsers reach it from where they are, nothing needs to be changed. Else look at the link of the app, and whether it runs.',
    error: (app: string) => `${app} answers with an error`,
    answered: (address: string, status: string) => `${address} answered ${status}`,
    errorFix: 'Look into the log of the app, or of the proxy in front of it.',
  },
  forged: {
    allOpen: 'Every path is open to everybody',
    allOpenDetail: (app: string) =>
      `Nobody has to sign in anywhere, so that ${app} answers says nothing. Whether it believes forged headers only ${app} itself can show.`,
    untried: 'Forged headers could not be tried',
    untriedFix: (app: string) => `Let this machine reach ${app} by the address people use, and start again.`,
    shut: (address: string, status: string) =>
      `Doorward called ${address} without a session, with headers that say it is somebody, and was led to sign in (${status}).`,
    publicPaths: (app: string) =>
      `On public paths requests pass: whether the headers are taken away there only ${app} itself can show.`,
    elsewhere: 'It leads elsewhere than to Doorward',
    elsewhereDetail: (address: string, place: string, status: string) =>
      `Doorward called ${address} without a session, with headers that say it is somebody, and was led to ${place} (${status}).`,
    anotherPlace: 'another place',
    elsewhereFix: (app: string) => `Let the proxy ask Doorward before anything reaches ${app}.`,
    open: 'Somebody who is not signed in gets in',
    notLed: 'It did not lead to the sign-in',
    answered: (address: string, status: string) =>
      `Doorward called ${address} without a session, with headers that say it is somebody, and was answered ${status}.`,
    openFix:
      'The proxy does not ask Doorward about this path, or lets through what it is not to. Compare it with the configuration of this app here.',
  },
  sideDoor: {
    closedDetail: (address: string, why: string) =>
      `${address}: ${why} That is from this machine; another one of the network may be nearer.`,
    nobodyLetIn: (address: string) => `${address} let nobody in.`,
    here: (app: string) => `${app} answers on this machine`,
    hereDetail: (address: string, status: string) =>
      `${address} answered ${status}. Doorward runs on the same machine, so that says nothing of others.`,
    hereUntrusted: (address: string) =>
      `${address} answered, by a certificate nobody knows. Doorward runs on the same machine, so that says nothing of others.`,
    hereFix: 'See from another machine that it does not answer there.',
    open: 'The side door is open',
    openDetail: (address: string, status: string) =>
      `${address} answered ${status}. Anyone on that network skips the sign-in, and can be anybody by a header.`,
    openUntrusted: (address: string) =>
      `${address} answered, by a certificate nobody knows. Anyone on that network skips the sign-in, and can be anybody by a header.`,
    openFix: (app: string) =>
      `Let ${app} listen to the proxy alone: on 127.0.0.1, in a network of their own, or by a firewall.`,
  },

  /** How somebody was let in: behind their username, as one list. */
  letIn: {
    ways: {
      'rule-everyone': 'as everyone may',
      'rule-by-name': 'named in the rule',
      'rule-granted': 'let in by name',
      'rule-single-user': 'whose app it is',
      'rule-admins': 'as an admin',
    },
    through: (group: string) => `through ${group}`,
    password: 'password',
    passkey: 'passkey',
    link: 'one-time link',
    passwordAndCode: 'password and code',
    passkeyAndCode: 'passkey and code',
    appPassword: 'app password',
  },
  refused: {
    title: 'You signed in and were refused',
    titleOf: (who: string) => `${who} signed in and was refused`,
    changed: 'That has been changed since.',
    reference: (reference: string) => `Reference ${reference}.`,
    fix: (change: string) => `This would let them in: ${change}.`,
  },

  oidc: {
    /** What it came with: `Client ID “grafana”, PKCE S256, scopes openid profile`. */
    clientId: (clientId: string) => `Client ID “${clientId}”`,
    noPkce: 'no PKCE',
    noScopes: 'no scopes',
    scopes: (scopes: string) => `scopes ${scopes}`,
    noOpenid: (setting: string, app: string) =>
      `Add openid to ${setting}: without it ${app} is not told who signed in.`,
    unknownScopes: (scopes: string, setting: string) =>
      `“${scopes}” means nothing here and gives nothing. Take it out of ${setting}.`,
    mismatch: 'The redirect address doesn’t match',
    givenUp: 'The sign-in was given up',
    givenUpDetail: 'Nothing was agreed to, or the app may not be opened.',
    noPkceTitle: (app: string) => `${app} came without PKCE`,
    noPkceDetail: 'This app has to use PKCE with S256.',
    noPkceFix: (setting: string, app: string) =>
      `Switch on ${setting}. If ${app} cannot do it and keeps a secret, switch PKCE off for this app here.`,
    otherPkce: (app: string) => `${app} came with another kind of PKCE`,
    otherPkceFix: (setting: string) => `Set ${setting} to S256.`,
    notPushed: (app: string) => `${app} did not push its request`,
    notPushedDetail: 'This app has to push its requests (PAR).',
    notPushedFix: (app: string) => `Switch that on in ${app}, or off for this app here.`,
    otherFlow: (app: string) => `${app} asked for another flow`,
    otherFlowDetail: 'Only the code flow is spoken here.',
    otherFlowFix: (app: string) => `Set the response type of ${app} to “code”.`,
    unanswerable: (app: string) => `${app} sent you to Doorward with a request that cannot be answered`,
    inIdToken: (claims: string) => `In the ID token: ${claims}`,
    noMore: (app: string) => `${app} knows no more than who you are so far`,
    noMoreDetail: (claims: string) =>
      `In the ID token: ${claims}. The rest is read at the userinfo address, which has not been asked yet.`,
    nothing: 'nothing',
    intoIdToken: (app: string) =>
      `If ${app} shows no name and no groups, put the claims of this app into the ID token here.`,
    askMore: (setting: string) => `Ask for more in ${setting}: profile, email, groups.`,
  },
  exchange: {
    byPkce: 'Without a secret, by PKCE',
    signature: 'Signature accepted',
    secret: 'Client secret accepted',
    wrongDetail: 'The code is right; what it proved who it is with is none of the secrets of this app.',
    wrongFix: (setting: string) =>
      `Make another secret for this app here, and paste it as ${setting}. Watch for blanks and line ends.`,
    otherMethod: (app: string) => `${app} proves who it is in another way`,
    sent: {
      secret: (method: string) => `It came with a secret; this app is set to “${method}” here.`,
      signature: (method: string) => `It came with a signature; this app is set to “${method}” here.`,
      nothing: (method: string) => `It came with no secret; this app is set to “${method}” here.`,
    },
    noSecretFix: (app: string) => `Take the secret out of ${app}, or let this app keep a secret here.`,
    methodFix: (setting: string) => `Look at ${setting}, or set the method of this app here to what it does.`,
    otherClient: (app: string) => `${app} exchanged the code under another client ID`,
    otherClientDetail: (sent: string, own: string) => `It came with “${sent}”, and the code is for “${own}”.`,
    otherClientFix: (setting: string, own: string) => `Set ${setting} to ${own}, in every place it is asked for.`,
    noVerifier: (app: string) => `${app} left out the PKCE verifier`,
    wrongVerifier: (app: string) => `${app} sent a PKCE verifier that does not fit`,
    verifierDetail:
      'It began with PKCE and has to end with it. Several copies of the app that do not share sessions look like this, too.',
    verifierFix: (setting: string) => `Look at ${setting}, and whether its sessions are kept between the two requests.`,
    twoAddresses: (app: string) => `${app} named two redirect addresses`,
    twoAddressesDetail: 'The one with the code is not the one the sign-in began with.',
    twoAddressesFix: (setting: string, app: string) =>
      `Look at ${setting}, and at what the proxy in front of ${app} tells it.`,
    twice: (app: string) => `${app} showed the code a second time`,
    twiceDetail: 'A code works once. What was made of it has been ended, since somebody else may have it.',
    twiceFix: (app: string) =>
      `Look whether ${app} is called twice, by a proxy that repeats requests or by a page that was loaded again.`,
    late: (app: string) => `${app} was too late with the code`,
    lateDetail: 'A code works for a minute.',
    lateFix: 'Look at the clocks of both machines.',
    failed: (app: string) => `${app} could not exchange the code`,
  },
  redirect: {
    /** Lines around the addresses. */
    asked: (app: string) => `${app} asked to come back to`,
    noAddress: '(no address at all)',
    allowed: 'but this app allows only',
    whole: (setting: string) => `Give ${setting} as a whole address, with https:// and the host.`,
    set: (setting: string, origin: string, app: string) => `Set ${setting} to ${origin} and restart ${app}.`,
    addHere: (sent: string) => `If ${sent} is right, add it to the redirect addresses of this app here.`,
    http: 'It says http where https is allowed.',
    httpDanger: 'Don’t allow the http address: the sign-in code would travel unencrypted.',
    https: (allowed: string, sent: string) =>
      `It says https where http is allowed. Replace ${allowed} by ${sent} in the redirect addresses of this app here: https is the safer one.`,
    host: (sent: string, allowed: string) => `The host is ${sent} where ${allowed} is allowed.`,
    hostFix: (app: string, host: string, setting: string, origin: string) =>
      `If people open ${app} at ${host}: set ${setting} to ${origin} and restart ${app}.`,
    port: (sent: string, allowed: string) => `The port is ${sent} where ${allowed} is allowed.`,
    slash: 'It ends in a slash, and the allowed address does not.',
    noSlash: 'The allowed address ends in a slash, and it does not.',
    letters: 'Capital and small letters in the path differ.',
    path: (sent: string, allowed: string) => `The path is ${sent} where ${allowed} is allowed.`,
    query: 'What comes after the question mark differs; it counts as part of the address.',
    hash: 'It has a # in it, which no redirect address may have.',
    spelling: 'They are the same address in two spellings; letter by letter they differ.',
  },

  gateway: {
    builtIn: 'Doorward’s own proxy is in front of it',
    askedBy: (proxy: string, address: string, path: string) => `${proxy} at ${address}, with ${path}`,
    unsaid: 'A proxy asked, and did not say about what',
    unsaidDetail: (path: string, address: string, proxy: string) =>
      `It asked at ${path} from ${address}, without the headers that ${proxy} is set to send.`,
    unsaidFix:
      'Compare its settings with the configuration of this app here: method, host and path have to come with each question.',
    unlisted: 'A proxy asked that is not listed',
    unlistedDetail: (address: string, path: string, host: string) =>
      `From ${address}, at ${path}, about ${host}. Whoever is not listed is answered 403.`,
    noHost: 'no host',
    unlistedFix: (address: string) =>
      `If ${address} is your proxy, add it to trustedProxies in the configuration of Doorward (DOORWARD_TRUSTED_PROXIES) and start Doorward again.`,
    otherHost: 'The proxy asks about another host',
    otherHostDetail: (address: string, host: string, own: string) =>
      `It asked about ${address}, and no app here has the host ${host}. This one has ${own}.`,
    otherHostFix: 'Change the host of this app here, or let the proxy send the name people open.',
    unreadable: 'The path can be read in two ways',
    unreadableDetail: (address: string) => `It asked about ${address}, which is answered 400.`,
    unreadableFix: 'Let the proxy send the path as it came, without decoding it.',
    shut: 'A rule shuts this path for everybody',
    shutFix: 'Look at the paths of this app here.',
    statement: '(a signed statement)',
    told: (headers: string) => `The app is told ${headers}`,
  },

  ldap: {
    overTls: (dn: string, address: string) => `${dn}, over TLS, from ${address}`,
    withoutTls: (dn: string, address: string) => `${dn}, without TLS, from ${address}`,
    noTls: (app: string) => `${app} came without TLS`,
    noTlsDetail: 'Passwords are not taken where others can read them.',
    noTlsFix: (setting: string, app: string) =>
      `Set ${setting} to ldaps:// and the port of LDAPS, or switch on StartTLS in ${app}.`,
    noBind: (app: string) => `${app} could not sign in to the directory server`,
    wrongPassword: (app: string) => `${app} has a wrong bind password`,
    wrongPasswordFix: (setting: string) => `Make another LDAP secret for this app here, and paste it as ${setting}.`,
    wrongDn: (app: string) => `${app} came with a wrong bind DN`,
    noEntry: 'There is no such entry.',
    wrongDnFix: (setting: string, dn: string) => `Set ${setting} to ${dn}.`,
    search: (base: string, filter: string, found: string) => `Base ${base}, filter ${filter}, found ${found}`,
    byMemberOf: 'By memberOf',
    noGroups: (app: string) => `${app} has not asked for groups yet`,
    noGroupsFix: (app: string) =>
      `If ${app} should know them, let it read memberOf of people, or search the groups for their members.`,
    nothingThere: (app: string) => `${app} searches where nothing is`,
    nothingThereFix: (setting: string, dn: string) => `Set ${setting} to ${dn}, or to the people below it.`,
    refused: (app: string) => `${app} was refused its search`,
    foundNobody: (app: string) => `${app} searched for you and found nobody`,
    filterFix: (setting: string) =>
      `Compare ${setting} with the filter in the configuration of this app here: it looks at other attributes, or for another kind of entry.`,
    foundNobodyOf: (app: string, who: string) => `${app} searched for ${who} and found nobody`,
    mayNotOf: (who: string, app: string) => `${who} may not open ${app}, and its tree has only people who may.`,
    mayNotFixOf: (who: string) => `Open the app to ${who}, or to a group they are in.`,
    foundManyOf: (app: string, who: string, found: string) => `${app} searched for ${who} and found ${found}`,
    mayNot: (app: string) => `You may not open ${app}, and its tree has only people who may.`,
    mayNotFix: 'Open the app to you, or to a group you are in.',
    foundMany: (app: string, found: string) => `${app} searched for you and found ${found}`,
    foundManyFix: (setting: string) => `Most apps take the first, or nobody. Make ${setting} narrower.`,
  },

  password: {
    noSecretAsked: 'No client secret is asked for',
    secret: 'Client secret accepted',
    byAppPassword: 'An app password',
    byPasswordAndCode: 'Password and code',
    byPassword: 'The password',
    factorMissing: 'The password alone is not enough',
    factorMissingDetail: (app: string) => `There is a second factor, and ${app} asks for the password only.`,
    factorMissingFix: (app: string) => `Use an app password for ${app}, or type the code right after the password.`,
    wrongCode: 'The code was not taken',
    wrongCodeDetail: 'Codes work once, and for half a minute.',
    wrongCodeFix: 'Try with the next code.',
    otherApp: 'The app password is for another app',
    otherAppFix: (app: string) => `Make one for ${app} in the profile, and use it here.`,
    expired: 'The app password has expired',
    expiredFix: (app: string) => `Make another one for ${app} in the profile.`,
    paused: 'There were too many attempts',
    pausedDetail: 'Passwords for this account are not looked at for a while.',
    pausedFix: 'Wait a minute, and see that nothing goes on trying with an old password.',
    unreachable: 'The directory that keeps the password does not answer',
    unreachableFix: 'Look at External directory here.',
    wrong: 'The password was wrong',
    wrongDetail: (app: string) => `What ${app} sent is neither the password nor an app password.`,
    wrongFix: 'Type it once more. If it is right, look whether the app changes it: cut off, or in another encoding.',
  },

  simpleAuth: {
    malformed: (app: string) => `${app} sent other fields than are asked for`,
    malformedDetail: (fields: string, message: string) => `It sent ${fields}, and was answered: ${message}.`,
    nothing: 'nothing',
    malformedFix:
      'The fields are clientId, username and password, and if there is one clientSecret and totp, all of them text.',
    aliasOff: (app: string) => `${app} asked at an address that is switched off`,
    aliasOffDetail: (path: string) => `It asked at ${path}.`,
    aliasOffFix: (app: string) =>
      `Let ${app} ask at /simple-auth/login, or switch on the old addresses in the settings of Simple Auth here.`,
    noSecret: (app: string) => `${app} came without its client secret`,
    noSecretDetail: 'This app has to send one, by Basic or as clientSecret.',
    noSecretFix: (setting: string, app: string) =>
      `Paste it as ${setting}. If ${app} cannot send one, this app can be set to need none here.`,
    wrongSecretDetail: 'What it sent is none of the secrets of this app.',
    wrongSecretFix: (setting: string) => `Make another secret for this app here, and paste it as ${setting}.`,
  },
}
