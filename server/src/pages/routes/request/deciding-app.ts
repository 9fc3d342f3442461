import type { App, DirectoryMemory } from '#directory'
import { findDeciders } from '#directory'
import type { UserId } from '#ground'
import type { AppCard } from '../../views/app-card.ts'

const hostOf = (address: string | null | undefined): string | null => (address && URL.parse(address)?.host) || null

export const cardOf = ({ title, link, signInUrl, gateway, oidc, icon }: App): AppCard => ({
  title,
  icon,
  host: hostOf(link) ?? hostOf(signInUrl) ?? gateway?.host ?? hostOf(oidc?.redirectUris[0]),
})

/** Who looks after the app and decides, as whoever asks is told; null where it is for the admins. */
export function nameDecider(memory: DirectoryMemory, app: App, asker: UserId, at: number): string | null {
  const { contact } = app
  if (contact === null || !findDeciders(memory, app, { asker, at, most: 1 }).includes(contact)) return null
  return memory.people.find(contact)?.displayName ?? null
}
