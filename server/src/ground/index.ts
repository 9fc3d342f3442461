/** ground: the closed list of parts that know nothing of identity and that everything may use. */
export { days, hours, minutes, seconds, systemClock, type Clock, type Millis } from './clock.ts'
export type { Config, ConfigInput, Storage } from './config.ts'
export { findBrowserName, nameDevice, type Device, type DeviceKind } from './device.ts'
export { isEmailAddress, parseMailbox, type Mailbox } from './email-address.ts'
export { readConfig } from './read-config.ts'
export {
  hashToken,
  isUuid,
  newGivenPassword,
  newPasteableSecret,
  isReference,
  newReference,
  newToken,
  newUuid,
  type AppId,
  type Brand,
  type GroupId,
  type SessionId,
  type UserId,
} from './ids.ts'
export { findLanguage, languages, type Language } from './language.ts'
export { isLinkLocal } from './link-local.ts'
export { limits } from './limits.ts'
export { phrasingIn, type Phrasing } from './phrasing.ts'
export { findNetwork } from './network.ts'
export { isPublicAddress, isPublicHost } from './public-address.ts'
export { openLogTarget } from './log-target.ts'
export { openLog, silentLog, type Log, type LogOptions } from './log.ts'
export type { HashLimits } from './password-hash/fair-queue.ts'
export type { KnownHash } from './password-hash/known-hash.ts'
export { parsePasswordHash } from './password-hash/parse-password-hash.ts'
export {
  createPasswordHasher,
  defaultHashCost,
  type HashCost,
  type ImportedHash,
  type PasswordHasher,
} from './password-hash/password-hasher.ts'
export {
  conflictingField,
  invalidField,
  OperatorProblem,
  plainProblem,
  Problem,
  reviveProblem,
  toFieldError,
  type FieldError,
  type FieldFlaw,
  type PlainProblem,
  type ProblemCode,
} from './problem.ts'
export { checkPublicUrl, isLocalName } from './public-url.ts'
export { sayIn, type MoreSentences } from './sayings/index.ts'
export { readSaying, writeSaying } from './sayings/stored.ts'
export {
  asItIs,
  inTurn,
  printSaying,
  say,
  toSaying,
  type PlainSentence,
  type Saying,
  type Words,
} from './sayings/saying.ts'
export { loadSealer, openSealer, type Sealer, type SealPlace } from './seal.ts'
export { Secret } from './secret.ts'
export { settleMemory } from './settle-memory.ts'
export { inSlices, type Slices } from './slices.ts'
export { checkShape, explainUnknown, findNearest, printPath, type Flaw } from './shape.ts'
export { visible } from './visible-text.ts'
export { parseYamlFile, placeFlaw, refuseFile, type YamlFile } from './yaml-file.ts'
