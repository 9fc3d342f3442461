import { createServer, type Socket } from 'node:net'
import { type SecureContext, TLSSocket } from 'node:tls'
import {
  type Control,
  decodeMessage,
  encodeMessage,
  ExtendedName,
  type Message,
  type Octets,
  type Request,
  type Response,
} from '@doorward/ldap'

/** What a scripted server does when a message comes: says what it is told to, octet for octet if need be. */
export interface Turn {
  message: Message<Request>
  request: Request
  /** The connection's number, from 0. */
  connection: number
  /** Answers the message. */
  say: (operation: Response<Octets>, controls?: readonly Control[]) => void
  /** Anything else: garbage, half a message, somebody else's id. */
  sayBytes: (bytes: Uint8Array | string) => void
  hangUp: () => void
}

export interface ScriptedServer {
  url: string
  port: number
  /** Connections that were opened so far. */
  connections: number
  /** What has come, by connection: `bindRequest`, `searchRequest`. */
  received: string[][]
  /** The requests themselves. */
  requests: Request[]
  /** Changes what it does. */
  answer: (turn: Turn) => void | Promise<void>
  close(): Promise<void>
}

export interface ScriptedOptions {
  /** TLS from the first octet on. */
  tls?: SecureContext
  /** After StartTLS is answered with success. */
  startTLS?: SecureContext
  /** Called for each connection before anything comes. */
  greet?: (socket: Socket) => void
  /** Told the name a client asked for in its TLS handshake, and the name in its certificate. */
  sawName?: (name: string | undefined) => void
  sawClient?: (commonName: string | undefined) => void
  host?: string
}

/** A server that answers with whatever a test wants, on a free port of this machine. */
export async function startScripted(
  answer: ScriptedServer['answer'],
  options: ScriptedOptions = {},
): Promise<ScriptedServer> {
  const sockets = new Set<Socket>()
  const host = options.host ?? '127.0.0.1'
  const listener = createServer({ noDelay: true }, bare => {
    sockets.add(bare)
    bare.on('error', () => {}).on('close', () => sockets.delete(bare))
    options.greet?.(bare)
    const connection = server.connections++
    server.received[connection] = []
    if (options.tls) converse(secure(bare, options.tls, options), connection)
    else converse(bare, connection)
  })
  await new Promise<void>(resolve => void listener.listen(0, host, resolve))
  const { port } = listener.address() as { port: number }
  const scheme = options.tls ? 'ldaps' : 'ldap'
  const server: ScriptedServer = {
    url: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    connections: 0,
    received: [],
    requests: [],
    answer,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>(resolve => void listener.close(() => resolve()))
    },
  }

  function converse(socket: Socket, connection: number): void {
    let held = Buffer.alloc(0)
    const receive = (chunk: Buffer): void => {
      // A TLS handshake where nobody speaks TLS, or what follows it.
      if (held.length === 0 && chunk[0] !== 0x30) return void socket.destroy()
      held = Buffer.concat([held, chunk])
      for (let length = lengthOf(held); length > 0 && length <= held.length; length = lengthOf(held)) {
        const message = decodeMessage(new Uint8Array(held.subarray(0, length))) as Message<Request>
        held = held.subarray(length)
        hear(message)
      }
    }
    const hear = (message: Message<Request>): void => {
      const request = message.operation
      server.received[connection]?.push(request.kind)
      server.requests.push(request)
      if (request.kind === 'unbindRequest') socket.end()
      const { messageId } = message
      void server.answer({
        message,
        request,
        connection,
        say(operation, controls = []) {
          if (!socket.destroyed) socket.write(encodeMessage({ messageId, operation, controls }))
          const began = operation.kind === 'extendedResp' && operation.resultCode === 0
          const wasAsked = request.kind === 'extendedReq' && request.name === ExtendedName.startTLS
          if (began && wasAsked && options.startTLS) {
            socket.off('data', receive)
            converse(secure(socket, options.startTLS, options), connection)
          }
        },
        sayBytes: bytes => void socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'hex') : bytes),
        hangUp: () => void socket.destroy(),
      })
    }
    socket.on('data', receive)
  }
  return server
}

function secure(bare: Socket, secureContext: SecureContext, { sawName, sawClient }: ScriptedOptions): TLSSocket {
  const socket = new TLSSocket(bare, { isServer: true, secureContext, requestCert: true, rejectUnauthorized: false })
  socket.once('secure', () => {
    const name: unknown = 'servername' in socket ? socket.servername : undefined
    sawName?.(typeof name === 'string' ? name : undefined)
    const { subject } = socket.getPeerCertificate()
    sawClient?.(subject === undefined ? undefined : String(subject.CN))
  })
  return socket.on('error', () => {})
}

/** Octets of the message that begins here, or 0 while that cannot be told. */
function lengthOf(bytes: Buffer): number {
  const first = bytes[1]
  if (first === undefined) return 0
  if (first < 0x80) return 2 + first
  const octets = first & 0x7f
  return bytes.length < 2 + octets ? 0 : 2 + octets + bytes.readUIntBE(2, octets)
}
