import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net'

export interface Upstream<S = Server> {
  /** As an app’s setting has it. */
  url: string
  server: S
  close(): Promise<void>
}

async function listen<S extends TcpServer>(server: S, scheme: string): Promise<Upstream<S>> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** An app that does one thing. */
export const startUpstream = (answer: RequestListener): Promise<Upstream> => listen(createServer(answer), 'http')

export const startTlsUpstream = (tls: { cert: string; key: string }, answer: RequestListener): Promise<Upstream> =>
  listen(createTlsServer(tls, answer), 'https')

/** One that need not speak HTTP. */
export const startTcpUpstream = (talk: (socket: Socket) => void): Promise<Upstream<TcpServer>> =>
  listen(createTcpServer({ allowHalfOpen: true }, talk), 'http')
