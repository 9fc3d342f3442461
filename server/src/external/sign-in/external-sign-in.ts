import { limits } from '#ground'
import {
  foldName,
  isReservedUsername,
  sourceOf,
  usernameHash,
  type DirectoryMemory,
  type ExternalDirectory,
} from '#directory'
import type { Run } from '#store'
import type { ExternalCommands } from '../commands.ts'
import type { ExternalAnswer, KnownQuestion, Shown, UnknownQuestion } from './answer.ts'
import { findLink } from './links.ts'
import { createProve, isNoPassword, usable, type Candidate, type ProveParts } from './prove.ts'
import { takeOver, type TakeOverParts } from './take-over.ts'

export interface ExternalSignInParts extends TakeOverParts, ProveParts {
  run: Run<ExternalCommands>
  memory: DirectoryMemory
}

const wrong = (reason: string): ExternalAnswer => ({ kind: 'wrong', reason })

/** Passwords that are checked by other directories. One bind per attempt, at the directory the person belongs to. */
export function createExternalSignIn(parts: ExternalSignInParts) {
  const { read, sealer, memory } = parts
  const prove = createProve(parts)

  /** The answer, and whether the directory knows the name at all. */
  async function ask(
    directory: ExternalDirectory,
    candidate: Candidate,
    shown: Shown,
  ): Promise<{ answer: ExternalAnswer; isFound: boolean }> {
    const proven = await prove(directory, candidate, shown)
    if (proven.kind === 'unreachable') return { answer: proven, isFound: false }
    if (proven.kind === 'code') return { answer: proven, isFound: true }
    if (proven.kind === 'refused') return { answer: wrong(proven.reason), isFound: proven.isFound }
    const { user, link } = candidate
    const taken = await takeOver(parts, directory, proven.person, { link, user, origin: shown.origin })
    const answer: ExternalAnswer =
      taken.kind === 'here'
        ? { kind: 'right', user: taken.user, withCode: proven.withCode, password: proven.password }
        : wrong(taken.reason)
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

function matchesPattern(pattern: string | null, name: string): boolean {
  if (pattern === null) return false
  try {
    return new RegExp(`^(?:${pattern})$`, 'iu').test(name)
  } catch {
    return false
  }
}
