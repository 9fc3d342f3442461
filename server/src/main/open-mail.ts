import { OperatorProblem, parseMailbox, type Clock, type Config, type Log, type Sealer } from '#ground'
import type { DirectoryCommands, DirectoryMemory } from '#directory'
import { createOutbox, createSender, type MailCommands, type Outbox, type Sender } from '#mail'
import type { Run, Store } from '#store'
import type { NoticedCommands } from './notices/noticed-commands.ts'
import { createNotices, type Notices } from './notices/notices.ts'
import { tellChanges } from './notices/tell-changes.ts'
import { publicUrlOf, thisMachine, type Addressed } from './public-url.ts'

export interface MailOptions {
  /** Null: no mail is sent, and everything works without. */
  mail?: Config['mail']
  /** Where links in mail lead; this machine without it. */
  address?: Addressed
}

export interface Mail {
  outbox: Outbox
  /** Null: no mail is sent. */
  sender: Sender | null
  notices: Notices
  /** The directory's commands, with those concerned told. */
  runDirectory: Run<DirectoryCommands>
}

/** Everything that has to do with mail, over a store that is open. */
export function openMail(
  parts: { clock: Clock; log: Log; store: Store; sealer: Sealer; memory: DirectoryMemory },
  { mail = null, address = thisMachine }: MailOptions,
): Mail {
  const { clock, log, store, sealer, memory } = parts
  const sender = openSender(mail)
  const outbox = createOutbox({
    clock,
    log,
    run: store.commands<MailCommands>('mail'),
    read: store.read,
    sealer,
    sender,
  })
  const notices = createNotices({ clock, log, memory, outbox, publicUrl: () => publicUrlOf(address, memory) })
  const runDirectory = tellChanges({
    run: store.commands<DirectoryCommands>('directory'),
    runNoticed: store.commands<NoticedCommands>('noticed'),
    memory,
    notices,
  })
  return { outbox, sender, notices, runDirectory }
}

/** The configuration was checked when it was read; tests give theirs directly. */
function openSender(mail: Config['mail']): Sender | null {
  if (mail === null) return null
  const from = parseMailbox(mail.from)
  if (from === undefined) throw new OperatorProblem('invalid', 'mail.from: expected an address.')
  return createSender({ smtp: mail.smtp, from })
}
