import type { UserId } from '#ground'
import type { App } from './app.ts'
import type { DirectoryMemory } from './memory.ts'
import { isAtLeast, type Role } from './role.ts'

/** The part of an app that says who decides about it. */
export type DecidedAbout = Pick<App, 'access' | 'contact' | 'sensitive'>

/**
 * Who may let people into an app by name, and end it again: admins and owners, and unless the app is sensitive also the
 * one who looks after it and the managers of a group its rule names. What they may do for themselves is not asked here.
 * `managers`: those of the groups the rule names.
 */
export const mayDecide = (
  asker: { id: UserId | null; role: Role },
  { contact, sensitive }: DecidedAbout,
  managers: ReadonlySet<UserId>,
): boolean =>
  isAtLeast(asker.role, 'admin') ||
  (!sensitive && asker.id !== null && (asker.id === contact || managers.has(asker.id)))

/** The managers of the groups an app's rule names. */
export function managersOf(memory: Pick<DirectoryMemory, 'groups'>, { access }: DecidedAbout): Set<UserId> {
  const groups = access.kind === 'chosen' ? access.groups : []
  return new Set(groups.flatMap(id => memory.groups.find(id)?.managers ?? []))
}

/**
 * Who is told that somebody waits: whoever looks after the app and the managers, and where nobody of them may decide, the
 * admins and owners. Active people only, without whoever asks; at most `most`.
 */
export function findDeciders(
  memory: Pick<DirectoryMemory, 'groups' | 'people'>,
  app: DecidedAbout,
  { asker, at, most }: { asker: UserId; at: number; most: number },
): UserId[] {
  const { people } = memory
  const managers = managersOf(memory, app)
  const near = [...(app.contact === null ? [] : [app.contact]), ...managers].filter(id => {
    const slot = people.slotOf(id)
    const role = slot === undefined ? undefined : people.roleAt(slot)
    if (slot === undefined || role === undefined || id === asker) return false
    return people.isActiveAt(slot, at) && mayDecide({ id, role }, app, managers)
  })
  if (near.length > 0) return [...new Set(near)].slice(0, most)
  const admins: UserId[] = []
  for (let slot = 0; slot < people.slotEnd && admins.length < most; slot++) {
    const id = people.idAt(slot)
    if (id === undefined || id === asker || !people.isActiveAt(slot, at)) continue
    if (isAtLeast(people.roleAt(slot) ?? 'user', 'admin')) admins.push(id)
  }
  return admins
}

/** Everybody active who may decide: whoever looks after the app and the managers first, then admins and owners. */
export function findAllDeciders(
  memory: Pick<DirectoryMemory, 'groups' | 'people'>,
  app: DecidedAbout,
  { without, at, most }: { without: readonly UserId[]; at: number; most: number },
): UserId[] {
  const { people } = memory
  const managers = managersOf(memory, app)
  const found = new Set<UserId>()
  const add = (slot: number | undefined): void => {
    const id = slot === undefined ? undefined : people.idAt(slot)
    const role = slot === undefined ? undefined : people.roleAt(slot)
    if (slot === undefined || id === undefined || role === undefined || found.size >= most) return
    if (!without.includes(id) && people.isActiveAt(slot, at) && mayDecide({ id, role }, app, managers)) found.add(id)
  }
  for (const id of [...(app.contact === null ? [] : [app.contact]), ...managers]) add(people.slotOf(id))
  for (let slot = 0; slot < people.slotEnd && found.size < most; slot++)
    if (isAtLeast(people.roleAt(slot) ?? 'user', 'admin')) add(slot)
  return [...found]
}
