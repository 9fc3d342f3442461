export type { UpstreamGroup, UpstreamPerson, UpstreamState } from './upstream.ts'
export { type CloverdxDraft, readCloverdx } from './cloverdx/read.ts'
