import { html, type Html } from '../html.ts'

const bold = (text: string): Html => html`<b>${text}</b>`
const mono = (text: string): Html => html`<b class="mono">${text}</b>`

/** Every text of the pages, by page. A translation is another table of this shape. */
export const en = {
  language: 'en',

  shared: {
    youAreOn: (host: string) => html`You are on ${bold(host)}`,
    toMyApps: 'Go to my apps',
    signIn: 'Sign in',
    signedInAs: (username: string) => `Signed in as ${username}.`,
    useAnotherAccount: 'Use another account',
    reference: (reference: string) => html`Reference ${mono(reference)}`,
    email: 'Email',
    mailSubject: (app: string, reference: string) => `Access to ${app} (${reference})`,
    looksAfter: (app: string) => `Looks after ${app}`,
    show: 'Show',
    hide: 'Hide',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
  },

  signIn: {
    title: 'Sign in',
    continueTo: (app: string) => html`Continue to ${bold(app)}`,
    lead: (organisation: string) => `Use your ${organisation} account.`,
    again: (app: string | undefined) => `Confirm that it’s you${app ? ` before going on to ${app}` : ''}.`,
    identifier: 'Username or email',
    password: 'Password',
    submit: 'Sign in',
    mismatch: 'That username and password don’t match',
    mismatchHelp:
      'Check for typing mistakes and Caps Lock. If you no longer know the password, ask whoever gave you the account.',
    enterAgain: 'Enter your password again.',
    paused: (wait: string) => `Too many tries. Wait ${wait}`,
    pausedHelp: (until: Html) =>
      html`Password sign-in for this account is paused until ${until} to keep guessers out. Your account is not blocked.`,
    busy: 'The server is busy',
    busyHelp: 'Your password was not looked at. Wait a few seconds and try again.',
    wait: (seconds: number) =>
      seconds < 100 ? `${seconds} ${seconds === 1 ? 'second' : 'seconds'}` : `${Math.ceil(seconds / 60)} minutes`,
  },

  consent: {
    title: (app: string) => `Allow ${app}`,
    firstSignIn: (app: string) => html`First sign-in to ${bold(app)}`,
    heading: (app: string) => `${app} wants to know who you are`,
    lead: (app: string) => `If you allow it, ${app} receives this and signs you in. It never sees your password.`,
    facts: {
      name: 'Name',
      username: 'Username',
      email: 'Email',
      groups: 'Groups',
      phone: 'Phone',
      photo: 'Photo',
      language: 'Language',
      offline: 'Access',
      attribute: 'More',
    },
    once: 'You’re asked once.',
    allow: 'Allow and continue',
    refuse: 'Don’t allow',
  },

  refusal: {
    title: (app: string) => `No access to ${app}`,
    youAskedFor: (app: string) => html`You asked for ${bold(app)}`,
    heading: (app: string) => `You don’t have access to ${app}`,
    lead: 'You signed in correctly. This app is limited to some people.',
    signedInAs: (username: string) => html`You are signed in as ${bold(username)}`,
    whoCanHelp: 'Who can let you in',
    emailTo: (name: string) => `Email ${name}`,
    mailNote: (reference: string, name: string) =>
      html`The email is filled in for you, with reference ${mono(reference)}, so ${name} can see what happened.`,
    nobodyNamed: (reference: string) =>
      html`Ask whoever looks after your account, and pass on the reference ${mono(reference)}, so they can see what happened.`,
    switchAccount: 'Sign in with another account',
    back: (app: string) => `Back to ${app}`,
  },

  redirect: {
    title: (app: string) => `${app} is set up differently`,
    youCameFrom: (app: string) => html`You came from ${bold(app)}`,
    heading: 'We stopped before sending you back',
    lead: (app: string) =>
      `${app} asked us to send you to an address that isn’t registered for it. Nothing is wrong with your account.`,
    sent: (app: string) => `${app} sent`,
    registered: 'Registered here',
    noneRegistered: 'No address yet.',
    hint: 'The difference is marked. It’s usually a setting in the app, sometimes a link from somebody else.',
  },

  protocol: {
    title: 'This sign-in can’t go on',
    heading: 'This sign-in can’t go on',
    lead: (app: string | undefined) =>
      `${app ?? 'The app you came from'} asked for something we can’t do. Go back to the app and start again; if it stays, tell whoever looks after it.`,
    technical: 'For whoever looks after the app',
  },

  signedOut: {
    title: 'Signed out',
    heading: 'You’re signed out',
    lead: (organisation: string) => `In this browser, from ${organisation}.`,
    leadWithApps: (organisation: string) =>
      `In this browser, from ${organisation}. This is what the apps you opened do:`,
    answers: {
      'signed-out': 'Signed out',
      waiting: 'Not yet',
      later: 'Soon',
      own: 'Still open',
    },
    notes: {
      'signed-out': '',
      waiting: 'Hasn’t answered. We keep trying.',
      later: 'Has to ask us again before long, and is then refused.',
      own: 'Keeps its own sign-in. Sign out there too.',
    },
    ownSessions: 'An app you opened may keep its own sign-in for a while. To be sure, sign out there too.',
    again: 'Sign in again',
    shared: 'Somebody else’s computer? Close all windows of the browser as well.',
  },

  signOut: {
    title: 'Sign out',
    heading: 'Sign out?',
    lead: (organisation: string) => `This ends your ${organisation} session in this browser.`,
    leadFromApp: (app: string, organisation: string) =>
      `You signed out of ${app}. Do you also want to end your ${organisation} session in this browser?`,
    submit: 'Sign out',
    stay: 'Stay signed in',
  },

  ownerLogin: {
    title: 'Sign in as owner',
    heading: 'Sign in as the owner',
    lead: 'Somebody with access to the server made this link. It works once, within 10 minutes.',
    submit: 'Sign in',
    endedHeading: 'This link no longer works',
    endedLead: 'Owner links work once, for 10 minutes. This one was used or has run out. Nothing was changed.',
    makeNew: 'Make a new one on the server',
    command: 'npx doorward owner-login',
  },

  setup: {
    title: 'Set up',
    steps: ['Owner', 'Domain', 'What next'],
    stepOf: (step: number) => `Step ${step} of 3`,
    neededHeading: 'Doorward is running and has no owner yet',
    neededLead: 'Whoever runs this server finishes the set-up with the link that Doorward printed when it started.',
    expiredHeading: 'This set-up link has run out',
    expiredLead: 'Set-up links work for one hour, so that nobody else finishes the set-up first. Nothing is lost.',
    makeNew: 'Make a new one on the server',
    command: 'npx doorward setup-link',
    inContainer: 'In a container',
    containerCommand: 'docker exec doorward doorward setup-link',
    printed:
      'It prints a link to open in your browser. Restarting Doorward prints one as well, as long as there is no owner.',
    haveCode: 'I have a set-up code',
    alreadyHeading: 'Doorward is already set up',
    alreadyLead: 'There is an owner, so this link does nothing any more.',

    ownerHeading: 'Create the owner account',
    ownerLead: 'The owner can do everything, including naming other admins. You can hand it over later.',
    code: 'Set-up code',
    codeHint:
      'The part after “token=” of the link in the server’s log, so that only someone with access to the machine can finish the set-up. To print a new one:',
    wrongCode: 'This code is not right or has run out. Copy it again, or print a new one.',
    displayName: 'Your name',
    username: 'Username',
    email: 'Email',
    password: 'Password',
    passwordHint: 'At least 12 characters are best. A few unrelated words make a good one.',
    createOwner: 'Create owner and continue',
    correct: 'Some things need another look',
    correctHelp: 'What to change is marked below.',

    domainHeading: 'Name your directory',
    domainLead:
      'Apps will use these addresses to find your people. The base DN can’t change later without reconfiguring LDAP apps.',
    organisation: 'Organisation name',
    organisationHint: 'Shown on the sign-in page.',
    publicUrl: 'Address of this server',
    publicUrlHint: 'As people will type it. Anything but localhost needs https, from Doorward or from a reverse proxy.',
    publicUrlLocked: (where: string) => `Set by ${where}, so it is changed there.`,
    baseDn: 'Base DN',
    baseDnHint: 'Keep it unless you are replacing another LDAP server.',
    moving: (origin: string) => `From now on the server answers at ${origin}`,
    movingHelp: (probe: Html, here: string) =>
      html`You are at ${bold(here)} now, and no longer will be. Open ${probe} in another tab first: if it says “alive”, that address reaches this server. You’ll sign in again there.`,
    saveAndMove: (host: string) => `Save and go to ${host}`,
    save: 'Save and continue',

    nextHeading: (host: string) => `Doorward is running at ${host}`,
    nextLead: 'Start anywhere. You find all of it again in the dashboard.',
    cards: [
      {
        icon: 'user-plus',
        title: 'Add your people',
        text: 'Type them in, with a username and a group or two. They can sign in at once.',
        go: 'Add people',
        href: '/admin/people',
      },
      {
        icon: 'apps',
        title: 'Connect your first app',
        text: 'Say which app it is, copy the values into it, and choose who can open it.',
        go: 'Add an app',
        href: '/admin/apps/add',
      },
      {
        icon: 'binary-tree',
        title: 'Turn on the directory server',
        text: 'For apps that look people up over LDAP. Choose which addresses may connect.',
        go: 'Set it up',
        href: '/admin/directory-server',
      },
    ],
    skip: 'Skip to the dashboard',

    keyHeading: 'Backups need a recovery key',
    keyWhy:
      'They are encrypted to it, with every key and secret inside, and none is made before there is one. It is shown once.',
    keyMake: 'Make the recovery key',
    keyStore: 'Store the recovery key now',
    keyOnce:
      'It opens every backup on an empty machine, and is shown this once: only its public half is kept here. Put it on paper or in a password manager, away from this machine.',
    copy: 'Copy',
    copied: 'Copied',
    download: 'Download',
    keyStored: 'I have stored it',
  },

  myApps: {
    title: 'My apps',
    hello: (name: string) => `Hello, ${name}`,
    count: (apps: number) => (apps === 1 ? 'One app is open to you.' : `${apps} apps are open to you.`),
    navigation: 'Main',
    dashboard: 'Dashboard',
    groups: 'My groups',
    signOut: 'Sign out',
    apps: 'Apps',
    own: 'Sign in there yourself',
    ownNote: (organisation: string) => `These apps ask for your ${organisation} username and password`,
    emptyHeading: 'Nothing is open to you yet',
    empty: 'Apps you may open appear here. Ask whoever looks after your account which ones that should be.',
    emptyAdmin: 'Apps you may open appear here.',
    openDashboard: 'Add an app in the dashboard',
  },

  error: {
    headings: {
      400: 'That request didn’t make sense to us',
      403: 'That isn’t allowed',
      404: 'Nothing is here',
      405: 'Nothing is here',
      413: 'That was too much at once',
      421: 'This is another server’s address',
      429: 'Too many tries',
      500: 'Something broke on our side',
      503: 'Not right now',
    } as Record<number, string>,
    heading: 'That didn’t work',
    notFound: 'The link may be old or mistyped. Nothing was changed.',
    retry: (wait: string) => `Try again in ${wait}.`,
    passOn: (reference: string) =>
      html`If you tell somebody about this, pass on the reference ${mono(reference)}: it finds the entry in the log.`,
    back: 'Go to the start page',
  },
} as const

export type Texts = typeof en
