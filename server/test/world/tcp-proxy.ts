import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A piece of network between a client and a server on this machine. */
export interface TcpProxy {
  port: number
  /**
   * From now on nothing passes and nobody is told, as when a cable is pulled. Connections that are open then never say
   * anything again; new ones are accepted and stay silent too.
   */
  freeze(): void
  /** New connections pass again. */
  thaw(): void
  close(): Promise<void>
}

export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  const passing = new Set<Socket>()
  let frozen = false

  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer(client => {
    keep(client)
    if (frozen) return
    const upstream = connect(target)
    keep(upstream)
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      passing.add(from)
      from.on('data', bytes => passing.has(from) && to.write(bytes))
      from.on('close', () => passing.has(from) && to.destroy())
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    freeze() {
      frozen = true
      passing.clear()
    },
    thaw() {
      frozen = false
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
