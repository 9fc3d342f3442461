import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { phrasingIn, seconds } from '#ground'
import { parsePostgresUrl, type Kysely, type Tables } from '#store'
import { Client } from 'pg'
import { seenWithinMs } from '../node-row.ts'
import { about, type Check, type Found, type Inside } from './check.ts'
import type { DoctorTexts } from './texts/index.ts'

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

async function checkDurable(db: Kysely<Tables>): Promise<Found[]> {
  const version = await setting(db, 'server_version')
  const off: string[] = []
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit'])
    if ((await setting(db, name)) === 'off') off.push(name)
  return [
    store.ok('engine', said => said.postgres(version)),
    off.length === 0
      ? store.ok('durable', said => said.flushed)
      : store.wrong(
          'durable',
          (said, language) => said.notFlushed(phrasingIn(language).all(off)),
          (said, language) => said.notFlushedAdvice(phrasingIn(language).all(off)),
        ),
  ]
}

async function checkStandby(db: Kysely<Tables>): Promise<Found> {
  const names = await setting(db, 'synchronous_standby_names')
  return names === ''
    ? store.look(
        'standby',
        said => said.noStandby,
        said => said.noStandbyAdvice,
      )
    : store.ok('standby', said => said.standby(names))
}

/** A transaction pooler hands each statement to another session, so nobody is woken who listened in an earlier one. */
async function checkWaking(url: string): Promise<Found> {
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
      ? store.ok('woken', said => said.woken)
      : store.look(
          'woken',
          said => said.notWoken,
          said => said.notWokenAdvice,
        )
  } finally {
    await Promise.allSettled([listener.end(), notifier.end()])
  }
}

async function checkNodes(db: Kysely<Tables>, now: number): Promise<Found[]> {
  const nodes = await db.selectFrom('node').selectAll().orderBy('name').execute()
  const here = nodes.filter(({ seenAt }) => seenAt > now - seenWithinMs)
  const lost = nodes.filter(node => !here.includes(node))
  const versions = new Set(here.map(({ version }) => version))
  const told = here.map(({ name, version }) => `${name} (${version})`).join(', ')
  const found = [
    versions.size > 1
      ? store.look(
          'nodes',
          said => said.nodesDiffer(told),
          said => said.nodesDifferAdvice,
        )
      : store.ok('nodes', said => (here.length === 0 ? said.noNodes : said.nodes(told))),
  ]
  const missed = lost.map(({ name, seenAt }) => `${name} (${new Date(seenAt).toISOString()})`).join(', ')
  if (lost.length > 0)
    found.push(
      store.look(
        'nodes-lost',
        said => said.nodesLost(missed),
        said => said.nodesLostAdvice,
      ),
    )
  return found
}

async function checkTheirClock(db: Kysely<Tables>, now: () => number): Promise<Found> {
  const before = now()
  const { rows } = await sql<{ at: number }>`
    select cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as at`.execute(db)
  const difference = Math.abs((rows[0]?.at ?? 0) - (before + now()) / 2)
  const told = (said: DoctorTexts['clock']): string => said.apart(difference / 1000)
  const advice = (said: DoctorTexts['clock']): string => said.apartAdvice
  if (difference > apart.wrongMs) return clock.wrong('database', told, advice)
  return difference > apart.lookMs ? clock.look('database', told, advice) : clock.ok('database', told)
}
