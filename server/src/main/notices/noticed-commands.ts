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

  async askForAccess(tx: Tx, { input, rows }: Noticed<Input<'askForAccess'>>) {
    const request = await directoryCommands.askForAccess(tx, input)
    await putMail(tx, rows)
    return request
  },

  async approveRequest(tx: Tx, { input, rows }: Noticed<Input<'approveRequest'>>) {
    const request = await directoryCommands.approveRequest(tx, input)
    await putMail(tx, rows)
    return request
  },

  async refuseRequest(tx: Tx, { input, rows }: Noticed<Input<'refuseRequest'>>) {
    const request = await directoryCommands.refuseRequest(tx, input)
    await putMail(tx, rows)
    return request
  },

  async noteReminder(tx: Tx, { input, rows }: Noticed<Input<'noteReminder'>>) {
    const isFirst = await directoryCommands.noteReminder(tx, input)
    // Another node has told them already.
    if (isFirst) await putMail(tx, rows)
    return isFirst
  },
} satisfies Commands

export type NoticedCommands = typeof noticedCommands
