import type { Notice as Noticed } from '#signin'
import type { Notice, NoticeKind } from './notices.ts'

/** What sign-in wants people to hear of, as a message says it. */
export function asMail(notice: Noticed): Notice<NoticeKind> {
  switch (notice.kind) {
    case 'new-browser':
      return { kind: notice.kind, user: notice.user, facts: {}, from: notice.visitor }
    case 'recovery-code-used':
      return { kind: notice.kind, user: notice.user, facts: { left: notice.left }, from: notice.visitor }
    case 'factor-added':
    case 'factor-removed':
      return {
        kind: notice.kind,
        user: notice.user,
        facts: { factor: notice.factor },
        from: { address: notice.address },
      }
  }
}
