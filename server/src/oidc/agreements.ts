import { newUuid, type AppId, type Millis, type UserId } from '#ground'
import type { Actor, Origin, User } from '#directory'
import type { Kysely, Run, Tables } from '#store'
import { cardOf, type OidcApp } from './apps.ts'
import type { ClaimParts } from './claims.ts'
import type { OidcCommands } from './commands.ts'
import { listFacts } from './consent-facts.ts'
import { consentKey, type Consent } from './grant.ts'
import type { Logouts } from './logout/logouts.ts'
import type { AppCard, ConsentFact } from './pages.ts'

/** What somebody has allowed an app to know of them. */
export interface Agreement {
  appId: AppId
  app: AppCard
  /** Null for one whose moment was not kept. */
  since: Millis | null
  facts: { fact: ConsentFact; title?: string; value?: string }[]
}

interface AgreementParts extends ClaimParts {
  run: Run<OidcCommands>
  read: Kysely<Tables>
  logouts: Pick<Logouts, 'wake'>
}

/** People's agreements with apps that ask for one, as they look them through and take them back. */
export function createAgreements(parts: AgreementParts) {
  const { clock, run, read, memory, logouts } = parts
  const isOidc = (app: { oidc: unknown }): app is OidcApp => app.oidc !== null

  return {
    /** Ordered by title; of apps that are no more, none. */
    async listConsents(user: User): Promise<Agreement[]> {
      const apps = new Map([...memory.apps.all()].filter(isOidc).map(app => [consentKey(user.id, app), app]))
      if (apps.size === 0) return []
      const rows = await read
        .selectFrom('oidcRecord')
        .select(['id', 'payload'])
        .where('model', '=', 'Consent')
        .where('id', 'in', [...apps.keys()])
        .execute()
      const agreements = rows.flatMap(({ id, payload }): Agreement[] => {
        const app = apps.get(id)
        const { consent, since = null } = JSON.parse(payload) as { consent: Consent; since?: Millis }
        return app === undefined
          ? []
          : [{ appId: app.id, app: cardOf(app), since, facts: listFacts(parts, user, app, consent) }]
      })
      return agreements.sort((a, b) => a.app.title.localeCompare(b.app.title, 'en'))
    },

    /** Takes an agreement back, and with it all the app was given on it. False when there is none. */
    revokeConsent({ id, role }: Pick<User, 'id' | 'role'>, app: AppId, origin: Origin): Promise<boolean> {
      return this.revokeConsentOf({ kind: 'user', id, role }, origin, id, app)
    },

    /** The same for somebody else. Throws Problem `forbidden` for one above who asks. */
    async revokeConsentOf(actor: Actor, origin: Origin, userId: UserId, app: AppId): Promise<boolean> {
      const deed = { actor, origin, at: clock.now(), eventId: newUuid(clock) }
      const revoked = await run('revokeConsent', { ...deed, userId, app })
      void logouts.wake()
      return revoked
    },
  }
}
