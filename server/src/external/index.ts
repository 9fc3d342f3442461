/**
 * external: directories of others that people come from: what they say of somebody, in our terms, and how that becomes
 * people, groups and memberships here. Its state lies in the store.
 */
export { externalCommands, type ExternalCommands } from './commands.ts'
export type { Applied, Apply } from './sync/apply.ts'
export type { Counts } from './sync/counts.ts'
export type { FieldChange, Preview, PreviewLine } from './sync/preview.ts'
export type { ExternalConflict, ExternalHealth, ExternalRun, ExternalRunLine } from './sync/records.ts'
export type { RunKind, RunOutcome, RunPhase } from './sync/run-commands.ts'
export { createSynchronisation, type Synchronisation } from './sync/synchronisation.ts'
export type { ConflictReason, Resolution } from './sync/conflict-reason.ts'
export { externalTextsIn } from './texts/index.ts'
export { digestOf, markOf } from './sync/digest.ts'
export type { Incoming, PersonPlan, Step, StepKind } from './sync/step.ts'
export { printUsername, refuseUsername } from './sync/username.ts'
export type { UpstreamGroup, UpstreamPerson, UpstreamState } from './upstream.ts'
export { cloverdxSettings } from './cloverdx/settings.ts'
export { type CloverdxDraft, readCloverdx } from './cloverdx/read.ts'
export {
  Attributes,
  type Connect,
  type ConnectOptions,
  createConnect,
  createPresentedCertificates,
  findRefusedReason,
  parseServerAddress,
  type PresentedCertificates,
  type PresentedEnd,
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
export {
  type GivenSettings,
  detectProvider,
  findBase,
  type Preset,
  presetOf,
  presets,
  titleOf,
  rootDseAttributes,
  settingsOf,
} from './presets/index.ts'
export {
  escapeFilterValue,
  filterFilled,
  groupAttributes,
  groupFromDn,
  mapGroup,
  type Mapped,
  type MappedGroup,
  mapPerson,
  type MappingAt,
  personAttributes,
  wildcardFilled,
} from './mapping/index.ts'
export type { ExternalAnswer, KnownQuestion, Shown, UnknownQuestion } from './sign-in/answer.ts'
export { createExternalSignIn, type ExternalSignIn, type ExternalSignInParts } from './sign-in/external-sign-in.ts'
export { type BindThrough, type BindThroughParts, createBindThrough } from './bind-through/bind-through.ts'
export { type MoveState, moveStates, type MovingPerson } from './bind-through/progress.ts'
export type { WriteBackAnswer } from './write-back/answer.ts'
export { createWriteBack, type WriteBack, type WriteBackParts } from './write-back/write-back.ts'
export {
  type ArrivingPerson,
  type Asked,
  createExaminations,
  type ExaminationParts,
  type Examinations,
  type ExamineStep,
  isSamePlace,
  type SignInTried,
  type TreeEntry,
} from './examine/index.ts'
