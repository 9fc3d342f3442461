import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What stands in front of several nodes: hands each request to the next of them, whoever it comes from. */
export interface Balancer {
  origin: string
  close(): Promise<void>
}

export async function startBalancer(port: number, targets: readonly number[]): Promise<Balancer> {
  let turn = 0
  const server = createServer((incoming, outgoing) => {
    const onward = request(
      {
        host: '127.0.0.1',
        port: targets[turn++ % targets.length],
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
      },
      answer => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      },
    )
    onward.on('error', () => outgoing.writeHead(502).end())
    incoming.pipe(onward)
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
