import { UsageError } from '../arguments.ts'
import { textOf, type Command } from '../command.ts'
import type { OperationOutput } from '../operations.ts'

type Made = OperationOutput<'invite'>

const printMade = ({ displayName, url, expiresAt, mailedTo }: Made): string =>
  [
    `Lets ${displayName} in, once, until ${expiresAt}:`,
    `  ${url}`,
    mailedTo === null ? 'It was not mailed; hand it over.' : `It was also mailed to ${mailedTo}.`,
  ].join('\n')

export const invite: Command = {
  name: 'invite',
  takes: ['NAME'],
  about: 'Invite a person, who chooses a username and how to sign in.',
  details:
    'NAME is what others call them, such as “Emre Aydin”. With --again it is an e-mail address or id of somebody invited, whose old link stops working.',
  options: {
    email: { value: 'ADDRESS', about: 'Where the link is mailed, if mail is sent from here; their address then.' },
    role: { value: 'ROLE', about: 'owner, admin, usermanager or user; user unless given.' },
    groups: { value: 'NAMES', about: 'Groups they are in from the start, with commas between.' },
    'no-mail': { about: 'Only show the link.' },
    again: { about: 'Another link for somebody who is invited already.' },
  },
  async run({ words: [name = ''], options, withOperations, answer }) {
    const mail = options['no-mail'] !== true
    const role = textOf(options['role']) as never
    const email = textOf(options['email'])
    const groups = (textOf(options['groups']) ?? '').split(',').flatMap(text => text.trim() || [])
    if (options['again'] === true && (role !== undefined || email !== undefined || groups.length > 0))
      throw new UsageError('--again goes with --no-mail alone: what they were invited to stays.')
    answer(
      await withOperations(operate =>
        options['again'] === true
          ? operate('renewInvitation', { user: name, mail })
          : operate('invite', { displayName: name, email, role, groups, mail }),
      ),
      printMade,
    )
  },
}
