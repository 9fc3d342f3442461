export type { UpstreamGroup, UpstreamPerson, UpstreamState } from './upstream.ts'
