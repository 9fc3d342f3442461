import { directoryCommands, type DirectoryCommands } from '#directory'
import { putMail } from '#mail'
import type { Commands, MailRow, Tx } from '#store'

type Input<N extends keyof DirectoryCommands> = Parameters<DirectoryCommands[N]>[1]

/** A command's own input, and the messages that tell of it. */
export interface Noticed<I> {
  input: I
  rows: MailRow[]
}

/** The command with its telling, in one transaction. */
const told =
  <I, O>(command: (tx: Tx, input: I) => Promise<O>) =>
  async (tx: Tx, { input, rows }: Noticed<I>): Promise<O> => {
    const answer = await command(tx, input)
    await putMail(tx, rows)
    return answer
  }

/** Commands of the directory that people are told of. */
export const noticedCommands = {
  setPassword: told((tx, input: Input<'setPassword'>) => directoryCommands.setPassword(tx, input)),
  notePasswordThere: told((tx, input: Input<'notePasswordThere'>) => directoryCommands.notePasswordThere(tx, input)),
  resetFactors: told((tx, input: Input<'resetFactors'>) => directoryCommands.resetFactors(tx, input)),
  updateUser: told((tx, input: Input<'updateUser'>) => directoryCommands.updateUser(tx, input)),
  changeTogether: told((tx, input: Input<'changeTogether'>) => directoryCommands.changeTogether(tx, input)),
  askForAccess: told((tx, input: Input<'askForAccess'>) => directoryCommands.askForAccess(tx, input)),
  approveRequest: told((tx, input: Input<'approveRequest'>) => directoryCommands.approveRequest(tx, input)),
  refuseRequest: told((tx, input: Input<'refuseRequest'>) => directoryCommands.refuseRequest(tx, input)),

  async noteReminder(tx: Tx, { input, rows }: Noticed<Input<'noteReminder'>>) {
    const isFirst = await directoryCommands.noteReminder(tx, input)
    // Another node has told them already.
    if (isFirst) await putMail(tx, rows)
    return isFirst
  },
} satisfies Commands

export type NoticedCommands = typeof noticedCommands
