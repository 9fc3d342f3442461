import { createCounter } from '../plural.ts'

const count = createCounter('en-GB')

/** One’s own sign-in to an app, step by step. */
export const appsTest = {
  title: 'Live check',
  failed: 'The test can’t be seen.',
  again: 'Start again',
  passed: (steps: number) => `All ${steps} steps passed`,
  stepsFailed: (amount: number) => count(amount, 'step failed', 'steps failed'),
  steps: 'Steps of the sign-in',
  state: { passed: 'Passed', attention: 'To know', failed: 'Failed', waiting: 'Waiting' },
  how: {
    title: 'How to test',
    oidc: (app: string, organisation: string) =>
      `Open ${app} in a private window and choose “Sign in with ${organisation}”, or what it calls that. Each step lights up here as it happens.`,
    gateway: (app: string) =>
      `Open ${app} in a private window. The proxy leads you to sign in. Each step lights up here as it happens.`,
    password: (app: string) =>
      `Sign in to ${app} with your own username and password. Each step lights up here as it happens.`,
    ask: (name: string, app: string) =>
      `Ask ${name} to open ${app} and sign in. Each step lights up here as it happens.`,
    open: (host: string) => `Open ${host}`,
    listening: (count: number) => `Listening for ${count} more ${count === 1 ? 'minute' : 'minutes'}.`,
    whoseOwn: 'Only your own attempts are shown.',
    whose: (name: string) => `Only attempts of ${name} are shown.`,
    watchOther: 'Watch somebody else',
    watchOwn: 'Watch me',
    over: 'No longer listening. Start again to go on.',
  },
  sideDoor: {
    label: 'The app’s own address',
    hint: (app: string) =>
      `Behind the proxy, for example http://10.0.20.31:3001. We call it, and warn if ${app} answers.`,
    wrong: 'It starts with http:// or https://.',
    check: 'Check the side door',
  },
  ready: {
    title: (app: string) => `${app} is ready`,
    nobody: 'Nobody can open it yet: say who, under “Who can open it”.',
    people: (amount: number) => `${count(amount, 'person now sees', 'people now see')} it in My apps.`,
    next: 'Good next steps',
  },
  stuck: {
    title: 'Stuck?',
    report: 'Copy a report for your colleague',
    noSecrets: 'No secrets inside',
    notesOf: (recipe: string) => `${recipe} recipe notes`,
    notes: 'What is worth knowing',
    checked: { real: 'Tried with the app itself', documented: 'Made from its documentation' },
  },
  report: {
    begun: (moment: string) => `Sign-in test begun ${moment}`,
    toDo: (fix: string) => `To do: ${fix}`,
  },
}
