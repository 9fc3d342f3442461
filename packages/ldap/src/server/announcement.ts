import type { Socket } from 'node:net'
import { LdapError } from '../error.ts'
import { type ProxyHeader, readProxyHeader } from './proxy-header.ts'

/** A connection of a trusted proxy that has not said yet whom it is for. */
export interface Announcement {
  /** Milliseconds of the server's clock. */
  readonly since: number
  /** Gives up: the socket is closed, and `then` is told. */
  giveUp(): void
}

/**
 * Takes the PROXY header off the beginning of a connection, and leaves what follows in the socket, for TLS or for LDAP.
 * `then` is called once: with the header, or with undefined when there is none to be had; the socket is closed then.
 */
export function awaitAnnouncement(
  socket: Socket,
  options: { since: number; bytesMax: number },
  then: (header: ProxyHeader | undefined) => void,
): Announcement {
  let held: Uint8Array = new Uint8Array(0)
  let isOver = false

  function end(header: ProxyHeader | undefined): void {
    if (isOver) return
    isOver = true
    socket.off('data', receive)
    socket.off('close', giveUp)
    if (header === undefined) socket.destroy()
    then(header)
  }
  function giveUp(): void {
    end(undefined)
  }
  function receive(chunk: Uint8Array): void {
    // Until it is known whose they are, no more octets are wanted.
    socket.pause()
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    let header: ProxyHeader | undefined
    try {
      header = readProxyHeader(held, options.bytesMax)
    } catch (error) {
      if (!(error instanceof LdapError)) throw error
      return giveUp()
    }
    if (header === undefined) return void socket.resume()
    if (header.length < held.length) socket.unshift(held.subarray(header.length))
    end(header)
  }
  socket.on('data', receive)
  socket.on('close', giveUp)
  return { since: options.since, giveUp }
}
