import { availableParallelism } from 'node:os'
import { days, hours, minutes, seconds } from './clock.ts'

/**
 * Every limit of the server, with its unit in the name and its reason beside it. Reaching one is a defined answer.
 * The LDAP protocol's own limits (PDU size, filter depth, connections) are in packages/ldap.
 */
export const limits = {
  passwordHash: {
    /** One per core: argon2 is memory-bound, more at once only makes each slower. */
    concurrency: availableParallelism(),
    /** About four seconds of work on two cores; past it an honest "busy" is better than a late answer. */
    queueMax: 200,
    waitMaxMs: seconds(2),
  },
  password: { lengthMin: 8, lengthMax: 256 },
  user: {
    usernameLengthMax: 64,
    /** Of somebody from an external directory: a UPN is a username there. */
    externalUsernameLengthMax: 128,
    /** RFC 5321 §4.5.3.1.3: a path is at most 256 octets with its brackets. */
    emailLengthMax: 254,
    displayNameLengthMax: 200,
    phoneLengthMax: 40,
    sshKeysMax: 50,
    /** An RSA key of 16,384 bits has 2,750 characters. */
    sshKeyLengthMax: 4000,
    pathLengthMax: 255,
  },
  /** Custom attributes of people. */
  attribute: { countMax: 100, nameLengthMax: 64, titleLengthMax: 100, valuesMax: 100, valueLengthMax: 1000 },
  /** The latest moment that may be named: what JavaScript's dates and people agree on. */
  momentMax: Date.UTC(9999, 11, 31),
  group: { nameLengthMax: 120, descriptionLengthMax: 500, nestingMax: 32, candidatesMax: 20 },
  simpleAuth: {
    tokenDays: 7,
    /** Of one person and app; the oldest make room. */
    tokensMax: 50,
  },
  gateway: {
    /** A path with its query, as a visitor sends it; servers cut at about this length too. */
    targetLengthMax: 8 * 1024,
    /** What of it fits into the address of the sign-in. Who comes from a longer one goes on to the front page. */
    returnLengthMax: 5 * 1024,
    /** From our page to the app’s host: one redirect. */
    codeMs: seconds(60),
    /** How long a browser at an app’s host waits for somebody to have signed in. */
    stateMs: hours(2),
    /** Sign-ins that wait for a person. */
    waitingMax: 10_000,
    /** Sessions at apps’ hosts that are not read again for each request. What ends them is heard of sooner. */
    rememberedMs: seconds(10),
    rememberedMax: 20_000,
    /** Of them, those whose whole answer is kept until the directory changes. */
    admittedMax: 5_000,
    /** How long a signed statement of who somebody is may be believed. */
    assertionMs: seconds(60),
    /** Somebody who is refused again within so long is told the same reference. */
    refusalMs: minutes(10),
    refusalsMax: 10_000,
    builtIn: {
      /** Until there is a connection to an app, TLS included. It is near; who is not there by then is not there. */
      connectMs: seconds(10),
      /** From the last byte of a request to the whole head of its answer: reports that take minutes exist. */
      answerMs: minutes(3),
      /** Nothing moves in either direction of a request or its answer. Event streams send a comment more often. */
      idleMs: minutes(5),
      /** Nothing moves on a WebSocket. */
      socketIdleMs: hours(1),
      /** An app that takes no notice of `Expect` is sent the body all the same. */
      continueMs: seconds(1),
      /** A visitor still sending when the answer is over; some read it only then. */
      lingerMs: seconds(5),
      /** Connections that wait for another request; less than the 5 s after which many programs close theirs. */
      keptMs: seconds(4),
      keptMax: 32,
      /** Of an app’s answer. */
      headerBytesMax: 64 * 1024,
      /** After a change in the directory, and at the longest, whoever has a WebSocket or event stream is decided about anew. */
      afterChangeMs: seconds(1),
      lookAgainMs: seconds(30),
    },
  },
  app: {
    nameLengthMax: 63,
    titleLengthMax: 100,
    redirectUrisMax: 50,
    uriLengthMax: 2000,
    secretsMax: 2,
    pathRulesMax: 100,
    pathRuleLengthMax: 500,
    /** Ranges of addresses an app is open from. */
    networksMax: 100,
    /** How old a sign-in may be at most, where an app asks for a newer one. */
    sessionMinutesMax: 365 * 24 * 60,
    jwksLengthMax: 20_000,
    attributeClaimsMax: 50,
    resourcesMax: 20,
    resourceScopesMax: 50,
    /** An app that checks tokens by itself learns of a revocation only when they run out. */
    accessTokenMinutesMax: 24 * 60,
    /** Unless an app has its own. Short, for the same reason. */
    accessTokenMinutesUsual: 15,
    idTokenMinutesMax: 24 * 60,
    refreshTokenDaysMax: 180,
  },
  /** Tests of apps, which watch how their admin signs in. */
  appTest: {
    /** Apps the doctor tries; the rest is left to their own tests. */
    doctorMax: 50,
    /** Long enough to change a setting of the app and start it again. */
    listenMs: minutes(10),
    /** At once; the oldest end first. */
    countMax: 100,
    /** How soon other nodes know that one has begun. */
    pollMs: seconds(1),
    /** From the first packet to the status of the app’s answer. */
    callMs: seconds(5),
  },
  /** Wishes to be let into an app. */
  accessRequest: {
    /** Of those who decide so many are offered, to give a request to. */
    othersMax: 50,
    reasonLengthMax: 500,
    wordLengthMax: 500,
    /** After that nobody can decide about it any more. */
    openMs: days(30),
    /** Of one person in a day: each of them is a message to somebody. */
    perDayMax: 20,
    /** How long before its end somebody is told of it. */
    remindMs: days(3),
    /** How long an answer is shown to its person among their apps. */
    shownMs: days(14),
    /** How long one that is answered is kept. */
    keptMs: days(400),
    /** Of more people than this who may decide, only so many get a message. */
    toldMax: 50,
  },
  apiToken: {
    nameLengthMax: 100,
    perPersonMax: 100,
    /** Tokens that do not work, from one address: past it a script that goes on is told to wait. */
    unknownMax: 30,
    unknownWindowMs: minutes(1),
    unknownAddressesMax: 10_000,
  },
  /** Tokens with which apps register themselves. A scanner's whole fleet takes an hour; a year is for a pipeline. */
  registrationToken: { nameLengthMax: 100, countMax: 50, lifetimeMs: hours(1), lifetimeMaxMs: days(366) },
  service: { countMax: 1000, nameLengthMax: 100, descriptionLengthMax: 500, tokensMax: 50, secretsMax: 2 },
  /** Directories people come from, and what their settings may hold. */
  external: {
    countMax: 50,
    titleLengthMax: 100,
    urlsMax: 10,
    urlLengthMax: 300,
    dnLengthMax: 1000,
    filterLengthMax: 4000,
    patternLengthMax: 300,
    attributeLengthMax: 200,
    pemLengthMax: 100_000,
    passwordLengthMax: 1000,
    mappingsMax: 1000,
    intervalMinMs: minutes(1),
    intervalMaxMs: days(31),
    timeoutMinMs: 100,
    timeoutMaxMs: minutes(10),
    recordsMax: 100_000,
    pageSizeMax: 10_000,
    removalsMax: 1_000_000,
    /** People, or groups with their members, whose source changes in one transaction when a directory is turned on or off. */
    settleAtOnce: 500,
  },
  appPassword: { nameLengthMax: 100, perPersonMax: 100 },
  /** Uses of codes that are remembered, so that the same sign-in may be sent twice. */
  totp: { usesRemembered: 10_000 },
  /** Right passwords that are remembered, so that apps which sign in with every request cost no hash each time. */
  rememberedPasswords: { ms: seconds(60), countMax: 10_000 },
  settings: {
    organisationNameLengthMax: 100,
    allowListLinesMax: 1000,
    contactLengthMax: 200,
    /** What the doctor finds and somebody has put aside is one row. */
    findingsAsideMax: 200,
    findingReasonLengthMax: 200,
    /** Of more people than this, whom a policy would sign out, only so many are named. */
    signedOutNamedMax: 1000,
  },
  picture: {
    bytesMax: 2 * 1024 * 1024,
    /** Unpacked, four bytes each: a few bytes can promise as many. */
    pixelsMax: 40_000_000,
    edgeMax: 20_000,
    encodeMs: seconds(10),
    /** Each of them is held in memory while it waits. */
    waitingMax: 16,
  },
  /** The longest list one page of the API returns. */
  page: { itemsMax: 200, itemsDefault: 50 },
  session: {
    /** The most that idle and absolute lifetimes can be set to; what they are is a setting. */
    daysMax: 365,
    /** One that began further ahead of now than this began while the clock was wrong, and is not believed. */
    aheadMs: days(1),
    /** How long an ended one is kept: as long as a refresh token under it may live. */
    keepMs: days(180),
  },
  /** How old an authentication may be for a sensitive change. */
  freshMs: minutes(10),
  /** A sign-in that waits for its next step: setting up a second factor takes some minutes. */
  signInAttempt: { lifetimeMs: minutes(30), countMax: 10_000 },
  /** How long a browser may wait for somebody’s passkey. */
  passkeyWaitMs: minutes(5),
  /** Challenges that wait; a few hundred bytes each. Past it the oldest must be asked for again. */
  challengesMax: 20_000,
  passkeyNameLengthMax: 60,
  /** How long a browser is known after it was last signed in from. */
  knownBrowserMs: days(365),
  /** What somebody signed in with or from within so long is usual for them. */
  usualMs: days(90),
  /** How long after a sign-in from a browser that was not known its person is asked whether it was they. */
  newBrowserAskMs: days(7),
  setupLinkMs: hours(1),
  ownerLoginMs: minutes(10),
  /** A link to choose a password. */
  resetLinkMs: hours(1),
  /** A link that proves an address: somebody may read their mail in the evening. */
  emailLinkMs: days(1),
  /** How long a browser holds the token of a link that was opened, so that no page of ours has it in its address. */
  linkCookieMs: hours(1),
  /** Links by mail that anybody may ask for. Past it nothing is sent, and nothing is said. */
  linkMail: { perPersonMax: 3, perAddressMax: 30, windowMs: hours(1), addressesMax: 10_000 },
  /** A link made further ahead of now than this was made while the clock was wrong; nodes differ by less. */
  linkAheadMs: minutes(10),
  throttle: {
    failuresBeforePause: 5,
    windowMs: minutes(5),
    pauseMaxMs: seconds(60),
    decayMs: minutes(15),
    samePasswordMs: hours(1),
    addressFailures: 100,
    addressNames: 20,
    /** Counters kept in memory; past it the oldest are forgotten first. */
    entriesMax: 100_000,
    knownAddressMs: days(30),
  },
  /** What the clock does by itself: how much in one transaction, and how far back nodes can follow. */
  upkeep: { atOnce: 100, changesKeptMs: days(30) },
  /** Pages that are told of changes as they happen. */
  changeNews: {
    /** Of one session: a tab each, and only those that are looked at. */
    perSessionMax: 10,
    /** A connection and a few hundred bytes each. */
    countMax: 1_000,
    /** What changes together is told together. */
    gatherMs: 100,
    /** From one event of a stream to the next, however much changes. */
    pauseMs: seconds(1),
    /** A sign of life, and a look whether the session still stands: half of what most proxies wait. */
    beatMs: seconds(25),
    /** How long a browser waits before it connects again. */
    retryMs: seconds(3),
    /** What a reader that has stopped reading may leave lying here. */
    waitingBytesMax: 16 * 1024,
    /** Between two words from one node to the others. */
    tellMs: 200,
  },
  /** Log lines that wait for a reader; past it they are dropped and counted. */
  log: { waitingBytesMax: 256 * 1024, retryMs: 100 },
  /** What home pages count: days of some time zones, and of how many groups the largest are told. */
  activity: {
    daysKeptMax: 1000,
    groupsLookedAt: 500,
    groupsTold: 8,
    /** So many failed sign-ins from one address in so long are told of. */
    burstMin: 20,
    burstMs: days(7),
    burstsTold: 5,
    /** Refusals looked through for them, of any kind: a tenth of a second where somebody guesses day and night. */
    refusalsReadMax: 100_000,
  },
  /** Audit events of the kind that is written a moment later. */
  events: { flushMs: 500, waitingMax: 10_000 },
  backup: {
    /** How often the schedule is looked at; also how long after the start the first time. */
    lookMs: minutes(1),
    /** One that could not be written is tried again after so long, so many times in all. */
    retryMs: hours(1),
    triesMax: 3,
    /** A last copy older than this is told of. */
    lateMs: hours(36),
    listMax: 500,
  },
  logout: {
    /** From the first packet to the app's answer. */
    wholeMs: seconds(10),
    /** How much of an answer is read: its status says all. */
    answerBytesMax: 16 * 1024,
    /** How long one node may be at it before another tries: well over `wholeMs`. */
    leaseMs: minutes(1),
    /** What other nodes have put, and what is due again, is seen within so long. */
    pollMs: seconds(2),
    /** After the first try that failed; each time twice as long, up to the longest. */
    firstRetryMs: seconds(5),
    longestRetryMs: hours(1),
    /** An app that is down for longer starts anew with everybody anyway. */
    triedForMs: days(1),
    /** Messages that are under way at once, and to one app, so that one that hangs keeps nobody else from being told. */
    atOnce: 8,
    perAppAtOnce: 2,
    keptMs: days(90),
    answerLengthMax: 300,
    /** How long a page after a sign-out waits for the apps' answers. */
    pageWaitMs: seconds(2),
    /** How long that page can be looked at again. */
    pageKeptMs: minutes(30),
    closeMs: seconds(2),
  },
  mail: {
    /** With both its forms. Ours have a few thousand. */
    messageBytesMax: 128 * 1024,
    connectMs: seconds(10),
    greetingMs: seconds(10),
    /** From the first packet to the mail server's last word. */
    wholeMs: seconds(60),
    /** How long one node may be at a message before another tries: well over what sending may take. */
    leaseMs: minutes(5),
    /** What other nodes have put is seen within so long. */
    pollMs: seconds(5),
    /** After each try that failed; the last is kept to until the message is no longer worth sending. */
    retriesMs: [minutes(1), minutes(5), minutes(15), hours(1)],
    /** A word about what has already happened is worth sending for so long. */
    noticeMs: days(2),
    /** What became of a message is known for so long. */
    keptMs: days(30),
    /** Of a mail server’s own words, which are quoted, so much is kept. */
    quoteLengthMax: 300,
    /** How long a server that ends waits for the message it is at. */
    closeMs: seconds(5),
  },
  store: {
    /** Commands in one commit. */
    groupMax: 256,
    /** Commands waiting for the writer; past it the answer is `unavailable`. */
    queueMax: 10_000,
    busyMs: seconds(5),
    /** After a crash a database up to here is checked page by page before it is served; 3 ms per MB. */
    startCheckBytesMax: 1024 * 1024 * 1024,
    /** How often a node looks for changes of others, besides being woken. */
    pollMs: 500,
    /** A node that has not confirmed where it stands for so long stops deciding. */
    confirmMs: seconds(2),
    /** How long an answer waits for the seq its client names. */
    catchUpMs: seconds(1),
    /** A command that awaits something else than its transaction is ended after so long (PostgreSQL). */
    commandMaxMs: seconds(2),
    connectionsMax: 10,
  },
} as const
