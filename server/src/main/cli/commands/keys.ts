import { signingAlgorithms, type SigningAlgorithm } from '#directory'
import { UsageError } from '../arguments.ts'
import { textOf, type Command } from '../command.ts'
import type { OperationOutput } from '../operations.ts'
import { printTable } from '../table.ts'

type Key = OperationOutput<'rotateSigningKey'>

const words = { next: 'signs later', signs: 'signs', old: 'still published' }

const printKeys = (keys: Key[]): string =>
  keys.length === 0
    ? 'No keys; the server makes them when it starts.'
    : printTable([
        ['ALGORITHM', 'STATE', 'SIGNS FROM', 'PUBLISHED UNTIL', 'KEY'],
        ...keys.map(({ algorithm, phase, signsFrom, retiredAt, kid }) => [
          algorithm,
          words[phase],
          signsFrom,
          retiredAt ?? '–',
          kid,
        ]),
      ])

function algorithmOf(text = 'RS256'): SigningAlgorithm {
  const found = signingAlgorithms.find(algorithm => algorithm.toLowerCase() === text.toLowerCase())
  if (found === undefined) throw new UsageError(`“${text}” is none of ${signingAlgorithms.join(', ')}.`)
  return found
}

export const keyCommands: Command[] = [
  {
    name: 'keys list',
    takes: [],
    about: 'List the keys that tokens are signed with.',
    options: {},
    async run({ withOperations, answer }) {
      answer(await withOperations(operate => operate('listSigningKeys', {})), printKeys)
    },
  },
  {
    name: 'keys rotate',
    takes: [],
    about: 'Make another signing key, which signs a day from now.',
    details:
      'Apps are shown it at once, so that they know it by then. The key before stays published for a week after it has\n' +
      'signed last. With --now a key that waits for its day is brought forward.',
    options: {
      algorithm: { value: signingAlgorithms.join('|'), about: 'Of which algorithm; RS256 unless given.' },
      now: { about: 'Sign with it at once: apps that keep keys and do not look again refuse sign-ins until they do.' },
    },
    async run({ options, withOperations, answer }) {
      const algorithm = algorithmOf(textOf(options['algorithm']))
      const soon = options['now'] === true
      answer(await withOperations(operate => operate('rotateSigningKey', { algorithm, soon })), key => printKeys([key]))
    },
  },
  {
    name: 'keys remove',
    takes: ['KEY'],
    about: 'Take a key back before it signs, or drop an old one before its week is over.',
    options: {},
    async run({ words: [kid = ''], withOperations, answer }) {
      answer(await withOperations(operate => operate('removeSigningKey', { kid })), printKeys)
    },
  },
]
