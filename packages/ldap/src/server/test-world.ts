import assert from 'node:assert/strict'
import type { ServerLimits } from '../limits.ts'
import type { CloseReason } from './peer.ts'
import type { Handler } from './handler.ts'
import { FakeClock, RawClient, simpleBind } from './raw-client.ts'
import { LdapServer, type LdapServerOptions } from './server.ts'

export const success = { resultCode: 0 }
const running: { server: LdapServer<undefined>; clients: RawClient[] }[] = []

export interface World {
  server: LdapServer<undefined>
  clock: FakeClock
  reasons: CloseReason[]
  turnedAway: string[]
  open(options?: Parameters<typeof RawClient.open>[1]): Promise<RawClient>
}

/** For tests: a server of its own for each, with time that stands still. */
export async function start(
  limits: Partial<ServerLimits>,
  handler: Partial<Handler<undefined>> = {},
  more: Partial<LdapServerOptions<undefined>> = {},
): Promise<World> {
  const clock = new FakeClock()
  const reasons: CloseReason[] = []
  const turnedAway: string[] = []
  const server = new LdapServer<undefined>({
    initialState: () => undefined,
    handler: { bind: () => success, search: () => success, ...handler },
    limits,
    clock,
    observe: { closed: (_, reason) => reasons.push(reason), turnedAway: (_, why) => turnedAway.push(why) },
    ...more,
  })
  const port = await server.listen({ port: 0, host: '127.0.0.1' })
  const clients: RawClient[] = []
  running.push({ server, clients })
  return {
    server,
    clock,
    reasons,
    turnedAway,
    async open(options) {
      const client = await RawClient.open(port, options)
      clients.push(client)
      return client
    },
  }
}

export async function bound(world: World): Promise<RawClient> {
  const client = await world.open()
  client.send(1, simpleBind('cn=a', 'b'))
  assert.deepEqual(await client.receiveShort(1), ['1 bindResponse 0'])
  return client
}

export async function turns(until: () => boolean): Promise<void> {
  while (!until()) await new Promise(resolve => setImmediate(resolve))
}

/** Closes every server started and every client opened. */
export async function stopAll(): Promise<void> {
  for (const { server, clients } of running.splice(0)) {
    for (const client of clients) client.close()
    await server.close({ graceMs: 0 })
  }
}

/** How a connection ends when a limit is reached. */
export const notice = ['0 extendedResp 52', 'closed']

/** A search that sends entries of 10 KB and waits when it should, counting in `flooded`. */
export const flooded = { entries: 0 }
export function flood(entries: number): Handler<undefined>['search'] {
  const values = [new Uint8Array(10_000).fill(120)]
  flooded.entries = 0
  return async (operation, out) => {
    for (let i = 0; i < entries && !operation.abandoned; i++) {
      out.entry('cn=x', [{ type: 'a', values }])
      flooded.entries++
      if (out.full) await out.ready()
    }
    return success
  }
}

let lastSeen = -1
/** Whether the search has made no entry since this was asked last. */
export function stalled(): boolean {
  const still = flooded.entries > 0 && flooded.entries === lastSeen
  lastSeen = flooded.entries
  return still
}
