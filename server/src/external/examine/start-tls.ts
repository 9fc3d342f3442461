import type { Socket } from 'node:net'
import { decodeMessage, encodeMessage, ExtendedName, ResultCode } from '@doorward/ldap'
import type { Millis } from '#ground'

/** The whole answer to StartTLS is some dozen octets; what says more is no LDAP server. */
const answerBytesMax = 4096

/** Asks for TLS (RFC 4511 §4.14). `refused` is the server's word, `strange` anything that is none. */
export async function askForTls(
  socket: Socket,
  ms: Millis,
  signal: AbortSignal,
): Promise<'granted' | 'refused' | 'strange'> {
  const { promise, resolve } = Promise.withResolvers<'granted' | 'refused' | 'strange'>()
  const give = (): void => resolve('strange')
  const timer = setTimeout(give, ms)
  let received = new Uint8Array(0)
  const onData = (chunk: Uint8Array): void => {
    received = Buffer.concat([received, chunk])
    if (received.length > answerBytesMax) give()
    else if (isWhole(received)) resolve(read(received))
  }
  socket.on('data', onData).once('close', give).on('error', give)
  signal.addEventListener('abort', give, { once: true })
  socket.write(
    encodeMessage({ messageId: 1, operation: { kind: 'extendedReq', name: ExtendedName.startTLS, value: undefined } }),
  )
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', give)
    socket.off('data', onData).off('close', give)
    socket.pause()
  }
}

/** RFC 4511 §5.1: a SEQUENCE with a definite length; what begins otherwise is as whole as it gets. */
function isWhole(bytes: Uint8Array): boolean {
  const [tag, first] = bytes
  if (tag === undefined || first === undefined) return false
  if (tag !== 0x30) return true
  if (first < 0x80) return bytes.length >= 2 + first
  const octets = first & 0x7f
  if (octets === 0 || octets > 2) return true
  if (bytes.length < 2 + octets) return false
  const length = bytes.subarray(2, 2 + octets).reduce((sum, octet) => sum * 256 + octet, 0)
  return bytes.length >= 2 + octets + length
}

function read(bytes: Uint8Array): 'granted' | 'refused' | 'strange' {
  try {
    const { operation } = decodeMessage(bytes)
    if (operation.kind !== 'extendedResp') return 'strange'
    return operation.resultCode === ResultCode.success ? 'granted' : 'refused'
  } catch {
    // Octets after the answer are refused too: they would have been put in before TLS began (RFC 4511 §4.14.1).
    return 'strange'
  }
}
