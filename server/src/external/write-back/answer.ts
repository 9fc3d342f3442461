import { ResultCode } from '@doorward/ldap'
import type { UpstreamError } from '../connect/index.ts'
import { readRefusal } from './refusal.ts'

/** What became of a change of password that was asked of another directory. */
export type WriteBackAnswer =
  | { kind: 'changed'; directoryId: string }
  /** The old one is not theirs (any more). */
  | { kind: 'wrong' }
  /** The new one is not good enough there. `said`: the directory's own words, where they are meant for people. */
  | { kind: 'not-taken'; said: string | undefined }
  /** The directory does not let people change it themselves, or not from here. */
  | { kind: 'not-allowed' }
  /** Nobody answered; nothing was changed. */
  | { kind: 'unreachable' }
  /** The answer did not come: it may have been changed. */
  | { kind: 'unknown' }

/** What an error means that came once the directory was reached. */
export function answerOf(error: Pick<UpstreamError, 'kind' | 'code' | 'diagnostic'>): WriteBackAnswer {
  const { kind, code, diagnostic } = error
  if (kind === 'needs-tls' || code === ResultCode.insufficientAccessRights) return { kind: 'not-allowed' }
  if (code === ResultCode.invalidCredentials) return { kind: 'wrong' }
  if (kind === 'refused') return { kind: 'not-taken', said: readRefusal(diagnostic ?? '') }
  // It answered that it cannot.
  if (code !== undefined) return { kind: 'unreachable' }
  return { kind: 'unknown' }
}
