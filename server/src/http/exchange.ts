import { ServerResponse, type IncomingMessage, type Server } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** A request to go on as a WebSocket (RFC 6455 §4.1): its connection, and what was read of it behind the request. */
export interface UpgradeRequest {
  socket: Socket
  head: Buffer
}

/** What the listener lets a door do with a request beyond answering it. */
const upgrades = new WeakMap<IncomingMessage, UpgradeRequest>()
const waiting = new WeakSet<IncomingMessage>()
const flowing = new WeakMap<Socket, IncomingMessage>()

/** Of a request whose visitor wants a WebSocket; undefined for all others. */
export const upgradeOf = (request: IncomingMessage): UpgradeRequest | undefined => upgrades.get(request)

/** Whether the visitor sends the body only once told to (RFC 9110 §10.1.1), which is left to who answers. */
export const waitsToContinue = (request: IncomingMessage): boolean => waiting.has(request)

/** From here on the body may take as long as it takes, as long as something moves. */
export const letFlow = (request: IncomingMessage): unknown => flowing.set(request.socket, request)

/** Whether the listener's own time for a request is no reason to end what goes on here. */
export const isFlowing = (socket: Socket): boolean => flowing.get(socket)?.complete === false

/**
 * Whether this asks for a WebSocket, and for nothing else: another protocol (`h2c`) would be spoken past every decision,
 * and a body before it could be read as two requests.
 */
export const asksForSocket = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' &&
  headers.upgrade?.toLowerCase() === 'websocket' &&
  headers['content-length'] === undefined &&
  headers['transfer-encoding'] === undefined

/**
 * Leads what Node tells apart from requests the way all requests go. `isLeftTo`: whether a door wants to decide itself
 * about sending a body and about upgrades; elsewhere every body is welcome, and nothing is upgraded.
 */
export function leadAllToRoutes(app: FastifyInstance, isLeftTo: (request: IncomingMessage) => boolean): void {
  const server: Server = app.server
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (isLeftTo(request)) waiting.add(request)
    else response.writeContinue()
    server.emit('request', request, response)
  })
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    upgrades.set(request, { socket, head })
    const response = new ServerResponse(request)
    response.shouldKeepAlive = false
    response.assignSocket(socket)
    response.on('finish', () => {
      if (response.socket === null) return
      response.detachSocket(socket)
      socket.destroySoon()
    })
    app.routing(request, response)
  })
}
