import type { Door, RecipeCategory, RecipeChecked, RecipeWay } from '@doorward/contract'
import type { DialectName } from './fill/dialects.ts'

/** Something to paste, with placeholders where values of the app belong; see `fill/values.ts`. */
export interface SnippetSource {
  /** What it is called among others: `docker-compose`. */
  readonly name: string
  /** Where it is pasted. */
  readonly file: string
  /** How a value has to be written in it. */
  readonly dialect: DialectName
  readonly text: string
}

/** One door a program can use, and everything there is to know of it there. */
export interface Way extends RecipeWay {
  /** Sentences about what to do, in order, before the snippets; they may hold placeholders. */
  readonly steps: readonly string[]
  readonly snippets: readonly SnippetSource[]
  /** Where the program listens when nobody has changed it, for proxies in front of it: `127.0.0.1:3000`. */
  readonly upstream?: string
}

/** What is known of a program. Data alone: nothing here is a function, and nothing asks the program. */
export interface Recipe {
  /** The name of its file. */
  readonly id: string
  readonly title: string
  readonly category: RecipeCategory
  readonly icon: string | null
  readonly checked: RecipeChecked
  /** What has to be there before it works. */
  readonly needs: readonly string[]
  /** The best first. */
  readonly ways: readonly Way[]
}

/** What holds for a door of any program, where no recipe says more. */
export type GenericWays = Record<Door, Way>
