/**
 * provisioning: the file of truth. A file is parsed, compared with what is there into a plan, which is data, and the
 * plan is applied; an export is the inverse. It keeps no state of its own: entries are marked with the file's name.
 */
export { applySteps, batchesOf, type ApplyParts, type StepBatch } from './apply.ts'
export { exportTruth, findServerSecret, type Exported, type ExportParts } from './export.ts'
export type { CompleteSettings } from './external-names.ts'
export { parseEnding } from './form/parts.ts'
export { gatherFacts, type FactParts, type Facts, type KeyQuestions } from './facts.ts'
export { planTruth, type PlanOptions } from './plan.ts'
export { requireNoDoubt } from './prune.ts'
export {
  recordedSecrets,
  recordSecrets,
  secretsOfProcess,
  type FindSecretText,
  type SecretElsewhere,
} from './secret-source.ts'
export { printStep, type Plan, type Step } from './step.ts'
export { readTruth, type Truth } from './truth.ts'
