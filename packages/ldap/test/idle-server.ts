/** A server as a process of its own, so that its file descriptors and its memory are its own. Prints its port, and its memory for each line it reads. */
import { createInterface } from 'node:readline'
import { LdapServer } from '@doorward/ldap'

const server = new LdapServer<undefined>({
  initialState: () => undefined,
  limits: { connectionsMax: 50_000, connectionsPerAddressMax: 50_000, unboundMs: 600_000 },
  handler: { bind: () => ({ resultCode: 0 }), search: () => ({ resultCode: 0 }) },
})
console.log(await server.listen({ port: 0, host: '127.0.0.1' }))
const lines = createInterface(process.stdin)
lines.on('line', () => console.log(`${server.connections.size} ${process.memoryUsage().rss}`))
lines.on('close', () => process.exit(0))
