import type { Provider } from 'oidc-provider'
import type { DirectoryMemory } from '#directory'
import { findApp } from '../apps.ts'
import type { SubjectParts } from '../subject.ts'
import type { Visits } from '../visit.ts'
import { sidAt } from './logout-token.ts'

interface QuietParts extends SubjectParts {
  memory: DirectoryMemory
  visits: Visits
}

/** Answers the name of the session at a client; with a value, keeps it. */
type SidFor = (this: unknown, clientId: string, value?: string) => string | undefined

/**
 * The library would tell apps of a sign-out itself, at once and without a second try, and only of one that happens here.
 * All are told from the outbox instead, so its way is closed, and the name it gives a session at an app is ours, which the
 * outbox knows too. Two methods are replaced, here and nowhere else; `quiet-library.test.ts` pins what that rests on.
 */
export function quietLibrary(provider: Provider, parts: QuietParts): void {
  provider.Client.prototype.backchannelLogout = () => Promise.resolve()

  const { sidFor } = provider.Session.prototype as unknown as { sidFor: SidFor }
  const ours: SidFor = function ours(clientId, value) {
    const person = parts.visits.getStore()?.person
    const app = findApp(parts.memory, clientId)
    if (value !== undefined || person === undefined || app === undefined) return sidFor.call(this, clientId, value)
    return sidAt(parts, person.session.id, app)
  }
  Object.assign(provider.Session.prototype, { sidFor: ours })
}
