import {
  hasFactorsElsewhere,
  sourceOf,
  type DirectoryMemory,
  type ExternalDirectory,
  type ExternalSecrets,
  type User,
} from '#directory'
import type { Log, Secret } from '#ground'
import type { Kysely, Tables } from '#store'
import { isEncrypted, UpstreamError, type Connect, type Upstream } from '../connect/index.ts'
import { isDnPattern } from '../mapping/index.ts'
import { findLink } from '../sign-in/links.ts'
import { answerOf, type WriteBackAnswer } from './answer.ts'

export interface WriteBackParts {
  log: Log
  read: Kysely<Tables>
  memory: DirectoryMemory
  connect: Connect
  openSecrets: (directoryId: string) => Promise<ExternalSecrets>
}

/** Changes of passwords that other directories keep: as the person, under TLS, never as the service account. */
export function createWriteBack({ log, read, memory, connect, openSecrets }: WriteBackParts) {
  /** The directory in which they may change their password from here. */
  function findDirectory(user: User): ExternalDirectory | undefined {
    const source = sourceOf(memory, user)
    if (source.kind === 'local') return undefined
    const { external } = source
    // With a code of that directory's the password alone opens nothing there, and a code works once.
    return takesChanges(external) && !hasFactorsElsewhere(memory, user) ? external : undefined
  }

  return {
    findDirectory,

    /** The caller has seen that the old one is theirs, under the throttle. */
    async change(user: User, change: { from: Secret; to: Secret }): Promise<WriteBackAnswer> {
      const directory = findDirectory(user)
      const link = directory && (await findLink(read, directory.id, user.id))
      if (directory === undefined || link === undefined) return { kind: 'not-allowed' }
      const { settings } = directory
      const warn = (error: UpstreamError): void =>
        log.warn(
          { directory: directory.name, kind: error.kind, code: error.code, reason: error.message },
          'a password was not changed in its directory',
        )
      let upstream: Upstream
      try {
        upstream = await connect(settings, await openSecrets(directory.id), { as: 'nobody' })
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error
        warn(error)
        return { kind: 'unreachable' }
      }
      try {
        await upstream.changePassword(link.dn, change)
        return { kind: 'changed', directoryId: directory.id }
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error
        warn(error)
        return answerOf(error)
      } finally {
        upstream.close()
      }
    },
  }
}

export type WriteBack = ReturnType<typeof createWriteBack>

/** Wanted, encrypted, and with people who are known by their DN. */
function takesChanges({ settings }: ExternalDirectory): boolean {
  const { writeBack, policy, userDnPattern } = settings
  const isNamed = policy === 'synchronise' || (userDnPattern !== null && isDnPattern(userDnPattern))
  return writeBack && isNamed && isEncrypted(settings)
}
