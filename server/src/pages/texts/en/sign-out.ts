export const signedOut = {
  title: 'Signed out',
  heading: 'You’re signed out',
  lead: (organisation: string) => `In this browser, from ${organisation}.`,
  leadWithApps: (organisation: string) => `In this browser, from ${organisation}. This is what the apps you opened do:`,
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
  waiting: 'That may change.',
  lookAgain: 'Look again',
  again: 'Sign in again',
  shared: 'Somebody else’s computer? Close all windows of the browser as well.',
  others: {
    count: (devices: number) =>
      `You are still signed in on ${devices === 1 ? 'one other device' : `${devices} other devices`}.`,
    end: 'Sign out everywhere',
  },
}

export const signOut = {
  title: 'Sign out',
  heading: 'Sign out?',
  lead: (organisation: string) => `This ends your ${organisation} session in this browser.`,
  leadFromApp: (app: string, organisation: string) =>
    `You signed out of ${app}. Do you also want to end your ${organisation} session in this browser?`,
  submit: 'Sign out',
  stay: 'Stay signed in',
}
