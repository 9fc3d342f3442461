import type { UserId } from '#ground'
import type { Deed, DirectoryCommands, DirectoryMemory } from '#directory'
import type { MailRow, Run } from '#store'
import { createAboutAccess } from './about-access.ts'
import type { NoticedCommands } from './noticed-commands.ts'
import type { Notices } from './notices.ts'

interface Parts {
  run: Run<DirectoryCommands>
  runNoticed: Run<NoticedCommands>
  memory: DirectoryMemory
  notices: Notices
}

type Input<N extends keyof DirectoryCommands> = Parameters<DirectoryCommands[N]>[1]

/** The directory's commands, with whom they concern told of them, whichever door they come from. */
export function tellChanges({ run, runNoticed, memory, notices }: Parts): Run<DirectoryCommands> {
  const isOwn = ({ actor }: Deed, id: UserId): boolean => actor.kind === 'user' && actor.id === id

  function aboutPassword(input: Input<'setPassword' | 'notePasswordThere'>): MailRow[] {
    const user = memory.people.find(input.id)
    if (user === undefined) return []
    return isOwn(input, input.id)
      ? notices.prepare({ kind: 'password-changed', user, facts: {}, from: { address: input.origin.address } })
      : notices.prepare({ kind: 'password-reset-by-admin', user, facts: {} })
  }

  function aboutFactors(input: Input<'resetFactors'>): MailRow[] {
    const user = memory.people.find(input.id)
    return user === undefined ? [] : notices.prepare({ kind: 'factors-reset-by-admin', user, facts: {} })
  }

  function askedFor(input: Input<'askForFactor'>): MailRow[] {
    const user = memory.people.find(input.id)
    return user === undefined ? [] : notices.prepare({ kind: 'factor-asked', user, facts: {} })
  }

  function aboutUpdate(input: Input<'updateUser'>): MailRow[] {
    const { email, role } = input.patch
    const user = memory.people.find(input.id)
    if (user === undefined) return []
    const from = isOwn(input, input.id) ? { from: { address: input.origin.address } } : {}
    const rows: MailRow[] = []
    if (email !== undefined && email !== user.email)
      rows.push(
        ...notices.prepare({ kind: 'email-changed', user, facts: { before: user.email, after: email }, ...from }),
      )
    // Nobody changes their own.
    if (role !== undefined && role !== user.role)
      rows.push(...notices.prepare({ kind: 'role-changed', user, facts: { role } }))
    return rows
  }

  const aboutAccess = createAboutAccess({ memory, notices })

  function about(name: keyof DirectoryCommands, input: never): MailRow[] {
    if (name === 'setPassword' || name === 'notePasswordThere') return aboutPassword(input)
    if (name === 'updateUser') return aboutUpdate(input)
    if (name === 'resetFactors') return aboutFactors(input)
    if (name === 'askForFactor') return askedFor(input)
    if (name === 'askForAccess') return aboutAccess.asked(input)
    if (name === 'approveRequest') return aboutAccess.approved(input)
    if (name === 'refuseRequest') return aboutAccess.refused(input)
    if (name === 'passRequest') return aboutAccess.passed(input)
    if (name === 'noteReminder' || name === 'noteGroupReminder') return aboutAccess.ending(input)
    if (name !== 'changeTogether') return []
    return (input as Input<'changeTogether'>).steps.flatMap(step => about(step.name, step.input as never))
  }

  async function runTold(name: keyof NoticedCommands, input: never, rows: MailRow[]): Promise<unknown> {
    const answer = await runNoticed(name, { input, rows })
    notices.wake()
    return answer
  }

  return (async (name: keyof DirectoryCommands, input: never) => {
    const rows = notices.isOn() ? about(name, input) : []
    return rows.length === 0 ? run(name, input) : runTold(name as keyof NoticedCommands, input, rows)
  }) as Run<DirectoryCommands>
}
