import { type AuditQuery, type AuditTopic, auditTopics } from '@doorward/contract'
import {
  type AuditDoor,
  dayEnd,
  dayStart,
  doorNames,
  momentsOf,
  resultWords,
  type Span,
  spanWords,
} from './audit-words.ts'

/** The filters of the log as the address of the page has them. */
export interface AuditSearch {
  search?: string | undefined
  when?: Span | undefined
  /** Days as `2026-06-12`, instead of `when`. */
  from?: string | undefined
  to?: string | undefined
  /** Topics with commas between them. */
  what?: string | undefined
  result?: keyof typeof resultWords | undefined
  who?: string | undefined
  app?: string | undefined
  door?: AuditDoor | undefined
  address?: string | undefined
  reference?: string | undefined
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined)
const oneOf = <Key extends string>(value: unknown, words: Record<Key, string>) =>
  typeof value === 'string' && Object.hasOwn(words, value) ? (value as Key) : undefined
const day = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined
const uuid = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value) ? value : undefined)

export const topicsOf = (what: string | undefined): AuditTopic[] =>
  (what ?? '').split(',').flatMap(topic => auditTopics.find(one => one === topic) ?? [])

/** What an address says, as far as it is understood. */
export const readAuditSearch = (given: Record<string, unknown>): AuditSearch => ({
  search: text(given['search']),
  when: oneOf(given['when'], spanWords),
  from: day(given['from']),
  to: day(given['to']),
  what: topicsOf(text(given['what'])).join(',') || undefined,
  result: oneOf(given['result'], resultWords),
  who: uuid(given['who']),
  app: given['app'] === 'directory-server' ? 'directory-server' : uuid(given['app']),
  door: oneOf(given['door'], doorNames) as AuditDoor | undefined,
  address: text(given['address'])?.slice(0, 64),
  reference: text(given['reference'])?.slice(0, 20),
})

/** What the server is asked. */
export function queryOf({ when, from, to, result, who, ...rest }: AuditSearch): AuditQuery {
  const days = { from: from && dayStart(from), to: to && dayEnd(to) }
  return { ...rest, ...(when === undefined ? days : momentsOf(when)), outcome: result, user: who }
}
