import { limits } from '#ground'
import {
  foldName,
  isReservedUsername,
  sourceOf,
  usernameHash,
  type DirectoryMemory,
  type ExternalDirectory,
  type ExternalSecrets,
  type User,
} from '#directory'
import { UpstreamError, type Connect } from '../connect/index.ts'
import { nameId } from '../mapping/map-group.ts'
import { noteAcceptance, noteRefusal, type ServiceAccountParts } from '../service-account.ts'
import type { ExternalAnswer, KnownQuestion, Shown, UnknownQuestion } from './answer.ts'
import { authenticate } from './authenticate.ts'
import { findLink, type Link } from './links.ts'
import { synchronise, type Proven } from './synchronise.ts'
import { takeOver, type TakeOverParts } from './take-over.ts'

export interface ExternalSignInParts extends TakeOverParts {
  connect: Connect
  openSecrets: (directoryId: string) => Promise<ExternalSecrets>
  memory: DirectoryMemory
  onRefused?: ServiceAccountParts['onRefused']
}

/** Whom a password may be checked for, and by what they are known there. */
interface Candidate {
  name: string
  user: User | undefined
  link: Link | undefined
}

/** What nobody means: it would be taken for a bind without a password (RFC 4513 §5.1.2). Nothing is sent for it. */
const isNoPassword = (text: string): boolean => /^[\s\0]*$/.test(text)

const wrong = (reason: string): ExternalAnswer => ({ kind: 'wrong', reason })

/** Passwords that are checked by other directories. One bind per attempt, at the directory the person belongs to. */
export function createExternalSignIn(parts: ExternalSignInParts) {
  const { clock, log, read, sealer, memory, connect, openSecrets } = parts

  async function prove(directory: ExternalDirectory, candidate: Candidate, shown: Shown): Promise<Proven> {
    const { settings } = directory
    const secrets = await openSecrets(directory.id)
    const options = { signIn: directory.id }
    const { name, link, user } = candidate
    if (settings.policy === 'authenticate')
      return authenticate(connect, { settings, secrets, options }, { name, password: shown.password })
    const upstream = await connect(settings, secrets, options)
    try {
      return await synchronise(upstream, settings, {
        name,
        link,
        keptEmail: user?.email ?? null,
        shown,
        now: clock.now(),
      })
    } finally {
      upstream.close()
    }
  }

  /** The answer, and whether the directory knows the name at all. */
  async function ask(
    directory: ExternalDirectory,
    candidate: Candidate,
    shown: Shown,
  ): Promise<{ answer: ExternalAnswer; isFound: boolean }> {
    let proven: Proven
    try {
      proven = await prove(directory, candidate, shown)
      if (directory.settings.policy === 'synchronise') await noteAcceptance(parts, directory.id)
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error
      const { kind, message } = error
      log.warn({ directory: directory.name, kind, reason: message }, 'a directory could not be asked at a sign-in')
      // What is theirs to prove was answered before: this is the account the directory is read with.
      if (kind === 'refused') await noteRefusal(parts, directory, message)
      return { answer: { kind: 'unreachable', directory: directory.title }, isFound: false }
    }
    if (proven.kind === 'code') return { answer: proven, isFound: true }
    if (proven.kind === 'refused') return { answer: wrong(proven.reason), isFound: proven.isFound }
    const { user, link } = candidate
    const taken = await takeOver(parts, directory, proven.person, { link, user, origin: shown.origin })
    const answer: ExternalAnswer =
      taken.kind === 'here' ? { kind: 'right', user: taken.user, withCode: proven.withCode } : wrong(taken.reason)
    return { answer, isFound: true }
  }

  /** Names that are nobody's and may become somebody's: not reserved, not in the trash, not of somebody deleted. */
  async function isFree(identifier: string): Promise<boolean> {
    if (identifier === '' || identifier.length > limits.user.emailLengthMax || isReservedUsername(identifier))
      return false
    const folded = foldName(identifier)
    const holder = await read.selectFrom('name').select('userId').where('folded', '=', folded).executeTakeFirst()
    if (holder !== undefined) return false
    const hash = usernameHash({ sealer }, identifier)
    return (await read.selectFrom('tombstone').select('hash').where('hash', '=', hash).executeTakeFirst()) === undefined
  }

  /** Whether a name of nobody here may be shown to it: it looks first, or says which names are its. */
  const takesUnknown = ({ enabled, settings }: ExternalDirectory, identifier: string): boolean =>
    enabled &&
    settings.autoCreate &&
    (settings.policy === 'synchronise' || matchesPattern(settings.usernamePattern, identifier))

  return {
    /** For somebody whose source is an external directory; their own is asked and no other. */
    async check({ user, ...shown }: KnownQuestion): Promise<ExternalAnswer> {
      const source = sourceOf(memory, user)
      if (source.kind === 'local' || user.username === null) return wrong('account')
      if (isNoPassword(shown.password.reveal())) return wrong('empty-password')
      const { external } = source
      const link = await findLink(read, external.id, user.id)
      const known = { name: link?.username ?? user.username, user, link: usable(link, external) }
      return (await ask(external, known, shown)).answer
    },

    /**
     * For a name nobody here has, at the one door where people are made by signing in: to the directories that make them,
     * in order, until one knows the name. The password is shown to that one alone. One that does not answer may know it,
     * and then it is not somebody else's at the next.
     */
    async offer({ identifier, ...shown }: UnknownQuestion): Promise<ExternalAnswer> {
      const name = identifier.trim()
      let unknown = wrong('unknown')
      if (isNoPassword(shown.password.reveal()) || !(await isFree(name))) return unknown
      for (const source of memory.settings().signIn.allowedSources) {
        const directory = memory.externals.findByName(source)
        if (directory === undefined || !takesUnknown(directory, name)) continue
        const { answer, isFound } = await ask(directory, { name, user: undefined, link: undefined }, shown)
        if (isFound || answer.kind === 'unreachable') return answer
        if (answer.kind === 'wrong' && answer.reason !== 'no-entry') unknown = answer
        // Whoever may have been shown the password is the last to be asked.
        if (directory.settings.policy === 'authenticate') break
      }
      return unknown
    },
  }
}

export type ExternalSignIn = ReturnType<typeof createExternalSignIn>

/** A link by name says nothing of an entry that has an id by now: the setting was changed, and they are linked anew. */
const usable = (link: Link | undefined, { settings }: ExternalDirectory): Link | undefined =>
  link !== undefined && settings.attributes.id !== null && link.upstreamId.startsWith(nameId('')) ? undefined : link

function matchesPattern(pattern: string | null, name: string): boolean {
  if (pattern === null) return false
  try {
    return new RegExp(`^(?:${pattern})$`, 'iu').test(name)
  } catch {
    return false
  }
}
