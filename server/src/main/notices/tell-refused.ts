import { sayIn, type Clock, type Saying } from '#ground'
import type { DirectoryMemory, ExternalDirectory } from '#directory'
import { languageOf, type Notices } from './notices.ts'

interface Parts {
  clock: Clock
  memory: DirectoryMemory
  notices: Notices
}

/** Owners and admins hear that a directory refuses the account it is read with. Never rejects. */
export async function tellRefused(
  { clock, memory, notices }: Parts,
  { title }: ExternalDirectory,
  reason: Saying,
): Promise<void> {
  if (!notices.isOn()) return
  const now = clock.now()
  const { people } = memory
  const { branding } = memory.settings()
  for (let slot = 0; slot < people.slotEnd; slot++) {
    const role = people.roleAt(slot)
    if ((role !== 'owner' && role !== 'admin') || !people.isActiveAt(slot, now)) continue
    const user = people.at(slot)
    if (user !== undefined)
      await notices.notify({
        kind: 'directory-refused',
        user,
        facts: { directory: title, reason: sayIn(languageOf(user, branding.language), reason) },
      })
  }
}
