export type { UpstreamGroup, UpstreamPerson, UpstreamState } from './upstream.ts'
export {
  Attributes,
  type Connect,
  type ConnectOptions,
  createConnect,
  findRefusedReason,
  parseServerAddress,
  type Question,
  type RefusedReason,
  type ServerAddress,
  type Upstream,
  type UpstreamEntry,
  UpstreamError,
  type UpstreamErrorDetails,
  type UpstreamErrorKind,
  type UpstreamSecrets,
} from './connect/index.ts'
