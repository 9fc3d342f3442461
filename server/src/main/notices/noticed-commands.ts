import { directoryCommands, type DirectoryCommands } from '#directory'
import { putMail } from '#mail'
import type { Commands, MailRow, Tx } from '#store'

type Input<N extends keyof DirectoryCommands> = Parameters<DirectoryCommands[N]>[1]

/** A command's own input, and the messages that tell of it. */
export interface Noticed<I> {
  input: I
  rows: MailRow[]
}

/** Commands of the directory that people are told of, in one transaction with the telling. */
export const noticedCommands = {
  async setPassword(tx: Tx, { input, rows }: Noticed<Input<'setPassword'>>) {
    const user = await directoryCommands.setPassword(tx, input)
    await putMail(tx, rows)
    return user
  },

  async notePasswordThere(tx: Tx, { input, rows }: Noticed<Input<'notePasswordThere'>>) {
    const user = await directoryCommands.notePasswordThere(tx, input)
    await putMail(tx, rows)
    return user
  },

  async resetFactors(tx: Tx, { input, rows }: Noticed<Input<'resetFactors'>>) {
    const user = await directoryCommands.resetFactors(tx, input)
    await putMail(tx, rows)
    return user
  },

  async updateUser(tx: Tx, { input, rows }: Noticed<Input<'updateUser'>>) {
    const user = await directoryCommands.updateUser(tx, input)
    await putMail(tx, rows)
    return user
  },

  async changeTogether(tx: Tx, { input, rows }: Noticed<Input<'changeTogether'>>) {
    const changed = await directoryCommands.changeTogether(tx, input)
    await putMail(tx, rows)
    return changed
  },
} satisfies Commands

export type NoticedCommands = typeof noticedCommands
