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
import { createRecordReader, type FoundRecord } from './read-record.ts'
import { beginRotation, continueRotation, noteRefreshToken } from './rotations.ts'
import { stillStands } from './standing.ts'

export interface RecordParts {
  clock: Clock
  store: Pick<Store, 'engine'>
  run: Run<OidcCommands>
  read: Kysely<Tables>
  memory: DirectoryMemory
  signIn: Pick<SignIn, 'isSessionRowLive'>
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

/**
 * Whether somebody has just said yes to signing out. The library would delete what their apps hold; it ends with the
 * browser's session a moment later, and until then the rows say which apps are to be told.
 */
function isSigningOut(): boolean {
  const { oidc } = (Provider.ctx ?? {}) as { oidc?: { route?: string; params?: Record<string, unknown> } }
  return oidc?.route === 'end_session_confirm' && oidc.params?.['logout'] !== undefined
}

/** By request, the grant of the token it was made with: the library asks for it next. */
const grantsFound = new WeakMap<object, FoundRecord>()

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

  function reveal({ row, session }: FoundRecord, id: string | undefined): AdapterPayload | undefined {
    const payload = JSON.parse(row.payload) as AdapterPayload
    if (model === 'Session') {
      // A browser signed in again as somebody else does not go on as the first one.
      const visit = visits.getStore()
      if (visit !== undefined && visit.person?.session.id !== row.sessionId) return undefined
    }
    const stands = stillStands(parts, {
      model,
      standing: row,
      session,
      clientId: payload.clientId,
      endsWithBrowser: payload.expiresWithSession === true || model === 'AuthorizationCode',
    })
    if (!stands) return undefined
    if (model === 'RefreshToken') noteRefreshToken(payload)
    if (id !== undefined) payload.jti = id
    if (row.consumedAt !== null && !isBeingRedeemed(row)) payload.consumed = Math.floor(row.consumedAt / 1000)
    return payload
  }

  const readById = createRecordReader(read, model, 'id')
  const readByUid = createRecordReader(read, model, 'uid')
  const readByUserCode = createRecordReader(read, model, 'userCode')

  /** The one that was read with a token of this request a moment ago, once; or it is read. */
  async function findRecord(id: string): Promise<FoundRecord | undefined> {
    const ctx = Provider.ctx
    if (model === 'Grant' && ctx !== undefined) {
      const known = grantsFound.get(ctx)
      grantsFound.delete(ctx)
      if (known?.row.id === id) return known
    }
    const found = await readById(keyOf(id))
    if (found?.grant && ctx !== undefined)
      grantsFound.set(ctx, { row: found.grant, session: found.session, grant: null })
    return found
  }

  return {
    async upsert(id, payload, expiresIn) {
      const { jti: _jti, ...kept } = payload
      const command = model === 'ReplayDetection' ? 'putFirstRecord' : 'putRecord'
      const record = {
        model,
        id: keyOf(id),
        payload: JSON.stringify(bearers.has(model) ? kept : payload),
        grantId: payload.grantId ?? null,
        uid: payload.uid ?? null,
        userCode: payload.userCode ?? null,
        expiresAt: expiresIn === undefined ? null : clock.now() + expiresIn * 1000,
        standing: standingOf(payload),
      }
      if (await continueRotation(run, record)) return
      if (await asOAuthError(run(command, record))) return
      throw model === 'ReplayDetection'
        ? new errors.InvalidRequest('this proof was used before')
        : new errors.InvalidGrant('the grant was revoked')
    },

    async find(id) {
      const found = await findRecord(id)
      return found && reveal(found, id)
    },

    /** Sessions only. The session's own id is not kept, and nobody who asks by `uid` uses it. */
    async findByUid(uid) {
      const found = await readByUid(uid)
      return found && reveal(found, undefined)
    },

    async findByUserCode(userCode) {
      const found = await readByUserCode(userCode)
      return found && reveal(found, undefined)
    },

    async consume(id) {
      const key = keyOf(id)
      noteRedemption(key)
      const used = { model, id: key, at: clock.now() }
      if (beginRotation(used)) return
      if (!(await asOAuthError(run('consumeRecord', used)))) throw new errors.InvalidGrant('already used')
    },

    async destroy(id) {
      if (model === 'Grant' && isSigningOut()) return
      await asOAuthError(run('deleteRecord', { model, id: keyOf(id) }))
    },

    async revokeByGrantId(grantId) {
      if (!isSigningOut()) await asOAuthError(run('deleteByGrant', { grantId }))
    },
  }
}
