import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, test } from 'node:test'
import {
  decodeSyncRequest,
  encodeSyncDone,
  encodeSyncInfo,
  encodeSyncState,
  findControl,
  syncDoneType,
  syncInfoName,
  syncRequestType,
  syncStateType,
  type SyncInfo,
  type SyncState,
} from '@doorward/ldap'
import { minutes } from '#ground'
import type { Question, UpstreamEntry } from '#external'
import { entryOf, failed, someone, type Values } from './far-end.ts'
import { directoryId, usualSettings } from './people.ts'
import { by, RunWorld } from './run-world.ts'

const uuidOf = (username: string): Buffer => createHash('sha256').update(username).digest().subarray(0, 16)
const textOf = (uuid: Buffer): string =>
  uuid.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** Somebody whose entryUUID follows from the username. */
const known = (username: string, more: Values = {}): UpstreamEntry =>
  someone(username, { id: textOf(uuidOf(username)), ...more })

const withState = (entry: UpstreamEntry, state: SyncState['state'], username: string): UpstreamEntry => ({
  ...entry,
  controls: [encodeSyncState({ state, entryUUID: uuidOf(username) })],
})

const done = (cookie: string | null, refreshDeletes: boolean) =>
  encodeSyncDone({ ...(cookie !== null && { cookie: Buffer.from(cookie) }), refreshDeletes })
const info = (info: SyncInfo) => ({ kind: 'intermediateResponse', ...encodeSyncInfo(info) }) as const
const set = (refreshDeletes: boolean, ...names: string[]) =>
  info({ kind: 'syncIdSet', refreshDeletes, syncUUIDs: names.map(uuidOf) })

/** What a server says to a cookie, one after the other; an error is what it ends with. */
const saying = (...said: (UpstreamEntry | Parameters<NonNullable<Question['told']>>[0] | Error)[]) =>
  async function* ({ told }: Question): AsyncGenerator<UpstreamEntry, void> {
    for (const one of said)
      if (one instanceof Error) throw one
      else if ('dn' in one) yield one
      else told?.(one)
  }

const incremental = { kind: 'incremental' } as const
const names = ['anna', 'bert', 'cleo', 'dora']

describe('RFC 4533: what is said to a cookie', () => {
  let at: RunWorld
  /** What a server says to whoever comes with a cookie; who comes without one is told everybody, and `begin`. */
  let answer: (question: Question) => AsyncIterable<UpstreamEntry>
  let cookies: (string | null)[]

  beforeEach(async () => {
    at = await RunWorld.open()
    at.far.rootDse = { supportedControl: [syncRequestType] }
    at.far.people = names.map(name => known(name))
    cookies = []
    at.far.news = question => {
      const control = findControl(question.controls ?? [], syncRequestType)
      assert.ok(control)
      const { cookie, mode, reloadHint } = decodeSyncRequest(control)
      assert.deepEqual([mode, reloadHint, control.critical, question.isWhole], ['refreshOnly', false, true, true])
      cookies.push(cookie === undefined ? null : Buffer.from(cookie).toString())
      return cookie === undefined ? everything(question) : answer(question)
    }
    assert.equal((await at.run()).outcome, 'complete')
    assert.deepEqual(cookies.splice(0), [null])
  })
  afterEach(() => at.dispose())

  async function* everything({ told }: Question) {
    for (const entry of at.far.people) {
      const [id] = entry.attributes.all('uid')
      yield withState(entry, 'add', id ?? '')
    }
    told?.([done('begin', false)])
  }

  /** What was asked for people since, as filters; those with a cookie are marked. */
  const asked = (): string[] =>
    at.far.asked
      .splice(0)
      .filter(({ base }) => base === usualSettings.userSearch.base)
      .map(({ controls }) => (controls === undefined ? 'everybody' : 'news'))

  async function cookie(): Promise<string | null> {
    const { mark } = await at.world.store.read.selectFrom('externalState').select('mark').executeTakeFirstOrThrow()
    const kept = (JSON.parse(mark ?? '{}') as { cookie?: { value: string } | null }).cookie
    return kept == null ? null : Buffer.from(kept.value, 'base64').toString()
  }

  const deleting = saying(
    withState(known('bert', { cn: 'Bert Anew', displayName: 'Bert Anew' }), 'modify', 'bert'),
    withState(known('eric'), 'add', 'eric'),
    withState(entryOf('uid=anna', {}), 'delete', 'anna'),
    set(true, 'cleo', 'whoever'),
    [done('next', true)],
  )

  test('changes, and deletions by a state or a set; who is not told of is as before', async () => {
    answer = deleting
    asked()
    const run = await at.run(incremental)
    assert.deepEqual([run.outcome, run.counts.entries, run.counts.gone], ['complete', 2, 2])
    assert.deepEqual([await at.active(), at.find('bert').displayName], [['bert', 'dora', 'eric'], 'Bert Anew'])
    assert.deepEqual([cookies, await cookie(), asked()], [['begin'], 'next', ['news']])
  })

  test('a present phase: who is told of by a state, a set or an entry is there, and nobody else', async () => {
    answer = saying(
      withState(entryOf('uid=anna', {}), 'present', 'anna'),
      withState(known('bert', { displayName: 'Bert Anew' }), 'add', 'bert'),
      set(false, 'cleo', 'whoever'),
      [done('next', false)],
    )
    assert.equal((await at.run(incremental)).counts.gone, 1)
    assert.deepEqual([await at.active(), await cookie()], [['anna', 'bert', 'cleo'], 'next'])
  })

  test('a present phase and one of deletions: who is in neither is gone as well', async () => {
    answer = saying(
      set(false, 'anna', 'bert', 'cleo'),
      info({ kind: 'refreshPresent', cookie: Buffer.from('between'), refreshDone: false }),
      set(true, 'bert'),
      [done(null, true)],
    )
    assert.equal((await at.run(incremental)).counts.gone, 2)
    assert.deepEqual([await at.active(), await cookie()], [['anna', 'cleo'], 'between'])
  })

  test('failure 7: a present phase that names nobody stops at the guard, and the cookie stays', async () => {
    answer = saying([done('next', false)])
    const run = await at.run(incremental)
    assert.deepEqual([run.outcome, run.counts.missing], ['stopped', 4])
    assert.deepEqual([await at.active(), await cookie()], [names, 'begin'])
  })

  test('e-syncRefreshRequired: everybody is read, and a new cookie asked for first', async () => {
    answer = saying(failed('protocol', 4096))
    at.far.people = names.slice(1).map(name => known(name))
    asked()
    const run = await at.run(incremental)
    assert.deepEqual([run.outcome, run.counts.entries, run.counts.gone], ['complete', 3, 1])
    assert.deepEqual(asked(), ['news', 'news', 'everybody'])
    assert.deepEqual([cookies, await cookie()], [['begin', null], 'begin'])
  })

  const value = new Uint8Array([0x30, 0x03, 0x01])
  const garbage = { critical: false, value }
  const badAnswers: Record<string, ReturnType<typeof saying>> = {
    'an entry without its state': saying(known('bert', { displayName: 'Not so' }), [done('next', true)]),
    'a state that is malformed': saying(
      { ...known('bert', { displayName: 'Not so' }), controls: [{ ...garbage, type: syncStateType }] },
      [done('next', true)],
    ),
    'word of ids that is malformed': saying(
      set(true, 'anna'),
      { kind: 'intermediateResponse', name: syncInfoName, value },
      [done('next', true)],
    ),
    'word of something else': saying({ kind: 'intermediateResponse', name: '1.2.3', value }, [done('next', true)]),
    'an end without its control': saying(set(true, 'anna'), []),
    'an end that is malformed': saying(set(true, 'anna'), [{ ...garbage, type: syncDoneType }]),
    'an entry called otherwise than it calls itself': saying(
      withState(known('bert', { displayName: 'Not so' }), 'modify', 'anna'),
      [done('next', true)],
    ),
    'an entry without what it is known by': saying(
      withState(entryOf('uid=bert', { uid: 'bert', displayName: 'Not so' }), 'modify', 'bert'),
      set(true, 'anna'),
      [done('next', true)],
    ),
    'that an entry is there and gone': saying(
      withState(known('bert', { displayName: 'Not so' }), 'modify', 'bert'),
      set(true, 'bert'),
      [done('next', true)],
    ),
    'a refusal': saying(failed('refused', 53)),
    'that it is too much': saying(set(true, 'anna'), failed('limit', 4)),
  }
  for (const [what, bad] of Object.entries(badAnswers))
    test(`${what}: nothing of it counts, and everybody is read`, async () => {
      answer = bad
      asked()
      const run = await at.run(incremental)
      assert.deepEqual([run.outcome, run.counts.entries, run.counts.unchanged], ['complete', 4, 4])
      assert.deepEqual([await at.active(), asked().at(-1), await cookie()], [names, 'everybody', 'begin'])
      assert.equal(at.find('bert').displayName, 'There')
    })

  test('failure 6: an answer that is cut off changes nothing, and the next run asks with the same cookie', async () => {
    answer = saying(
      withState(known('bert', { displayName: 'Bert Anew' }), 'modify', 'bert'),
      set(true, 'anna'),
      failed('unreachable'),
    )
    asked()
    const run = await at.run(incremental)
    assert.notEqual(run.outcome, 'complete')
    assert.deepEqual([asked(), await at.active(), await cookie()], [['news'], names, 'begin'])
    assert.equal(at.find('bert').displayName, 'There')
    answer = deleting
    await at.run(incremental)
    assert.deepEqual(
      [cookies, await at.active()],
      [
        ['begin', 'begin'],
        ['bert', 'dora', 'eric'],
      ],
    )
  })

  test('a full run asks for the difference alone to have a cookie, and reads everybody', async () => {
    answer = deleting
    asked()
    const run = await at.run()
    assert.deepEqual([run.counts.unchanged, await at.active()], [4, names])
    assert.deepEqual([cookies, await cookie(), asked()], [['begin'], 'next', ['news', 'everybody']])
  })

  test('a preview asks for none', async () => {
    asked()
    await at.sync.preview(directoryId, by)
    assert.deepEqual([asked(), await cookie()], [['everybody'], 'begin'])
  })

  test('failure 6: a server that hangs up on whoever asks for a cookie is read as if it had none', async () => {
    at.far.news = saying(failed('unreachable'))
    assert.deepEqual([(await at.run()).outcome, await cookie()], ['complete', null])
  })

  test('other settings of who is meant, or another account: the cookie is not shown', async () => {
    answer = deleting
    await at.setUp({ bindDn: 'cn=other,dc=example,dc=com' })
    await at.run(incremental)
    assert.deepEqual(cookies.splice(0), [null])
    await at.setUp({ userSearch: { ...usualSettings.userSearch, filter: '(uid=*)' } })
    await at.run(incremental)
    assert.deepEqual(cookies, [null])
  })

  test('a server that does not say that it gives them, and one whose references are followed, are asked for none', async () => {
    at.far.rootDse = {}
    await at.run()
    assert.deepEqual([cookies, await cookie()], [[], null])
    at.far.rootDse = { supportedControl: [syncRequestType] }
    await at.setUp({ referrals: 'follow' })
    await at.run()
    assert.deepEqual([cookies, await cookie()], [[], null])
  })

  test('a change of groups that cannot be told has everybody read', async () => {
    await at.setUp({ attributes: { ...usualSettings.attributes, groups: 'memberOf' } })
    answer = deleting
    asked()
    await at.run(incremental)
    assert.equal(asked().at(-1), 'everybody')
    assert.deepEqual(await at.active(), names)
  })

  test('whoever was missing and is told to be there is looked at again, so that it does not count on', async () => {
    await at.setUp({ removal: { kind: 'disable', afterRuns: 2, deleteAfterDays: null } })
    answer = saying(set(false, 'bert', 'cleo', 'dora'), [done('next', false)])
    assert.equal((await at.run(incremental)).counts.missing, 1)
    assert.equal((await at.run(incremental)).counts.missing, undefined)
    answer = saying(set(false, ...names), [done('next', false)])
    asked()
    await at.run(incremental)
    assert.equal(asked().at(-1), 'everybody')
    at.far.people = at.far.people.slice(1)
    assert.deepEqual([(await at.run()).counts.missing, await at.active()], [1, names])
  })
})

describe('RFC 4533 where people are known by something else', () => {
  for (const id of ['employeeNumber', null])
    test(`by ${id ?? 'their username'}: changes are taken over, deletions are for the next full run`, async () => {
      const at = await RunWorld.open({ attributes: { ...usualSettings.attributes, id } })
      try {
        at.far.rootDse = { supportedControl: [syncRequestType] }
        at.far.people = ['anna', 'bert'].map(name => known(name, { employeeNumber: `number-${name}` }))
        at.far.news = saying(
          withState(known('bert', { employeeNumber: 'number-bert', displayName: 'Bert Anew' }), 'modify', 'bert'),
          set(true, 'anna'),
          [done('next', false)],
        )
        await at.run()
        const run = await at.run(incremental)
        assert.deepEqual([run.counts.entries, run.counts.update, run.counts.gone], [1, 1, undefined])
        assert.deepEqual(await at.active(), ['anna', 'bert'])
        at.far.people = at.far.people.slice(1)
        assert.equal((await at.run()).counts.gone, 1)
      } finally {
        await at.dispose()
      }
    })

  test('by an entryUUID that is not what the server calls entries: the same', async () => {
    const at = await RunWorld.open()
    try {
      at.far.rootDse = { supportedControl: [syncRequestType] }
      at.far.people = ['anna', 'bert'].map(name => known(name))
      at.far.news = saying(withState(known('bert', { displayName: 'Bert Anew' }), 'modify', 'another name'), [
        done('next', false),
      ])
      await at.run()
      const run = await at.run(incremental)
      assert.deepEqual([run.counts.entries, run.counts.update, run.counts.gone], [1, 1, undefined])
      assert.deepEqual(await at.active(), ['anna', 'bert'])
    } finally {
      await at.dispose()
    }
  })
})

describe('a run that is killed after it has found somebody missing', () => {
  test('counts once when it is done again', async () => {
    const at = await RunWorld.open({ removal: { kind: 'disable', afterRuns: 2, deleteAfterDays: null } })
    try {
      at.far.people = names.map(name => someone(name))
      await at.run()
      at.far.people = at.far.people.slice(1)
      const marked = new Promise<void>(resolve => {
        at.onCommand = name => {
          if (name !== 'markMissing') return Promise.resolve()
          resolve()
          return new Promise(() => undefined)
        }
      })
      void at
        .another('doomed')
        .start(directoryId, by)
        .catch(() => undefined)
      await marked
      at.onCommand = null
      at.clock.advance(minutes(2))
      const again = await at.run()
      assert.deepEqual([again.outcome, again.counts.missing, again.counts.gone], ['complete', 1, undefined])
      assert.deepEqual(await at.active(), names)
      assert.equal((await at.run()).counts.gone, 1)
    } finally {
      await at.dispose()
    }
  })
})
