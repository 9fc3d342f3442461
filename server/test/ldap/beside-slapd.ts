import assert from 'node:assert/strict'
import type { User } from '#directory'
import { adminDN, adminSecret, base, openLdapWorld, type LdapWorld } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'
import { startSlapd, type Slapd } from './slapd.ts'

/** A small generator with a seed (mulberry32), so that a failure can be repeated. */
export function randomFrom(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    below: (n: number) => Math.floor(next() * n),
    pick: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T,
    chance: (p: number) => next() < p,
  }
}

export interface PersonInput {
  username: string
  displayName: string
  email: string | null
  phone?: string
  locale?: string
}

/** Both servers with the same people and groups, and a client at each that sees everything. */
export interface BesideSlapd {
  world: LdapWorld
  ours: RawClient
  theirs: RawClient
  users: User[]
  dispose(): Promise<void>
}

/** An hour passes between any two people. */
export async function openBesideSlapd(
  people: readonly PersonInput[],
  addGroups: (world: LdapWorld, users: User[]) => Promise<void>,
): Promise<BesideSlapd> {
  const world = await openLdapWorld()
  const users: User[] = []
  for (const { username, displayName, email, phone, locale } of people) {
    const { id } = await world.asOperator.users.create({ username, displayName, email })
    users.push(
      await world.asOperator.users.update(id, {
        ...(phone !== undefined && { phone }),
        ...(locale !== undefined && { locale }),
      }),
    )
    world.clock.advance(3_600_000)
  }
  await addGroups(world, users)
  const ours = await RawClient.open(world.ldapPort)
  assert.equal(await ours.bind(adminDN, adminSecret), 0)
  let slapd: Slapd
  try {
    slapd = await startSlapd(base, await exportTree(ours))
  } catch (error) {
    ours.close()
    await world.dispose()
    throw error
  }
  const theirs = await RawClient.open(slapd.port)
  assert.equal(await theirs.bind(slapd.rootDN, slapd.rootPassword), 0)
  return {
    world,
    ours,
    theirs,
    users,
    async dispose() {
      for (const client of [ours, theirs]) client.close()
      slapd.stop()
      await world.dispose()
    },
  }
}

/** What slapd's stock schema has not. */
export const unknownToSlapd: ReadonlySet<string> = new Set([
  'userPrincipalName',
  'sAMAccountName',
  'isAdmin',
  'twoFactorAuthenticationEnabled',
  'memberUid',
])
/** What each server makes its own way. */
export const madeByItself: ReadonlySet<string> = new Set([
  'entryDN',
  'hasSubordinates',
  'subschemaSubentry',
  'memberOf',
  'pwdAccountLockedTime',
  'entryCSN',
  'contextCSN',
  // Theirs alone: who made an entry.
  'creatorsName',
  'modifiersName',
])

/** Our tree as slapd takes it: without what its schema does not have, and groups of nobody. */
async function exportTree(ours: RawClient): Promise<string> {
  const filter = '(|(!(objectClass=groupOfNames))(member=*))'
  const { entries } = await ours.search({ base, filter, attributes: ['*', '+'] })
  const line = (name: string, value: string) => `${name}:: ${Buffer.from(value).toString('base64')}`
  return entries
    .map(({ dn, attributes }) =>
      [
        line('dn', dn),
        ...Object.entries(attributes).flatMap(([name, values]) =>
          unknownToSlapd.has(name) || madeByItself.has(name) ? [] : values.map(value => line(name, value)),
        ),
      ].join('\n'),
    )
    .join('\n\n')
}
