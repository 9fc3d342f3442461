import type { Clock, Log } from '#ground'
import type { ExternalDirectory, ExternalSecrets, User } from '#directory'
import { UpstreamError, type Connect } from '../connect/index.ts'
import { nameId } from '../mapping/map-group.ts'
import { noteAcceptance, noteRefusal, type ServiceAccountParts } from '../service-account.ts'
import type { Shown } from './answer.ts'
import { authenticate } from './authenticate.ts'
import type { Link } from './links.ts'
import { synchronise, type Proven } from './synchronise.ts'

export interface ProveParts extends ServiceAccountParts {
  clock: Clock
  log: Log
  connect: Connect
  openSecrets: (directoryId: string) => Promise<ExternalSecrets>
}

/** Whom a password may be checked for, and by what they are known there. */
export interface Candidate {
  name: string
  user: User | undefined
  link: Link | undefined
}

/** What nobody means: it would be taken for a bind without a password (RFC 4513 §5.1.2). Nothing is sent for it. */
export const isNoPassword = (text: string): boolean => /^[\s\0]*$/.test(text)

/** A link by name says nothing of an entry that has an id by now: the setting was changed, and they are linked anew. */
export const usable = (link: Link | undefined, { settings }: ExternalDirectory): Link | undefined =>
  link !== undefined && settings.attributes.id !== null && link.upstreamId.startsWith(nameId('')) ? undefined : link

/**
 * Shows a password to a directory, on or off, by its policy. What keeps the directory from answering is logged, and is no
 * answer about the password.
 */
export function createProve(parts: ProveParts) {
  const { clock, log, connect, openSecrets } = parts

  async function ask(directory: ExternalDirectory, candidate: Candidate, shown: Shown): Promise<Proven> {
    const { settings } = directory
    const secrets = await openSecrets(directory.id)
    const options = { signIn: directory.id }
    const { name, link, user } = candidate
    if (settings.policy === 'authenticate')
      return authenticate(connect, { settings, secrets, options }, { name, password: shown.password })
    const upstream = await connect(settings, secrets, options)
    try {
      const now = clock.now()
      return await synchronise(upstream, settings, { name, link, keptEmail: user?.email ?? null, shown, now })
    } finally {
      upstream.close()
    }
  }

  return async function prove(
    directory: ExternalDirectory,
    candidate: Candidate,
    shown: Shown,
  ): Promise<Proven | { kind: 'unreachable'; directory: string }> {
    try {
      const proven = await ask(directory, candidate, shown)
      if (directory.settings.policy === 'synchronise') await noteAcceptance(parts, directory.id)
      return proven
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error
      const { kind, message, said } = error
      log.warn({ directory: directory.name, kind, reason: message }, 'a directory could not be asked at a sign-in')
      // What is theirs to prove was answered before: this is the account the directory is read with.
      if (kind === 'refused') await noteRefusal(parts, directory, said)
      return { kind: 'unreachable', directory: directory.title }
    }
  }
}

export type Prove = ReturnType<typeof createProve>
