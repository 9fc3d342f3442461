import { newUuid, Problem, sayIn, type Clock, type Language } from '#ground'
import type { DirectoryMemory, User } from '#directory'
import { MailTrouble, writeMessage, type OutboxState } from '#mail'
import { languageOf } from './notices/notices.ts'
import type { World } from './world.ts'

/** Mail as admins see it: never the password. A test message is sent at once, and what was said is waited for. */

type Parts = Pick<World, 'outbox' | 'sender'> & { clock: Clock; memory: DirectoryMemory; publicUrl: () => URL }

export function createMailWork({ clock, memory, outbox, sender, publicUrl }: Parts) {
  return {
    async state(): Promise<OutboxState & { server: string | null; from: string | null }> {
      const state = await outbox.state()
      if (sender === null) return { ...state, server: null, from: null }
      const { name, address } = sender.from
      return { ...state, server: sender.server, from: name === '' ? address : `${name} <${address}>` }
    },

    /** `readBy`: the language of whoever is told what became of it. */
    async sendTest(user: User, readBy: Language) {
      if (sender === null) throw new Problem('conflict', 'No mail server is set, so nothing can be sent.')
      if (user.email === null)
        throw new Problem('conflict', 'Your account has no e-mail address to send a test message to.')
      const { organisation, branding } = memory.settings()
      const reader = {
        to: user.email,
        name: user.displayName,
        language: languageOf(user, branding.language),
        timeZone: user.zoneinfo,
      }
      const letterhead = { organisation: organisation.name, contact: branding.contact, publicUrl: publicUrl() }
      const at = clock.now()
      try {
        const said = await sender.send(writeMessage('account-test', {}, reader, letterhead), { id: newUuid(clock), at })
        return { to: user.email, taken: true, said }
      } catch (error) {
        if (error instanceof MailTrouble) return { to: user.email, taken: false, said: sayIn(readBy, error.said) }
        throw error
      }
    },
  }
}
