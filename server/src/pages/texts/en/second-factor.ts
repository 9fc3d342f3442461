import { html, type Html } from '../../html.ts'
import { bold } from '../emphasis.ts'

export const secondFactor = {
  title: 'Confirm it’s you',
  notYou: 'Not you?',
  submit: 'Confirm',
  trust: (days: number) => `Don’t ask again on this browser for ${days} ${days === 1 ? 'day' : 'days'}`,
  code: {
    heading: 'Enter your 6-digit code',
    lead: (organisation: string) => `Open the authenticator app on your phone and find the code for ${organisation}.`,
    label: 'Code',
    other: 'Can’t use your authenticator app?',
    wrong: 'This code doesn’t fit. Enter the one the app shows now.',
    used: 'This code has been used already. Wait for the next one, at most 30 seconds.',
    length: (digits: number) => `A code has 6 digits. This one has ${digits}.`,
    clock: 'If codes are refused again and again, check that your phone sets its clock by itself.',
  },
  passkey: {
    heading: 'Confirm with your passkey',
    lead: 'Your browser asks for your fingerprint, face, screen lock or security key.',
    ask: 'Use a passkey',
    askAgain: 'Ask again',
    waiting: 'Waiting for your device',
    waitingHelp: 'If you don’t see a prompt, it may be behind this window.',
    other: 'Other ways',
    needsScript: 'Passkeys need a browser that runs scripts. Use another way below.',
    failed: 'That passkey wasn’t accepted',
    failedHelp: 'It was cancelled, took too long, or is not one of yours. You can ask again, or use another way.',
    refusedHelp: 'It is not known here, or its answer didn’t fit. Ask again, or use another way.',
  },
  recovery: {
    heading: 'Enter a recovery code',
    lead: 'One of the 10 codes you saved when you set up two-factor. Each code works once.',
    label: 'Recovery code',
    wrong: 'This code isn’t one of yours, or has been used.',
    length: (letters: number) => `A recovery code has 8 characters, like ABCD-2345. This one has ${letters}.`,
    lost: 'No codes either?',
    lostHelp: 'Ask whoever looks after your account. They check that it’s you and let you set up two-factor again.',
  },
  methods: {
    label: 'Other ways to confirm',
    code: 'Use your authenticator app',
    codeNote: 'Six digits that change every 30 seconds',
    passkey: 'Use a passkey',
    passkeyNote: (names: string) => names,
    recovery: 'Use a recovery code',
    recoveryNote: (left: number) => `You have ${left} ${left === 1 ? 'code' : 'codes'} left`,
  },
  paused: (wait: string) => `Too many wrong codes. Wait ${wait}`,
  pausedHelp: (until: Html) =>
    html`Codes are not looked at until ${until}, to keep guessers out. Your account is not blocked.`,
}

export const setUpFactor = {
  title: 'Set up two-factor',
  steps: ['Choose', 'Confirm', 'Save codes'] as [string, string, string],
  stepOf: (step: number) => `Step ${step} of 3`,
  choose: {
    heading: 'Set up two-factor to continue',
    lead: (organisation: string, app: string | undefined) =>
      `${organisation} asks for a second step at sign-in. It takes about two minutes${app === undefined ? '' : `, then you go on to ${app}`}.`,
    passkey: 'Passkey',
    recommended: 'Recommended',
    passkeyText:
      'Fingerprint, face, screen lock or a security key. Nothing to type, and it can’t be tricked by a fake page.',
    app: 'Authenticator app',
    appText:
      'An app on your phone shows a 6-digit code. Any app that reads a QR code works, including 1Password, Aegis and Google Authenticator.',
    hint: 'You’ll get recovery codes at the end, for the day you lose your device. You can add the other method later in your profile.',
    submit: 'Continue',
    leave: 'Sign out',
  },
  app: {
    heading: 'Connect your authenticator app',
    lead: 'Scan the code with the app, then enter the 6 digits it shows.',
    picture: 'QR code for your authenticator app',
    cannotScan: 'Can’t scan it?',
    enterKey: 'Enter this key in the app:',
    copy: 'Copy key',
    copied: 'Copied',
    open: 'Open in app',
    account: (username: string) => html`Account ${bold(username)} · Time based · 6 digits`,
    label: '6-digit code from your app',
    hint: 'The code changes every 30 seconds. If it is refused, check that your phone sets its clock automatically.',
    wrong: 'This code doesn’t fit. Enter the one the app shows now, six digits.',
    submit: 'Confirm code',
    back: 'Back',
  },
  passkey: {
    heading: 'Add a passkey',
    lead: 'Your browser asks you to confirm on this device, or with a security key.',
    name: 'Name of this passkey',
    nameHint: 'So that you know it again, such as “Work laptop”.',
    submit: 'Create the passkey',
    needsScript: 'Passkeys need a browser that runs scripts. Go back and choose the authenticator app.',
    failed: 'No passkey was made',
    failedHelp: 'It was cancelled, took too long, or this device has one for you already. Nothing was changed.',
    back: 'Back',
  },
  codes: {
    heading: 'Save your recovery codes',
    done: 'Two-factor is on',
    doneHelp: 'One last thing, so that a lost phone can’t lock you out.',
    for: (username: string, host: string) => html`For ${bold(username)} at ${bold(host)}`,
    made: (day: string) => `Made ${day}`,
    copy: 'Copy',
    copied: 'Copied',
    download: 'Download',
    print: 'Print',
    fileName: (username: string) => `recovery-codes-${username}.txt`,
    fileText: (username: string, host: string, organisation: string, day: string) =>
      `Recovery codes of ${username} at ${host} (${organisation}), made ${day}.\nEach code signs in once.`,
    hint: 'Each code signs you in once. Keep them away from your phone: in a password manager, or on paper. They won’t be shown again.',
    saved: 'I have saved these codes',
    notSaved: 'Save the codes first, then tick the box. Without them a lost phone locks you out.',
    submit: (app: string | undefined) => (app === undefined ? 'Continue' : `Continue to ${app}`),
  },
}

export const newPassword = {
  title: 'Choose a new password',
  heading: 'Choose a new password',
  temporary: 'The one you were given was for the first time only.',
  label: 'New password',
  hint: 'At least 8 characters, and not your username or email. A few unrelated words make a good one.',
  endsElsewhere: 'This signs you out elsewhere',
  endsElsewhereHelp:
    'Your phone, other browsers and connected apps ask again. App passwords keep working. Two-factor stays on.',
  submit: 'Save and sign in',
}

/** How good a new password is, said before its hint as it is typed. */
export const strength = {
  short: 'Too short.',
  common: 'On the list of common passwords.',
  yours: 'This is your username.',
  fine: 'Fine.',
  strong: 'Strong.',
}
