import type { AppId, Millis, UserId } from '#ground'
import type { Answer, Operation, ReceivedSearchRequest } from '@doorward/ldap'
import type { Session } from '../session.ts'
import { queryLimits } from './limits.ts'

/** What can be in the log: LDAP's operations that are answered, and connections that were not let in. */
export type QueryKind =
  | 'bind'
  | 'search'
  | 'compare'
  | 'add'
  | 'modify'
  | 'delete'
  | 'modify-dn'
  | 'extended'
  | 'connection'

/**
 * One operation, as it is remembered. A row is filled again and again: what is long lives in the ring's octets, and
 * what is text was text already.
 */
export interface Row {
  seq: number
  at: Millis
  tookMs: number
  kind: QueryKind
  address: string
  encrypted: boolean
  /** Who was bound, or is by this bind; empty for nobody. */
  boundAs: string
  userId: UserId | null
  appId: AppId | null
  resultCode: number
  message: string
  entriesSent: number
  abandoned: boolean
  /** A DN, or an OID; of a search it is among the octets. */
  target: string
  attributes: readonly string[]
  /** Of a compare; undefined where it is a password. */
  value: Uint8Array | undefined
  /** Of a search: where in the ring its octets begin, counted from the first ever kept; -1 where they are not kept. */
  octetsAt: number
  octetsLength: number
  baseLength: number
}

export const emptyRow = (): Row => ({
  seq: -1,
  at: 0,
  tookMs: 0,
  kind: 'bind',
  address: '',
  encrypted: false,
  boundAs: '',
  userId: null,
  appId: null,
  resultCode: 0,
  message: '',
  entriesSent: 0,
  abandoned: false,
  target: '',
  attributes: [],
  value: undefined,
  octetsAt: -1,
  octetsLength: 0,
  baseLength: 0,
})

const none: readonly string[] = []

/** Fills a row from an operation that is answered, but for what a search asked. Makes no text and keeps no octets. */
export function fillRow(row: Row, at: Millis, operation: Operation<Session>, answer: Answer, tookMs: number): void {
  const { connection, request } = operation
  const session = connection.state
  row.at = at
  row.tookMs = tookMs
  row.address = connection.remoteAddress
  row.encrypted = connection.encrypted
  row.boundAs = session.kind === 'anonymous' ? '' : session.dn
  row.userId = session.kind === 'person' ? session.userId : null
  row.appId = session.kind === 'person' || session.kind === 'app' ? session.appId : null
  row.resultCode = answer.resultCode
  row.message = cut(answer.diagnosticMessage ?? '')
  row.entriesSent = operation.entriesSent
  row.abandoned = operation.abandoned
  row.target = ''
  row.attributes = none
  row.value = undefined
  row.octetsAt = -1
  row.octetsLength = 0
  switch (request.kind) {
    case 'searchRequest':
      row.kind = 'search'
      break
    case 'bindRequest':
      row.kind = 'bind'
      row.target = cut(request.name)
      if (request.authentication.kind === 'sasl') row.attributes = [cut(request.authentication.mechanism)]
      break
    case 'compareRequest':
      row.kind = 'compare'
      row.target = cut(request.entry)
      row.attributes = [cutName(request.attribute)]
      row.value = Buffer.from(request.value.subarray(0, queryLimits.valueOctetsMax))
      break
    case 'addRequest':
      row.kind = 'add'
      row.target = cut(request.entry)
      row.attributes = namesOf(request.attributes)
      break
    case 'modifyRequest':
      row.kind = 'modify'
      row.target = cut(request.object)
      row.attributes = namesOf(request.changes.map(({ modification }) => modification))
      break
    case 'delRequest':
      row.kind = 'delete'
      row.target = cut(request.entry)
      break
    case 'modDNRequest':
      row.kind = 'modify-dn'
      row.target = cut(request.entry)
      row.attributes = [cut(request.newRDN)]
      break
    case 'extendedReq':
      row.kind = 'extended'
      row.target = cut(request.name)
      break
    case 'abandonRequest':
    case 'unbindRequest':
      break
  }
}

/** A search that is too long to be kept: without its filter. */
export function fillLongSearch(row: Row, { baseObject, attributes }: ReceivedSearchRequest): void {
  row.target = cut(baseObject)
  row.attributes = attributes.slice(0, queryLimits.attributesMax).map(cutName)
}

const namesOf = (attributes: readonly { type: string }[]): string[] =>
  attributes.slice(0, queryLimits.attributesMax).map(({ type }) => cutName(type))

function cutName(text: string): string {
  return cut(text, queryLimits.attributeLengthMax)
}

/** A copy where it is cut: a piece of a text would keep the whole. */
function cut(text: string, lengthMax: number = queryLimits.textLengthMax): string {
  return text.length <= lengthMax ? text : `${Buffer.from(text.slice(0, lengthMax)).toString()}…`
}
