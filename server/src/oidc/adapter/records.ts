import { errors, Provider, type Adapter, type AdapterPayload } from 'oidc-provider'
import { hashToken, type Clock } from '#ground'
import type { DirectoryMemory } from '#directory'
import type { SignIn } from '#signin'
import type { Kysely, OidcRecordRow, Run, Store, Tables } from '#store'
import { findApp } from '../apps.ts'
import type { OidcCommands, Standing } from '../commands.ts'
import { oidcLimits } from '../limits.ts'
import { asOAuthError } from '../oauth-error.ts'
import { getPerson, type Visits } from '../visit.ts'
import { stillStands } from './standing.ts'

export interface RecordParts {
  clock: Clock
  store: Pick<Store, 'engine'>
  run: Run<OidcCommands>
  read: Kysely<Tables>
  memory: DirectoryMemory
  signIn: Pick<SignIn, 'isSessionLive'>
  visits: Visits
}

/** Models whose id is what a bearer presents: the row holds its hash, so that a leaked database opens nothing. */
const bearers: ReadonlySet<string> = new Set([
  'Session',
  'AuthorizationCode',
  'AccessToken',
  'RefreshToken',
  'ClientCredentials',
  'DeviceCode',
])

const nothing: Standing = { sessionId: null, userId: null, credentialVersion: null, appId: null }

type FoundRow = OidcRecordRow & { amr: string | null }

/** One model of the library, as rows of `oidcRecord`. Everything is durable before it is answered. */
export function createRecordAdapter(parts: RecordParts, model: string): Adapter {
  const { clock, run, read, memory, visits } = parts
  const keyOf = (id: string): string => (bearers.has(model) ? hashToken(id) : id)
  /** What requests that are still being answered want to use up, and how many of them. */
  const beingRedeemed = new Map<string, number>()

  /**
   * A second use is a theft's sign and ends what the first one gave. Two at once are a double click's: the second is
   * refused by `consume`, and the first must not lose what it is just being given.
   */
  function noteRedemption(key: string): void {
    const response = Provider.ctx?.res
    if (response === undefined) return
    beingRedeemed.set(key, (beingRedeemed.get(key) ?? 0) + 1)
    response.once('close', () => {
      const others = (beingRedeemed.get(key) ?? 1) - 1
      if (others === 0) beingRedeemed.delete(key)
      else beingRedeemed.set(key, others)
    })
  }

  /** Whether the use is so recent that it may still be being answered, here or, as far as we can know, on another node. */
  function isBeingRedeemed({ id, consumedAt }: OidcRecordRow): boolean {
    if (beingRedeemed.has(id)) return true
    if (parts.store.engine === 'sqlite' || Provider.ctx === undefined) return false
    return consumedAt !== null && clock.now() - consumedAt < oidcLimits.redeemedTogetherMs
  }

  /** What a new artefact stands on; null means that its grant says so. */
  function standingOf(payload: AdapterPayload): Standing | null {
    // Its own: it stands on its app alone, and a service account's on that, which its client id is.
    if (model === 'ClientCredentials') return { ...nothing, appId: findApp(memory, payload.clientId)?.id ?? null }
    if (model !== 'Session' && model !== 'Grant') return payload.grantId === undefined ? nothing : null
    const { session, user } = getPerson(visits, payload.accountId)
    return {
      sessionId: session.id,
      userId: user.id,
      credentialVersion: user.credentialVersion,
      appId: model === 'Grant' ? (findApp(memory, payload.clientId)?.id ?? null) : null,
    }
  }

  async function reveal(row: FoundRow | undefined, id: string | undefined): Promise<AdapterPayload | undefined> {
    if (row === undefined) return undefined
    const payload = JSON.parse(row.payload) as AdapterPayload
    if (model === 'Session') {
      // A browser signed in again as somebody else does not go on as the first one.
      const visit = visits.getStore()
      if (visit !== undefined && visit.person?.session.id !== row.sessionId) return undefined
    }
    const stands = await stillStands(parts, {
      model,
      standing: row,
      clientId: payload.clientId,
      endsWithBrowser: payload.expiresWithSession === true || model === 'AuthorizationCode',
      amr: row.amr?.split(' ') ?? [],
    })
    if (!stands) return undefined
    if (id !== undefined) payload.jti = id
    if (row.consumedAt !== null && !isBeingRedeemed(row)) payload.consumed = Math.floor(row.consumedAt / 1000)
    return payload
  }

  const select = () =>
    read
      .selectFrom('oidcRecord')
      .leftJoin('session', 'session.id', 'oidcRecord.sessionId')
      .selectAll('oidcRecord')
      .select('session.amr')
      .where('oidcRecord.model', '=', model)

  return {
    async upsert(id, payload, expiresIn) {
      const { jti: _jti, ...kept } = payload
      const command = model === 'ReplayDetection' ? 'putFirstRecord' : 'putRecord'
      const written = await asOAuthError(
        run(command, {
          model,
          id: keyOf(id),
          payload: JSON.stringify(bearers.has(model) ? kept : payload),
          grantId: payload.grantId ?? null,
          uid: payload.uid ?? null,
          userCode: payload.userCode ?? null,
          expiresAt: expiresIn === undefined ? null : clock.now() + expiresIn * 1000,
          standing: standingOf(payload),
        }),
      )
      if (written) return
      throw model === 'ReplayDetection'
        ? new errors.InvalidRequest('this proof was used before')
        : new errors.InvalidGrant('the grant was revoked')
    },

    async find(id) {
      const row = await select().where('oidcRecord.id', '=', keyOf(id)).executeTakeFirst()
      return reveal(row, id)
    },

    /** Sessions only. The session's own id is not kept, and nobody who asks by `uid` uses it. */
    async findByUid(uid) {
      return reveal(await select().where('oidcRecord.uid', '=', uid).executeTakeFirst(), undefined)
    },

    async findByUserCode(userCode) {
      return reveal(await select().where('oidcRecord.userCode', '=', userCode).executeTakeFirst(), undefined)
    },

    async consume(id) {
      const key = keyOf(id)
      noteRedemption(key)
      const first = await asOAuthError(run('consumeRecord', { model, id: key, at: clock.now() }))
      if (!first) throw new errors.InvalidGrant('already used')
    },

    destroy: id => asOAuthError(run('deleteRecord', { model, id: keyOf(id) })),

    revokeByGrantId: grantId => asOAuthError(run('deleteByGrant', { grantId })),
  }
}
