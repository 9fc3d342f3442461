import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'

/** How the peer behaves; changed by a test while it runs. */
export interface Manners {
  /** Null: it never says one. */
  greeting?: string | null
  /** What it says to a verb (`MAIL`, `RCPT`, `DATA`, `.`) in place of yes. */
  replies?: Record<string, string>
  /** Ends the connection where it should answer this. */
  dropsAt?: string
  /** Between the bytes of each answer. */
  dribbleMs?: number
  /** Offers STARTTLS with this, in PEM; with `tlsAtOnce` it speaks nothing else. */
  tls?: { certificate: string; key: string }
  tlsAtOnce?: boolean
}

/** An SMTP server (RFC 5321) of the test's own that misbehaves as it is told. */
export interface SmtpPeer {
  port: number
  manners: Manners
  /** Lines it was told, `*` before those that came encrypted; what was said in a sign-in too. */
  readonly heard: readonly string[]
  /** Messages it has said yes to, as they came. */
  readonly taken: readonly string[]
  /** The most messages that were being handed over together. */
  readonly atOnceMax: number
  close(): Promise<void>
}

export async function startSmtpPeer(first: Manners = {}): Promise<SmtpPeer> {
  const heard: string[] = []
  const taken: string[] = []
  const open = new Set<Socket>()
  let atOnce = 0
  let atOnceMax = 0
  const peer = { manners: first }

  function encrypt(socket: Socket): TLSSocket {
    const { tls } = peer.manners
    const secureContext = createSecureContext(tls === undefined ? {} : { cert: tls.certificate, key: tls.key })
    const encrypted = new TLSSocket(socket, { isServer: true, secureContext })
    encrypted.on('error', () => socket.destroy())
    return encrypted
  }

  function serve(raw: Socket, socket: Socket): void {
    let waiting = ''
    let message: string[] | undefined

    function say(verb: string, yes: string): boolean {
      const { dropsAt, replies, dribbleMs } = peer.manners
      if (dropsAt === verb) {
        raw.destroy()
        return false
      }
      const text = `${replies?.[verb] ?? yes}\r\n`
      if (dribbleMs === undefined) socket.write(text)
      else
        text.split('').forEach((byte, at) =>
          setTimeout(() => {
            if (!socket.destroyed) socket.write(byte)
          }, at * dribbleMs).unref(),
        )
      return replies?.[verb] === undefined
    }

    function hear(line: string): void {
      if (message !== undefined) {
        if (line !== '.') return void message.push(line)
        const whole = message.join('\n')
        message = undefined
        atOnce--
        if (say('.', '250 taken')) taken.push(whole)
        return
      }
      heard.push(`${socket instanceof TLSSocket ? '* ' : ''}${line}`)
      const verb = line.split(' ', 1)[0]?.toUpperCase() ?? ''
      const offersTls = peer.manners.tls !== undefined && !(socket instanceof TLSSocket)
      if (verb === 'EHLO') say(verb, `250-peer\r\n${offersTls ? '250-STARTTLS\r\n' : ''}250 AUTH PLAIN`)
      else if (verb === 'AUTH') say(verb, '235 welcome')
      else if (verb === 'DATA') {
        if (!say(verb, '354 go on')) return
        atOnceMax = Math.max(atOnceMax, ++atOnce)
        message = []
      } else if (verb === 'STARTTLS' && offersTls) {
        if (!say(verb, '220 go on')) return
        socket.removeAllListeners('data')
        serve(raw, encrypt(socket))
      } else if (verb === 'STARTTLS') say(verb, '502 not here')
      else if (verb === 'QUIT') socket.end('221 bye\r\n')
      else say(verb, '250 yes')
    }

    socket.on('data', bytes => {
      const lines = (waiting + bytes.toString()).split('\r\n')
      waiting = lines.pop() ?? ''
      for (const line of lines) hear(line)
    })
  }

  const server = createServer(raw => {
    open.add(raw)
    raw.on('error', () => undefined)
    raw.once('close', () => open.delete(raw))
    const { greeting = '220 peer', tlsAtOnce = false } = peer.manners
    const socket = tlsAtOnce ? encrypt(raw) : raw
    serve(raw, socket)
    if (greeting !== null) socket.write(`${greeting}\r\n`)
  })
  await new Promise<void>(resolve => server.listen(0, '0.0.0.0', resolve))
  return {
    get manners() {
      return peer.manners
    },
    set manners(manners) {
      peer.manners = manners
    },
    port: (server.address() as AddressInfo).port,
    heard,
    taken,
    get atOnceMax() {
      return atOnceMax
    },
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
