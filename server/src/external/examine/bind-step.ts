import type { ExternalSettings } from '#directory'
import { type Upstream, UpstreamError } from '../connect/index.ts'
import type { Finding } from './step.ts'

/** `CN=svc-doorward,OU=Service,…` is `svc-doorward`; a UPN is itself. */
const shortName = (bindDn: string): string => /^[\w-]+=((?:[^,\\]|\\.)+)/.exec(bindDn)?.[1] ?? bindDn

export function bindFinding(settings: ExternalSettings, { encrypted }: Upstream): Finding {
  const inside = encrypted ? 'inside TLS' : 'without encryption'
  if (settings.bindDn !== null)
    return { result: 'passed', title: `Signed in as ${shortName(settings.bindDn)}`, detail: [`Simple bind ${inside}`] }
  return {
    result: 'passed',
    title: 'Connected without an account',
    detail: ['Most directories show little to somebody who is nobody. Name an account where people are not found.'],
  }
}

const hints: Partial<Record<UpstreamError['kind'], string>> = {
  refused: 'Check the bind DN and its password. After a few wrong tries the directory may lock the account.',
  busy: 'It is overloaded. Try again in a while.',
}

/** Why the account to read with did not come in. */
export function bindTrouble(error: unknown, { bindDn }: ExternalSettings): Finding {
  const known = tellUpstream(error)
  const title =
    known.kind === 'refused' && bindDn !== null
      ? `The directory refuses ${shortName(bindDn)}`
      : bindDn === null
        ? 'The directory does not let anybody read without an account'
        : 'The connection broke off before anybody was signed in'
  const hint = hints[known.kind]
  return { result: 'failed', title, detail: [known.message, ...(hint === undefined ? [] : [hint])] }
}

/** What the directory said, and nothing of what is not its word. Throws what is no answer of a directory: a bug. */
export function tellUpstream(error: unknown): UpstreamError {
  if (error instanceof UpstreamError) return error
  throw error
}
