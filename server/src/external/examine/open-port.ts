import { connect, type Socket } from 'node:net'
import type { Millis } from '#ground'

export interface OpenPort {
  socket: Socket
  address: string
}

/** Connects to the first address that takes it; undefined: none did in time. Why is not told: see `examine.ts`. */
export async function openPort(
  addresses: readonly string[],
  port: number,
  connectMs: Millis,
  signal: AbortSignal,
): Promise<OpenPort | undefined> {
  for (const address of addresses) {
    const socket = await tryAddress(address, port, connectMs, signal)
    if (socket !== undefined) return { socket, address }
    if (signal.aborted) return undefined
  }
  return undefined
}

function tryAddress(host: string, port: number, ms: Millis, signal: AbortSignal): Promise<Socket | undefined> {
  const { promise, resolve } = Promise.withResolvers<Socket | undefined>()
  const socket = connect({ host, port })
  const give = (): void => {
    socket.destroy()
    resolve(undefined)
  }
  const timer = setTimeout(give, ms)
  signal.addEventListener('abort', give, { once: true })
  socket.once('connect', () => resolve(socket)).on('error', give)
  return promise.finally(() => {
    clearTimeout(timer)
    signal.removeEventListener('abort', give)
  })
}
