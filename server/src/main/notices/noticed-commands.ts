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

/** The same of a command that answers whether there is anything to tell: another node may have told it already. */
const toldIfSo =
  <I>(command: (tx: Tx, input: I) => Promise<boolean>) =>
  async (tx: Tx, { input, rows }: Noticed<I>): Promise<boolean> => {
    const isSo = await command(tx, input)
    if (isSo) await putMail(tx, rows)
    return isSo
  }

/** Commands of the directory that people are told of. */
export const noticedCommands = {
  setPassword: told((tx, input: Input<'setPassword'>) => directoryCommands.setPassword(tx, input)),
  notePasswordThere: told((tx, input: Input<'notePasswordThere'>) => directoryCommands.notePasswordThere(tx, input)),
  resetFactors: told((tx, input: Input<'resetFactors'>) => directoryCommands.resetFactors(tx, input)),
  askForFactor: toldIfSo((tx, input: Input<'askForFactor'>) => directoryCommands.askForFactor(tx, input)),
  updateUser: told((tx, input: Input<'updateUser'>) => directoryCommands.updateUser(tx, input)),
  changeTogether: told((tx, input: Input<'changeTogether'>) => directoryCommands.changeTogether(tx, input)),
  askForAccess: told((tx, input: Input<'askForAccess'>) => directoryCommands.askForAccess(tx, input)),
  approveRequest: told((tx, input: Input<'approveRequest'>) => directoryCommands.approveRequest(tx, input)),
  refuseRequest: told((tx, input: Input<'refuseRequest'>) => directoryCommands.refuseRequest(tx, input)),
  passRequest: told((tx, input: Input<'passRequest'>) => directoryCommands.passRequest(tx, input)),
  noteReminder: toldIfSo((tx, input: Input<'noteReminder'>) => directoryCommands.noteReminder(tx, input)),
  noteGroupReminder: toldIfSo((tx, input: Input<'noteGroupReminder'>) =>
    directoryCommands.noteGroupReminder(tx, input),
  ),
} satisfies Commands

export type NoticedCommands = typeof noticedCommands
