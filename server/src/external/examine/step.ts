import type { Millis } from '#ground'
import type { Provider } from '#directory'
import type { ExternalTexts } from '../texts/index.ts'
import type { SeenCertificate } from './see-certificate.ts'

/** What is looked at, in this order; the first three for each address. */
export const stepNames = ['name', 'port', 'certificate', 'bind', 'server', 'base', 'people', 'groups'] as const
export type StepName = (typeof stepNames)[number]

/** What the server says it is (RFC 4512 §5.1). */
export interface SeenServer {
  /** As it names itself, as far as it does: `OpenLDAP`, `Samba Team 4.19`. */
  vendor: string
  /** Whose preset fits; null: nothing is known of it. */
  provider: Provider | null
  /** What can be searched from. */
  namingContexts: string[]
}

/** Whom the filter for people finds. */
export interface SeenPeople {
  count: number
  /** There are more; counting has ended. */
  capped: boolean
  first: { username: string; displayName: string; dn: string }[]
  /** Who would not come over as they are, by the reason. */
  skipped: { reason: string; count: number; first: string[] }[]
  /** Who has no address there, and a filter that leaves them out; null: it does. */
  withoutEmail: { count: number; first: string[]; filter: string | null }
}

export interface SeenGroups {
  count: number
  capped: boolean
  /** Those that are members of another. */
  nested: number
  largest: { code: string; members: number } | null
}

/** One thing that was looked at, and what came of it, in words for the admin who waits. */
export interface ExamineStep {
  name: StepName
  /** Of which address; null: of the directory. */
  url: string | null
  result: 'passed' | 'attention' | 'failed' | 'not-run'
  title: string
  detail: string[]
  /** How long it took; null: it did not run. */
  ms: Millis | null
  certificate?: SeenCertificate
  server?: SeenServer
  people?: SeenPeople
  groups?: SeenGroups
}

/** What a step found, before it is known how long it took. */
export type Finding = Omit<ExamineStep, 'name' | 'url' | 'ms'>

export const notRun = (name: StepName, url: string | null, { steps }: ExternalTexts): ExamineStep => ({
  name,
  url,
  result: 'not-run',
  title: steps[name],
  detail: [],
  ms: null,
})
