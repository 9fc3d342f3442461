import { OperatorProblem } from '#ground'
import { textOf, type Command } from '../command.ts'
import type { OperationOutput } from '../operations.ts'

type Moving = OperationOutput<'bindThrough'>

/** `12 moved, 30 wait until 2026-12-31T00:00:00.000Z`; undefined where nobody is or was on the way. */
export function printMoving({ until, waiting, moved, expired, elsewhere }: Moving): string | undefined {
  if (waiting + moved + expired + elsewhere === 0) return undefined
  return [
    `${moved} moved`,
    `${waiting} wait${waiting > 0 && until !== null ? ` until ${until}` : ''}`,
    ...(expired > 0 ? [`${expired} did not come in time`] : []),
    ...(elsewhere > 0 ? [`${elsewhere} have a password or a passkey from elsewhere`] : []),
  ].join(', ')
}

export const bindThroughCommands: Command[] = [
  {
    name: 'directory bind-through',
    takes: ['NAME'],
    about:
      'Let people move here from a directory with the password they have there; without an option, show how far it is.',
    details:
      'Those who have never signed in here are asked for their password as ever. The directory proves it at their first\n' +
      'sign-in, over TLS only; its hash is kept, and the directory is not asked about them any more.',
    options: {
      until: { value: 'DATE', about: 'Begin, or extend: until that day, like 2026-12-31.' },
      stop: { about: 'Let nobody else move. Who has moved stays.' },
    },
    async run({ words: [name = ''], options, withOperations, answer }) {
      const until = textOf(options['until'])
      const stops = options['stop'] === true
      if (stops && until !== undefined) throw new OperatorProblem('invalid', 'Give --until or --stop, not both.')
      const input = stops ? { name, until: null } : until === undefined ? { name } : { name, until }
      const moving = await withOperations(operate => operate('bindThrough', input))
      answer(moving, told => printMoving(told) ?? 'Nobody moves here from this directory.')
    },
  },
]
