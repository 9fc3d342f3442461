import { setTimeout as sleep } from 'node:timers/promises'
import { OperatorProblem, type Log, type Millis } from '#ground'
import { PostgresConnection } from './connection.ts'
import type { PostgresPatience } from './patience.ts'
import { parsePostgresUrl, type PostgresAddress } from './url.ts'

/** The server of the cluster that takes writes, wherever it is at the moment. */
export interface Primary {
  /** A new session on it. Throws Problem `unavailable` naming every host and why not. */
  connect(): Promise<PostgresConnection>
  /** The youngest timeline seen; a session on an older one speaks to a server that has been replaced. */
  readonly timeline: number
}

interface SessionRow {
  standby: 0 | 1
  readOnly: string
  encoding: string
  fsync: string
  synchronousCommit: string
  timeline: string | null
}

/** How long one that answers waits for the others, which may know better. */
const othersMs: Millis = 300

interface Found {
  address: PostgresAddress
  connection: PostgresConnection
}

/** Sets what durability and bounded waiting rest on, and reads back what the server made of it. */
const sessionSql = `select
  pg_is_in_recovery() as "standby",
  current_setting('default_transaction_read_only') as "readOnly",
  current_setting('server_encoding') as "encoding",
  current_setting('fsync') as "fsync",
  set_config('synchronous_commit',
    case current_setting('synchronous_commit') when 'remote_apply' then 'remote_apply' else 'on' end, false
  ) as "synchronousCommit",
  set_config('statement_timeout', $1, false),
  set_config('lock_timeout', $2, false),
  set_config('idle_in_transaction_session_timeout', $3, false),
  case when pg_is_in_recovery() then null else left(pg_walfile_name(pg_current_wal_lsn()), 8) end as "timeline"`

export function findPrimary(url: string, patience: PostgresPatience, log: Log): Primary {
  const addresses = parsePostgresUrl(url)
  let timeline = 0
  let last: PostgresAddress | undefined
  let warned = false

  async function connectTo(address: PostgresAddress): Promise<PostgresConnection> {
    const { connectMs, statementMs, lockMs, idleInTransactionMs } = patience
    // The server gives up first and says why; the deadline here is for one that says nothing.
    const connection = await PostgresConnection.open({ url: address.url, connectMs, answerMs: statementMs + 1000 })
    try {
      const settings = [statementMs, lockMs, idleInTransactionMs].map(String)
      const [row] = (await connection.query<SessionRow>(sessionSql, settings, connectMs)).rows
      if (row === undefined) throw new Error('it did not answer')
      if (row.standby) throw new Error('it is a standby')
      if (row.readOnly === 'on') throw new Error('it is read-only')
      if (row.encoding !== 'UTF8') throw new Error(`the database is encoded in ${row.encoding}, and UTF8 is required`)
      if (row.synchronousCommit !== 'on' && row.synchronousCommit !== 'remote_apply')
        throw new Error(`synchronous_commit is ${row.synchronousCommit}, and on is required`)
      connection.timeline = Number.parseInt(row.timeline ?? '', 16)
      if (connection.timeline < timeline) throw new Error('it has been replaced by a server that was promoted')
      timeline = connection.timeline
      if (row.fsync === 'off' && !warned) {
        warned = true
        log.warn({ host: address.name }, 'PostgreSQL runs with fsync off: a power cut may lose what was acknowledged')
      }
      return connection
    } catch (error) {
      await connection.close()
      throw error
    }
  }

  /** Asks all at once: one that is silent does not hold up the others. */
  async function search(): Promise<PostgresConnection> {
    const reasons: string[] = []
    const found: Found[] = []
    let chosen: Found | undefined
    const tries = addresses.map(async address => {
      try {
        const answer = { address, connection: await connectTo(address) }
        if (chosen === undefined) found.push(answer)
        else await answer.connection.close()
      } catch (error) {
        reasons.push(`${address.name}: ${error instanceof Error ? error.message || error.name : String(error)}`)
        throw error
      }
    })
    await Promise.any(tries).catch((cause: unknown) => {
      throw new OperatorProblem('unavailable', `PostgreSQL cannot be used (${reasons.join('; ')}).`, {
        cause,
        retryAfterMs: 1000,
      })
    })
    // Two may say that they take writes, when one that was replaced has come back: the one promoted last is meant.
    await Promise.race([Promise.allSettled(tries), sleep(othersMs, undefined, { ref: false })])
    const [youngest, ...others] = found.toSorted((a, b) => b.connection.timeline - a.connection.timeline)
    if (youngest === undefined) throw new Error('Somebody answered, and nobody was found.')
    chosen = youngest
    last = chosen.address
    await Promise.all(others.map(({ connection }) => connection.close()))
    return chosen.connection
  }

  return {
    get timeline() {
      return timeline
    },
    async connect() {
      const known = last
      if (known === undefined || addresses.length === 1) return search()
      return connectTo(known).catch(() => {
        last = undefined
        return search()
      })
    },
  }
}
