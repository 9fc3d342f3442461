import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { seconds } from '#ground'
import { parsePostgresUrl, type Kysely, type Tables } from '#store'
import { Client } from 'pg'
import { seenWithinMs } from '../node-row.ts'
import { about, type Check, type Finding, type Inside } from './check.ts'

const store = about('store')
const clock = about('clock')

/** Tokens and sessions made on one node are judged by the clock of another. */
const apart = { lookMs: seconds(1), wrongMs: seconds(5) }
const wokenWithinMs = seconds(2)

export const checkPostgres: Check<Inside> = async ({ store: { engine, list }, config: { storage }, clock: ours }) => {
  if (engine !== 'postgres' || !('postgres' in storage)) return []
  return [
    ...(await checkDurable(list)),
    await checkStandby(list),
    await checkWaking(storage.postgres.reveal()),
    ...(await checkNodes(list, ours.now())),
    await checkTheirClock(list, () => ours.now()),
  ]
}

const setting = async (db: Kysely<Tables>, name: string): Promise<string> => {
  const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(db)
  return rows[0]?.value ?? ''
}

async function checkDurable(db: Kysely<Tables>): Promise<Finding[]> {
  const version = await setting(db, 'server_version')
  const off: string[] = []
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit'])
    if ((await setting(db, name)) === 'off') off.push(name)
  return [
    store.ok('engine', `PostgreSQL ${version}.`),
    off.length === 0
      ? store.ok('durable', 'Every commit is flushed: what was answered is on the disk.')
      : store.wrong(
          'durable',
          `PostgreSQL runs with ${off.join(' and ')} off: a power cut may lose what was answered, or damage the database.`,
          `Set ${off.join(' and ')} to on in postgresql.conf.`,
        ),
  ]
}

async function checkStandby(db: Kysely<Tables>): Promise<Finding> {
  const names = await setting(db, 'synchronous_standby_names')
  return names === ''
    ? store.look(
        'standby',
        'There is no synchronous standby: when this PostgreSQL is lost, so are the last changes.',
        'Set synchronous_standby_names on the primary, or accept it: backups are there for the rest.',
      )
    : store.ok('standby', `Commits wait for a standby (${names}).`)
}

/** A transaction pooler hands each statement to another session, so nobody is woken who listened in an earlier one. */
async function checkWaking(url: string): Promise<Finding> {
  const [first] = parsePostgresUrl(url)
  const connection = { connectionString: first?.url ?? url, connectionTimeoutMillis: wokenWithinMs }
  const listener = new Client(connection)
  const notifier = new Client(connection)
  // A connection that breaks is what the other checks tell.
  for (const client of [listener, notifier]) client.on('error', () => undefined)
  try {
    await Promise.all([listener.connect(), notifier.connect()])
    await listener.query('listen doorward_doctor')
    const woken = once(listener, 'notification').then(() => true)
    await notifier.query('notify doorward_doctor')
    const heard = await Promise.race([woken, wait(wokenWithinMs, false)])
    return heard
      ? store.ok('woken', 'A change on one node wakes the others at once.')
      : store.look(
          'woken',
          'NOTIFY does not arrive: a pooler in transaction mode is in front of PostgreSQL. Nodes look twice a second instead.',
          'Name PostgreSQL itself in storage.postgres, or a pooler in session mode.',
        )
  } finally {
    await Promise.allSettled([listener.end(), notifier.end()])
  }
}

async function checkNodes(db: Kysely<Tables>, now: number): Promise<Finding[]> {
  const nodes = await db.selectFrom('node').selectAll().orderBy('name').execute()
  const here = nodes.filter(({ seenAt }) => seenAt > now - seenWithinMs)
  const lost = nodes.filter(node => !here.includes(node))
  const versions = new Set(here.map(({ version }) => version))
  const told = here.map(({ name, version }) => `${name} (${version})`).join(', ')
  const found = [
    versions.size > 1
      ? store.look(
          'nodes',
          `Nodes of several versions serve: ${told}.`,
          'Upgrade the older ones; this is for the time of an upgrade.',
        )
      : store.ok('nodes', here.length === 0 ? 'No node serves at the moment.' : `Serving: ${told}.`),
  ]
  if (lost.length > 0)
    found.push(
      store.look(
        'nodes-lost',
        `Not seen for over a minute, without having stopped in order: ${lost.map(({ name, seenAt }) => `${name} (${new Date(seenAt).toISOString()})`).join(', ')}.`,
        'Look whether these processes are meant to run.',
      ),
    )
  return found
}

async function checkTheirClock(db: Kysely<Tables>, now: () => number): Promise<Finding> {
  const before = now()
  const { rows } = await sql<{ at: number }>`
    select cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as at`.execute(db)
  const difference = Math.abs((rows[0]?.at ?? 0) - (before + now()) / 2)
  const told = `The clocks of this machine and of PostgreSQL are ${(difference / 1000).toFixed(1)} s apart.`
  const advice = 'Keep both with NTP.'
  if (difference > apart.wrongMs) return clock.wrong('database', told, advice)
  return difference > apart.lookMs ? clock.look('database', told, advice) : clock.ok('database', told)
}
