import { parseDN, printDN } from '@doorward/ldap'
import type { ExternalSettings } from '#directory'
import { newToken, Secret, type Millis } from '#ground'
import { UpstreamError, type Upstream } from '../connect/index.ts'
import { mapPerson } from '../mapping/index.ts'
import type { UpstreamPerson } from '../upstream.ts'
import type { Shown } from './answer.ts'
import { findEntry } from './find-entry.ts'
import type { Link } from './links.ts'
import { readGroups } from './read-groups.ts'

/** Somebody who has proven who they are there, or why not. `isFound`: the name was one person's there. */
export type Proven =
  /** `password` is without a code that stood at its end. */
  | { kind: 'proven'; person: UpstreamPerson; password: Secret; withCode: boolean }
  | { kind: 'refused'; reason: string; isFound: boolean }
  | { kind: 'code' }

export interface ProofQuestion {
  /** As they are called there, as far as is known here. */
  name: string
  link: Link | undefined
  keptEmail: string | null
  shown: Shown
  now: Millis
}

/** A password with a code at its end, which a semicolon may set apart. */
const withCode = /^(?<rest>.*?);?(?<code>[0-9]{6})$/s

/**
 * The policy “synchronise”: the service account finds the entry, the person binds as it, and what it says is read.
 * Whatever is not theirs to mend (no such base, a limit) is thrown as UpstreamError.
 */
export async function synchronise(
  upstream: Upstream,
  settings: ExternalSettings,
  { name, link, keptEmail, shown, now }: ProofQuestion,
): Promise<Proven> {
  const found = await findEntry(upstream, settings, name, link)
  const turnAway = async (reason: string, isFound: boolean): Promise<Proven> => {
    await bindAsNobody(upstream, settings)
    return { kind: 'refused', reason, isFound }
  }
  if (found.kind === 'none') return turnAway(found.reason, false)
  const { entry } = found
  const mapped = mapPerson(entry, settings, { now, keptEmail })
  if ('skipped' in mapped) return turnAway('not-taken-over', true)
  if (mapped.state !== 'active') return turnAway(mapped.state, true)

  const key = keyFor(mapped, shown)
  if (key === undefined) return { kind: 'code' }
  try {
    await upstream.bindAs(key.dn, key.password)
  } catch (error) {
    if (error instanceof UpstreamError && error.kind === 'refused')
      return { kind: 'refused', reason: 'wrong-password', isFound: true }
    throw error
  }
  const groups = await readGroups(upstream, settings, entry, mapped.username)
  return { kind: 'proven', person: { ...mapped, groups }, password: key.password, withCode: key.withCode }
}

/**
 * What a wrong password takes, for whoever is refused without one: how long a refusal takes tells nothing. It is nobody's
 * name and nobody's password, so that no account is locked by it. How it ends is of no interest.
 */
async function bindAsNobody(upstream: Upstream, { userSearch }: ExternalSettings): Promise<void> {
  const own = [{ type: 'cn', value: newToken() }]
  await upstream.bindAs(printDN([own, ...parseDN(userSearch.base)]), new Secret(newToken())).catch(() => undefined)
}

interface Key {
  dn: string
  password: Secret
  withCode: boolean
}

/** What is sent, once. Undefined where a code is missing, also where the password alone would be let in. */
function keyFor(
  { dn, secondFactor }: UpstreamPerson,
  { password, code, splitsCode, allowsBare }: Shown,
): Key | undefined {
  if (!secondFactor) return { dn, password, withCode: false }
  if (code !== undefined) return { dn: dnWithCode(dn, code), password, withCode: true }
  const split = splitsCode === true ? withCode.exec(password.reveal())?.groups : undefined
  if (split?.code !== undefined && split.rest !== undefined && split.rest !== '')
    return { dn: dnWithCode(dn, split.code), password: new Secret(split.rest), withCode: true }
  return allowsBare === true ? { dn, password, withCode: false } : undefined
}

/** `<rdn>+totptoken=<code>,…`: how Doorward and Cloudron take a code in a bind. */
export function dnWithCode(dn: string, code: string): string {
  const [own = [], ...above] = parseDN(dn)
  return printDN([[...own, { type: 'totptoken', value: code }], ...above])
}
