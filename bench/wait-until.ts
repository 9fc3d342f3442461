import { createConnection, createServer, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Asks until the answer is yes. Throws when it is not within the time. */
export async function waitUntil(
  what: string,
  ask: () => Promise<boolean>,
  { everyMs = 20, withinMs = 60_000 } = {},
): Promise<void> {
  const until = performance.now() + withinMs
  while (!(await ask())) {
    if (performance.now() > until) throw new Error(`${what} did not happen within ${withinMs / 1000} s.`)
    await pause(everyMs)
  }
}

/** Whether something listens on a port of this machine. */
export const isListening = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = createConnection({ host: '127.0.0.1', port })
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

/** A port that was free a moment ago. */
export const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
