import type { Notice as Noticed } from '#signin'
import type { Notice, NoticeKind } from './notices.ts'

/** What sign-in wants people to hear of, as a message says it. */
export function asMail(notice: Noticed): Notice<NoticeKind> {
  const { kind, user } = notice
  if (kind === 'new-browser') return { kind, user, facts: {}, from: notice.visitor }
  if (kind === 'recovery-code-used') return { kind, user, facts: { left: notice.left }, from: notice.visitor }
  return { kind, user, facts: { factor: notice.factor }, from: { address: notice.address } }
}
