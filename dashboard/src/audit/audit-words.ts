import type { AuditTopic } from '@doorward/contract'
import { t } from '../texts/index.ts'

const words = t.audit

export const topicWords: Record<AuditTopic, string> = words.topics

export const resultWords = words.results

/** Where something came in, as the log says it. */
export const doorNames: Record<string, string> = words.doors
export type AuditDoor = 'dashboard' | 'api' | 'cli' | 'pages' | 'oidc' | 'ldap' | 'gateway' | 'simple-auth' | 'system'

export const spanWords = words.spans
export type Span = keyof typeof spanWords

/** Midnight here, some days ago. */
const midnight = (daysAgo: number): string => {
  const day = new Date()
  day.setHours(0, 0, 0, 0)
  day.setDate(day.getDate() - daysAgo)
  return day.toISOString()
}

/** The moments a span stands for: from midnight to midnight of the browser's days. */
export function momentsOf(span: Span): { from: string; to?: string } {
  if (span === 'today') return { from: midnight(0) }
  if (span === 'yesterday') return { from: midnight(1), to: midnight(0) }
  return { from: midnight(span === 'week' ? 6 : 29) }
}

/** The moments of days as a date field gives them; the last day counts whole. */
export const dayStart = (day: string): string => new Date(`${day}T00:00`).toISOString()
export const dayEnd = (day: string): string => {
  const next = new Date(`${day}T00:00`)
  next.setDate(next.getDate() + 1)
  return next.toISOString()
}
