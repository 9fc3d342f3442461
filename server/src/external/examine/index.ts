/**
 * Looking at an external directory before, and while, its settings are: step by step, one person, the tree. Nothing here
 * is saved, and nothing that was typed is logged.
 */
export type { TreeEntry } from './browse.ts'
export {
  type Asked,
  createExaminations,
  type ExaminationParts,
  type Examinations,
  isSamePlace,
} from './examinations.ts'
export type { ArrivingPerson } from './find-person.ts'
export type { ExamineStep } from './step.ts'
export type { SignInTried } from './try-sign-in.ts'
