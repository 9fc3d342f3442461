import { sayIn } from '#ground'
import { type Upstream, UpstreamError } from '../connect/index.ts'
import type { Question } from './question.ts'
import type { Finding } from './step.ts'

/** `CN=svc-doorward,OU=Service,…` is `svc-doorward`; a UPN is itself. */
const shortName = (bindDn: string): string => /^[\w-]+=((?:[^,\\]|\\.)+)/.exec(bindDn)?.[1] ?? bindDn

export function bindFinding({ settings, said: { bind } }: Question, { encrypted }: Upstream): Finding {
  if (settings.bindDn === null) return { result: 'passed', title: bind.anonymous, detail: [bind.anonymousHint] }
  const how = encrypted ? bind.insideTls : bind.plain
  return { result: 'passed', title: bind.in(shortName(settings.bindDn)), detail: [how] }
}

/** Why the account to read with did not come in. */
export function bindTrouble(error: unknown, { settings: { bindDn }, language, said: { bind } }: Question): Finding {
  const known = tellUpstream(error)
  const title =
    known.kind === 'refused' && bindDn !== null
      ? bind.refused(shortName(bindDn))
      : bindDn === null
        ? bind.noAnonymous
        : bind.brokeOff
  const hint = known.kind === 'refused' ? bind.refusedHint : known.kind === 'busy' ? bind.busyHint : undefined
  return { result: 'failed', title, detail: [sayIn(language, known.said), ...(hint === undefined ? [] : [hint])] }
}

/** What the directory said, and nothing of what is not its word. Throws what is no answer of a directory: a bug. */
export function tellUpstream(error: unknown): UpstreamError {
  if (error instanceof UpstreamError) return error
  throw error
}
