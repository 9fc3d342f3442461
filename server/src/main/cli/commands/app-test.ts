import { setTimeout as sleep } from 'node:timers/promises'
import { textOf, type Command } from '../command.ts'
import type { OperationOutput } from '../operations.ts'

type Test = NonNullable<OperationOutput<'lookAtAppTest'>>
type Step = Test['steps'][number]

/** How often it is looked at. */
const lookMs = 500
/** It was not seen through; 1 and 2 are every command's own. */
const exitUnfinished = 3

const marks = { waiting: 'waiting  ', passed: 'passed   ', attention: 'attention', failed: 'FAILED   ' } as const

const printStep = ({ state, title, detail, fix }: Step): string =>
  [
    `${marks[state]}  ${title}`,
    ...[detail, fix].flatMap(text => text?.split('\n') ?? []).map(line => `           ${line}`),
  ].join('\n')

const printTest = ({ steps, passed }: Test): string =>
  passed ? `All ${steps.length} steps passed.` : `Not seen through. ${listOpen(steps)}`

const listOpen = (steps: readonly Step[]): string =>
  steps
    .filter(({ state }) => state === 'waiting' || state === 'failed')
    .map(({ title, state }) => `${state === 'failed' ? 'Failed' : 'Not seen'}: ${title}.`)
    .join(' ')

export const testApp: Command = {
  name: 'test-app',
  takes: ['APP', 'USER'],
  about: 'Watch an admin sign in to an app, and say each step as it is seen.',
  details:
    'APP is a name or an id, USER the admin who signs in while this waits. Ten minutes at most, until every step has ' +
    'passed, or until Ctrl-C. The exit code is 0 when all have passed, and 3 when not.',
  options: {
    address: { value: 'ADDRESS', about: 'Where they come from, so that it is seen before they have signed in.' },
    'own-address': { value: 'URL', about: 'Where the app itself listens, behind its proxy: it must not answer.' },
  },
  async run({ words: [app = '', user = ''], options, console, withOperations, answer }) {
    const asked = { app, user }
    const address = textOf(options['address'])
    const ownAddress = textOf(options['own-address'])
    const seen = new Map<string, string>()
    function say(test: Test): void {
      for (const step of test.steps) {
        const text = printStep(step)
        if (seen.get(step.id) !== text) console.note(text)
        seen.set(step.id, text)
      }
    }
    const last = await withOperations(async operate => {
      const stopped = console.stopped().then(() => true)
      let test = await operate('startAppTest', { ...asked, address, ownAddress })
      for (let now = test; now !== null; now = await operate('lookAtAppTest', asked)) {
        test = now
        say(now)
        if (now.passed || (await Promise.race([stopped, sleep(lookMs).then(() => false)]))) break
      }
      await operate('stopAppTest', asked)
      return test
    })
    if (last === null) return exitUnfinished
    answer(last, printTest)
    return last.passed ? 0 : exitUnfinished
  },
}
