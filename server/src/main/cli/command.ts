import type { Config, Secret } from '#ground'
import type { Option } from './arguments.ts'
import type { Operate } from './operations.ts'

/** Where a command reads and writes; tests give their own. */
export interface Console {
  env: Record<string, string | undefined>
  cwd: string
  /** A line for whoever asked. */
  say: (text: string) => void
  /** A line beside the answer: what happens, and what went wrong. */
  note: (text: string) => void
  /** Asks for something that is not shown; undefined where nobody can be asked. */
  ask: (question: string) => Promise<Secret | undefined>
  /** What is piped in, to its end. */
  input: () => Promise<Uint8Array>
  /** Resolves when the process is told to stop. */
  stopped: () => Promise<void>
}

export interface Call {
  /** What follows the command's own words. */
  words: string[]
  options: Record<string, string | true | undefined>
  config: Config
  console: Console
  /** Does something on the server that runs, or on the store itself. */
  withOperations: <T>(work: (operate: Operate) => Promise<T>) => Promise<T>
  /** Says the value as JSON where `--json` asks for it, else as text. */
  answer: <T>(value: T, print: (value: T) => string) => void
}

export interface Command {
  /** `user list` */
  name: string
  /** What follows it: `USER`. All of it is required. */
  takes: string[]
  /** One more word that may follow. */
  mayTake?: string
  about: string
  /** A few more sentences for its own help. */
  details?: string
  options: Record<string, Option>
  /** Whether a data folder may be made where none is. */
  mayCreate?: (options: Call['options']) => boolean
  /** Answers the exit code where it is not 0. */
  run: (call: Call) => Promise<number | void>
}

export const textOf = (value: string | true | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined
