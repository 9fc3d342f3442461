import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose'
import { freePort } from '../world/free-port.ts'

/** A logout token that has passed every check of OIDC Back-Channel Logout 1.0 §2.6. */
export interface TakenToken {
  payload: JWTPayload & { sid?: string }
  algorithm: string
}

/** What an app answers in place of 200. */
export type Answering = (request: IncomingMessage, response: ServerResponse) => void

/** An app's back-channel sign-out address over real HTTP. */
export interface Receiver {
  uri: string
  /** Verified, each once; a token that fails is answered 400 and kept in `refused`. */
  taken: TakenToken[]
  refused: unknown[]
  /** Requests of any kind. */
  count: number
  /** Undefined: verifies, and answers 200. */
  answering: Answering | undefined
  /** What it shows of itself from the next start on, in PEM; its address is https when it has one from the beginning. */
  certificate: { certificate: string; key: string } | undefined
  /** Resolves once so many tokens have been taken. */
  hasTaken(count: number): Promise<void>
  /** Resolves once so many requests have come. */
  hasSeen(count: number): Promise<void>
  /** Stops listening; `start` again on the same port. */
  stop(): Promise<void>
  start(): Promise<void>
}

export interface Expected {
  issuer: () => string
  clientId: () => string
  /** At the machine's time unless given. */
  now?: () => number
  certificate?: Receiver['certificate']
}

export async function startReceiver(expected: Expected): Promise<Receiver> {
  const port = await freePort()
  const seenJtis = new Set<string>()
  const waiting: (() => void)[] = []
  let server: Pick<ReturnType<typeof createServer>, 'close' | 'closeAllConnections' | 'listen'> = createServer()

  async function verify(request: IncomingMessage): Promise<TakenToken> {
    assert.equal(request.method, 'POST')
    assert.equal(request.headers['content-type'], 'application/x-www-form-urlencoded')
    let body = ''
    for await (const part of request as AsyncIterable<Buffer>) body += part.toString()
    const form = new URLSearchParams(body)
    assert.deepEqual([...form.keys()], ['logout_token'])
    const keys = createRemoteJWKSet(new URL(`${expected.issuer()}/jwks`))
    const { payload, protectedHeader } = await jwtVerify(form.get('logout_token') ?? '', keys, {
      issuer: expected.issuer(),
      audience: expected.clientId(),
      typ: 'logout+jwt',
      algorithms: ['RS256', 'ES256', 'EdDSA'],
      requiredClaims: ['iat', 'exp', 'jti', 'sub', 'sid', 'events'],
      ...(expected.now === undefined ? {} : { currentDate: new Date(expected.now()) }),
    })
    assert.deepEqual(payload['events'], { 'http://schemas.openid.net/event/backchannel-logout': {} })
    assert.equal('nonce' in payload, false)
    assert.ok((payload.exp ?? 0) - (payload.iat ?? 0) <= 120)
    assert.ok(payload.jti !== undefined && !seenJtis.has(payload.jti))
    seenJtis.add(payload.jti)
    return { payload, algorithm: protectedHeader.alg }
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      receiver.taken.push(await verify(request))
      response.writeHead(200, { 'cache-control': 'no-store' }).end()
    } catch (error) {
      receiver.refused.push(error)
      response.writeHead(400).end()
    }
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    receiver.count++
    if (receiver.answering !== undefined) {
      request.resume()
      receiver.answering(request, response)
      wakeAll()
      return
    }
    void take(request, response).finally(wakeAll)
  }

  const wakeAll = (): void => {
    for (const wake of waiting.splice(0)) wake()
  }

  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>(resolve => waiting.push(resolve))
  }

  const receiver: Receiver = {
    uri: `${expected.certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}/logout`,
    taken: [],
    refused: [],
    count: 0,
    answering: undefined,
    certificate: expected.certificate,
    hasTaken: count => until(() => receiver.taken.length >= count || receiver.refused.length > 0),
    hasSeen: count => until(() => receiver.count >= count),
    async stop() {
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
    async start() {
      const { certificate: shown } = receiver
      server =
        shown === undefined
          ? createServer(answer)
          : createSecureServer({ cert: shown.certificate, key: shown.key }, answer)
      await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
    },
  }
  await receiver.start()
  return receiver
}
