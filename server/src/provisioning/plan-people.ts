import { parsePasswordHash } from '#ground'
import { foldName, isAtLeast, type DirectoryMemory, type User, type UserChange } from '#directory'
import { differing, isEmpty, markOf, refuseForeignOwner, refuseOtherNumber, type Planning } from './plan.ts'
import type { TruthUser } from './truth.ts'

export function planUsers(planning: Planning): void {
  const { truth, memory, facts, steps, flaws } = planning
  const made: TruthUser[] = []
  for (const [i, user] of (truth.users ?? []).entries()) {
    const current = memory.people.findByUsername(user.username)
    if (facts.purged.has(user.username))
      flaws.push({
        path: ['users', i, 'username'],
        message: `“${user.username}” belonged to somebody who was deleted for good, and usernames are never given again. Choose another one.`,
      })
    refuseTakenEmail(planning, user, current, i)
    refuseUnknown(planning, user, i)
    if (current === undefined) {
      steps.push({ kind: 'create-user', user })
      made.push(user)
    } else planUser(planning, user, current, i)
  }
  noteWeakHashes(planning, made)
}

/** How many come with a hash that is quickly guessed where somebody has the old system's file. */
function noteWeakHashes({ notes }: Planning, users: readonly TruthUser[]): void {
  const counts = new Map<string, number>()
  for (const { password } of users) {
    const known = password?.hash === undefined ? undefined : parsePasswordHash(password.hash.reveal())
    if (known?.kind !== 'weak') continue
    const { title, mustChange } = known.scheme
    const what = mustChange ? `${title}, a new password is asked for` : title
    counts.set(what, (counts.get(what) ?? 0) + 1)
  }
  if (counts.size === 0) return
  const kinds = [...counts].map(([what, count]) => `${count} of ${what}`).join('; ')
  notes.push(
    `Weak password hashes (${kinds}): they are kept as argon2id over the old hash until the next sign-in. Whoever has the old file can guess the passwords.`,
  )
}

function refuseUnknown({ truth, memory, flaws, knowsGroup }: Planning, user: TruthUser, i: number): void {
  for (const [j, { name }] of (user.groups ?? []).entries())
    if (!knowsGroup(name))
      flaws.push({ path: ['users', i, 'groups', j], message: `There is no group “${name}”, here or in the file.` })
  for (const name of Object.keys(user.attributes ?? {})) {
    const isDeclared =
      memory.attributes.findByName(name) !== undefined ||
      truth.attributes?.some(attribute => foldName(attribute.name) === foldName(name))
    if (!isDeclared)
      flaws.push({
        path: ['users', i, 'attributes', name],
        message: `No attribute “${name}” is declared, here or in the file.`,
      })
  }
}

function planUser(planning: Planning, user: TruthUser, current: User, i: number): void {
  const { memory, facts, steps, drops } = planning
  const {
    username,
    password,
    groups: _groups,
    allowReserved: _allowed,
    attributes,
    disabled,
    uidNumber,
    ...wanted
  } = user
  refuseOtherNumber(planning, uidNumber, current.uidNumber, ['users', i, 'uidNumber'])
  refuseForeignOwner(planning, current, ['users', i, 'username'])
  // Where the file says which address they have from now on, it does not matter whose the old one is by now.
  if (current.trashedAt !== null)
    steps.push({
      kind: 'restore-user',
      username,
      withoutEmail: wanted.email !== undefined && wanted.email !== current.email,
    })
  const patch: UserChange = differing<Omit<User, 'attributes'>>(current, { ...wanted, ...markOf(planning) })
  const values = differingValues(memory, current, attributes ?? {})
  if (!isEmpty(values)) patch.attributes = values
  if (!isEmpty(patch)) {
    const isDrop = patch.role !== undefined && !isAtLeast(patch.role, current.role)
    ;(isDrop ? drops : steps).push({ kind: 'update-user', username, patch })
  }
  if (disabled !== undefined && disabled !== current.disabledByAdmin)
    (disabled ? drops : steps).push({ kind: 'set-disabled', username, disabled })
  if (password?.enforce && password.secret !== undefined && !facts.passwords.has(username))
    steps.push({ kind: 'set-password', username, password: password.secret })
}

/** Attributes are by name in the file, and by the id of their declaration in the directory. */
function differingValues(
  { attributes }: DirectoryMemory,
  current: User,
  wanted: Readonly<Record<string, string[]>>,
): Record<string, string[]> {
  const held = (name: string): readonly string[] => current.attributes[attributes.findByName(name)?.id ?? ''] ?? []
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, values]) => values.join('\0') !== held(name).join('\0')),
  )
}

/** An address somebody else holds and keeps. Two who swap theirs are let through; the directory decides. */
function refuseTakenEmail(
  { truth, memory, flaws, pruned }: Planning,
  user: TruthUser,
  current: User | undefined,
  i: number,
): void {
  const email = user.email === undefined && current?.trashedAt != null ? current.email : user.email
  if (email === undefined || email === null) return
  const holder = memory.people.findByEmail(email) ?? memory.people.findByUsername(email)
  if (holder === undefined || holder.trashedAt !== null || holder.id === current?.id || pruned.users.has(holder.id))
    return
  const given = truth.users?.find(({ username }) => username === holder.username)?.email
  if (given !== undefined && (given === null || foldName(given) !== foldName(email))) return
  flaws.push({
    path: ['users', i, user.email === undefined ? 'username' : 'email'],
    message:
      user.email === undefined
        ? `${user.username} is in the trash, and their address belongs to ${holder.username} by now. Give them another, or email: null.`
        : `This address belongs to somebody else, ${holder.username}.`,
  })
}
