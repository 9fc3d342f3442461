import assert from 'node:assert/strict'
import { asItIs, Problem, Secret } from '#ground'
import type { Group } from '#directory'
import { verifyEverything, wrongOf } from '../../src/main/backup/verify.ts'
import { assertEqual } from '../directory/equals-reference.ts'
import { readRows, Reference } from '../directory/reference.ts'
import { password, type TestWorld } from '../world/open-test-world.ts'

/** What nodes on one PostgreSQL have said yes to, of each class that is durable before the answer. */
export interface Writers {
  /** How many were acknowledged, and how many answered `unavailable`. */
  readonly done: number
  readonly refused: number
  /** Writes at every node until it is over. What is neither done nor `unavailable` fails. */
  write(over: AbortSignal): Promise<void>
  /** After the fault: everything acknowledged is there, and each node's memory is what the tables say. */
  check(): Promise<void>
}

const visitor = { address: '192.0.2.7', userAgent: 'test' }

/** Nodes that share one store; the first makes an owner and a group. */
export async function createWriters(nodes: readonly TestWorld[]): Promise<Writers> {
  const [first] = nodes
  assert.ok(first)
  await first.add('olivia', { role: 'owner' })
  const staff: Group = await first.asOperator.groups.create({ name: 'staff' })
  for (const node of nodes) assert.ok(await node.store.catchUp(first.memory.seq, 2_000))

  const people = new Map<string, string>()
  const members = new Set<string>()
  const sessions: string[] = []
  const usedLinks: string[] = []
  let done = 0
  let refused = 0
  let round = 0

  /** Undefined when the store said that it could not, or could not say. */
  async function ask<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      const answer = await work()
      done++
      return answer
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'unavailable') throw error
      refused++
      await new Promise(resolve => setTimeout(resolve, 10))
      return undefined
    }
  }

  async function addPeople({ asOperator }: TestWorld, prefix: string, over: AbortSignal): Promise<void> {
    const { users, groups } = asOperator
    for (let i = 0; !over.aborted; i++) {
      const username = `${prefix}-${i}`
      const made = await ask(() => users.create({ username, displayName: username, email: `${username}@example.com` }))
      if (made === undefined) continue
      people.set(made.id, username)
      const renamed = `${username} renamed`
      if (await ask(() => users.update(made.id, { displayName: renamed }))) people.set(made.id, renamed)
      const added = await ask(async () => {
        await groups.changeMembers(staff.id, { add: [{ id: made.id, expiresAt: null }] })
        return true
      })
      if (added === true) members.add(made.id)
    }
  }

  async function signInAgain({ signIn }: TestWorld, over: AbortSignal): Promise<void> {
    while (!over.aborted)
      await ask(async () => {
        const answer = await signIn.withPassword({ identifier: 'olivia', password: new Secret(password), visitor })
        // A password that cannot be looked up is told as one that cannot be compared right now.
        if (answer.kind === 'busy') throw new Problem('unavailable', asItIs('busy'))
        assert.equal(answer.kind, 'signed-in')
        if (answer.kind === 'signed-in') sessions.push(answer.token)
      })
  }

  /** Each made at one node and used at another. */
  async function useLinks(over: AbortSignal): Promise<void> {
    for (let i = 0; !over.aborted; i++) {
      const [here, there] = [nodes[i % nodes.length], nodes[(i + 1) % nodes.length]]
      const link = await ask(async () => here?.signIn.ownerLogin.createLink('olivia'))
      if (link === undefined) continue
      const answer = await ask(async () => there?.signIn.ownerLogin.redeem(link.token, visitor))
      if (answer?.kind === 'signed-in') {
        usedLinks.push(link.token)
        sessions.push(answer.token)
      }
    }
  }

  async function checkNode(node: TestWorld): Promise<void> {
    const { store, memory, signIn, clock, sealer } = node
    const reference = new Reference(await store.snapshot(readRows))
    const now = clock.now()
    assert.ok(await store.catchUp(reference.rows.seq, 5_000), 'the node follows again')
    assertEqual(memory, reference, [now])
    const names = new Map(reference.rows.user.map(row => [row.id, row.displayName]))
    const inStaff = new Set(
      reference.rows.membership.filter(row => row.groupId === staff.id).map(({ userId }) => userId),
    )
    const lost = [
      // A change of unknown outcome may have come after the one that was acknowledged.
      ...[...people].filter(([id, name]) => ![name, `${name} renamed`].includes(names.get(id) ?? '')),
      ...[...members].filter(id => !inStaff.has(id)),
    ]
    assert.deepEqual(lost, [], 'acknowledged, and lost')
    for (const token of sessions) assert.ok(await signIn.findSession(token), 'a session was lost')
    for (const token of usedLinks.slice(-5))
      assert.deepEqual(await signIn.ownerLogin.redeem(token, visitor), { kind: 'refused' })
    const findings = await store.snapshot(db => verifyEverything({ db, engine: store.engine, sealer }))
    assert.deepEqual(wrongOf(findings), [])
  }

  return {
    get done() {
      return done
    },
    get refused() {
      return refused
    },
    async write(over) {
      const prefix = `r${++round}`
      await Promise.all([
        ...nodes.flatMap((node, at) =>
          Array.from({ length: 4 }, (_, writer) => addPeople(node, `${prefix}-${at}-${writer}`, over)),
        ),
        ...nodes.map(node => signInAgain(node, over)),
        useLinks(over),
      ])
    },
    async check() {
      for (const node of nodes) await untilCurrent(node)
      for (const node of nodes) await checkNode(node)
    },
  }
}

/** Waits for a node to be in touch with its store again. */
export async function untilCurrent({ store }: TestWorld, maxMs = 10_000): Promise<void> {
  const until = performance.now() + maxMs
  while (!store.isCurrent()) {
    assert.ok(performance.now() < until, `still out of touch after ${maxMs} ms`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
