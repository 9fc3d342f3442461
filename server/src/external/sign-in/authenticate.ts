import { foldName, parseExternalUsername, type ExternalSettings } from '#directory'
import { Problem, type Secret } from '#ground'
import {
  UpstreamError,
  type Connect,
  type ConnectOptions,
  type Upstream,
  type UpstreamSecrets,
} from '../connect/index.ts'
import { dnFilled, escapeFilterValue, isDnPattern } from '../mapping/index.ts'
import { nameId } from '../mapping/map-group.ts'
import { rdnOf } from '../mapping/username.ts'
import type { UpstreamPerson } from '../upstream.ts'
import type { Proven } from './synchronise.ts'

/** Names that mean one account by their form: a UPN, or one with its domain before it. */
const isWholeName = (name: string): boolean => /^[^@\\\s]+@[^@\\\s]+$|^[^@\\]+\\[^@\\]+$/.test(name)

/** Where a bind name that is no DN may stand in an entry. */
const nameAttributes = ['sAMAccountName', 'userPrincipalName', 'uid'] as const

/**
 * The policy “authenticate”: the name is made from a pattern, and that it can bind is all that is asked. A directory may
 * take other names than the one meant (Active Directory takes a display name too), so after a bind by a name that is no
 * DN the entry is read back as the person, has to be called what was typed, and has to take the same password.
 */
export async function authenticate(
  connect: Connect,
  { settings, secrets, options }: { settings: ExternalSettings; secrets: UpstreamSecrets; options: ConnectOptions },
  { name, password }: { name: string; password: Secret },
): Promise<Proven> {
  const refuse = (reason: string): Proven => ({ kind: 'refused', reason, isFound: true })
  const { userDnPattern } = settings
  if (userDnPattern === null) return refuse('no-pattern')
  const username = usernameOf(name)
  if (username === undefined) return refuse('not-taken-over')
  const bindName = dnFilled(userDnPattern, name.trim())

  let upstream: Upstream
  try {
    upstream = await connect({ ...settings, bindDn: bindName }, { ...secrets, bindPassword: password }, options)
  } catch (error) {
    if (error instanceof UpstreamError && error.kind === 'refused') return refuse('wrong-password')
    throw error
  }
  try {
    if (!isDnPattern(userDnPattern)) {
      const reason = await doubtOf(upstream, settings, { typed: name.trim(), bindName, password })
      if (reason !== undefined) return refuse(reason)
    }
    return { kind: 'proven', person: personOf(username, bindName), password, withCode: false }
  } finally {
    upstream.close()
  }
}

function usernameOf(name: string): string | undefined {
  try {
    return parseExternalUsername(name, { allowReserved: true })
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

/** Why it is not certain that whoever was let in is whom the name means; undefined when it is. */
async function doubtOf(
  upstream: Upstream,
  settings: ExternalSettings,
  { typed, bindName, password }: { typed: string; bindName: string; password: Secret },
): Promise<string | undefined> {
  const entry = await readBack(upstream, settings, [...new Set([typed, bindName])])
  if (entry === undefined) return isWholeName(bindName) ? undefined : 'not-read-back'
  const names = [...rdnOf(entry.dn).map(({ value }) => value), ...entry.names]
  const isMeant = [typed, bindName].some(name =>
    names.some(own => typeof own === 'string' && foldName(own) === foldName(name)),
  )
  if (!isMeant) return 'other-name'
  try {
    // One person's display name may be another's account name: the entry that was found has to take the password itself.
    await upstream.bindAs(entry.dn, password)
    return undefined
  } catch (error) {
    if (error instanceof UpstreamError && error.kind === 'refused') return 'other-name'
    throw error
  }
}

async function readBack(
  upstream: Upstream,
  { userSearch, attributes }: ExternalSettings,
  names: readonly string[],
): Promise<{ dn: string; names: string[] } | undefined> {
  if (userSearch.base === '') return undefined
  const wanted = [...new Set([attributes.username, ...nameAttributes])]
  const parts = wanted.flatMap(attribute => names.map(name => `(${attribute}=${escapeFilterValue(name)})`))
  const question = {
    base: userSearch.base,
    scope: userSearch.scope,
    filter: `(|${parts.join('')})`,
    attributes: wanted,
  }
  const found: { dn: string; names: string[] }[] = []
  try {
    for await (const { dn, attributes: values } of upstream.search({ ...question, sizeLimit: 2 })) {
      found.push({ dn, names: wanted.flatMap(attribute => values.all(attribute)) })
      if (found.length === 2) break
    }
  } catch (error) {
    // They may not read, or not there.
    if (error instanceof UpstreamError && (error.kind === 'refused' || error.kind === 'no-such-base')) return undefined
    throw error
  }
  return found.length === 1 ? found[0] : undefined
}

/** Nothing but a name is known of them. */
const personOf = (username: string, dn: string): UpstreamPerson => ({
  upstreamId: nameId(username),
  dn,
  username,
  displayName: username,
  firstName: '',
  lastName: '',
  email: null,
  phone: null,
  custom: {},
  avatar: null,
  state: 'active',
  secondFactor: false,
  groups: [],
})
