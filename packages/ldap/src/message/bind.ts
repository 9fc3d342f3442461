import type { BerReader } from '../ber/reader.ts'
import { contextConstructedTag, contextTag } from '../ber/tag.ts'
import type { BerWriter } from '../ber/writer.ts'
import { LdapError } from '../error.ts'
import { SecretOctets } from '../octets.ts'
import { type LdapResult, type Result, readResult, writeResult } from './result.ts'
import { ResultCode } from './result-code.ts'

export const bindRequestTag = 0x60
export const bindResponseTag = 0x61
const simpleTag = contextTag(0)
const saslTag = contextConstructedTag(3)
const serverSaslCredsTag = contextTag(7)

/** RFC 4511 §4.2. */
export interface BindRequest {
  readonly kind: 'bindRequest'
  /** 3, or the answer is protocolError. */
  readonly version: number
  /** The DN bound as; empty for anonymous and for most SASL mechanisms. */
  readonly name: string
  readonly authentication: SimpleAuthentication | SaslAuthentication
}

/** RFC 4511 §4.2: a password. */
export interface SimpleAuthentication {
  readonly kind: 'simple'
  readonly password: SecretOctets
}

/** RFC 4511 §4.2, RFC 4422: a mechanism, and what it says in this step. */
export interface SaslAuthentication {
  readonly kind: 'sasl'
  readonly mechanism: string
  readonly credentials: SecretOctets | undefined
}

/** RFC 4511 §4.2.2. `serverSaslCreds` is the challenge of a mechanism. */
export interface BindResponse extends LdapResult {
  readonly kind: 'bindResponse'
  readonly serverSaslCreds?: Uint8Array
}

/** Throws authMethodNotSupported, which ends the operation only, for a choice other than simple and SASL. */
export function readBindRequest(reader: BerReader): BindRequest {
  const outer = reader.enter(bindRequestTag)
  const version = reader.integer(0, 127)
  const name = reader.text()
  const authentication = readAuthentication(reader)
  reader.leave(outer)
  return { kind: 'bindRequest', version, name, authentication }
}

function readAuthentication(reader: BerReader): BindRequest['authentication'] {
  const tag = reader.peek()
  if (tag === simpleTag) return { kind: 'simple', password: new SecretOctets(reader.octets(simpleTag)) }
  if (tag === saslTag) {
    const outer = reader.enter(saslTag)
    const mechanism = reader.name()
    const credentials = reader.atEnd ? undefined : new SecretOctets(reader.octets())
    reader.leave(outer)
    return { kind: 'sasl', mechanism, credentials }
  }
  reader.skip()
  throw new LdapError(ResultCode.authMethodNotSupported, 'Only simple and SASL authentication are known.')
}

export function writeBindRequest(writer: BerWriter, request: BindRequest): void {
  const mark = writer.begin(bindRequestTag)
  writer.integer(request.version)
  writer.octets(request.name)
  if (request.authentication.kind === 'simple') writer.octets(request.authentication.password.reveal(), simpleTag)
  else {
    const sasl = writer.begin(saslTag)
    writer.octets(request.authentication.mechanism)
    if (request.authentication.credentials !== undefined) writer.octets(request.authentication.credentials.reveal())
    writer.end(sasl)
  }
  writer.end(mark)
}

export function readBindResponse(reader: BerReader): BindResponse {
  const outer = reader.enter(bindResponseTag)
  const result = readResult(reader)
  const serverSaslCreds = reader.peek() === serverSaslCredsTag ? reader.octets(serverSaslCredsTag) : undefined
  reader.leave(outer)
  return { kind: 'bindResponse', ...result, ...(serverSaslCreds && { serverSaslCreds }) }
}

export function writeBindResponse(writer: BerWriter, response: Result & Pick<BindResponse, 'serverSaslCreds'>): void {
  const mark = writer.begin(bindResponseTag)
  writeResult(writer, response)
  if (response.serverSaslCreds !== undefined) writer.octets(response.serverSaslCreds, serverSaslCredsTag)
  writer.end(mark)
}
