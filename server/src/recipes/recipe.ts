import type { Door, RecipeCategory, RecipeChecked, RecipeWay } from '@doorward/contract'
import type { DialectName } from './fill/dialects.ts'
import type { RecipeSentence } from './texts/index.ts'
import type { Name } from './texts/names.ts'

/** What something is called: a name of its own, or words that every language has. */
export type Title = Name | RecipeSentence

/** Something to paste, with placeholders where values of the app belong; see `fill/values.ts`. */
export interface SnippetSource<Named = Title> {
  /** What it is called among others: `docker-compose`. */
  readonly name: Named
  /** Where it is pasted. */
  readonly file: string
  /** How a value has to be written in it. */
  readonly dialect: DialectName
  readonly text: string
}

type Facts = Omit<RecipeWay, 'hint' | 'quirks' | 'adminFlag' | 'groups' | 'signOut' | 'next'>

/**
 * One door a program can use, and everything there is to know of it there. `Said` is what its sentences are: English that
 * has translations, or any text once it is told in a language.
 */
export interface Way<Said extends string = RecipeSentence> extends Facts {
  readonly hint: Said
  /** Sentences about what to do, in order, before the snippets; they may hold placeholders. */
  readonly steps: readonly Said[]
  readonly snippets: readonly SnippetSource<Said | Name>[]
  readonly quirks: readonly Said[]
  readonly adminFlag: Said
  readonly groups: Omit<RecipeWay['groups'], 'readAt'> & { readonly readAt: Said }
  readonly signOut: Omit<RecipeWay['signOut'], 'words'> & { readonly words: Said }
  readonly next: readonly { readonly title: Said; readonly hint: Said }[]
  /** Where the program listens when nobody has changed it, for proxies in front of it: `127.0.0.1:3000`. */
  readonly upstream?: string
}

/** What is known of a program. Data alone: nothing here is a function, and nothing asks the program. */
export interface Recipe {
  /** The name of its file. */
  readonly id: string
  readonly title: Title
  readonly category: RecipeCategory
  readonly icon: string | null
  readonly checked: RecipeChecked
  /** What has to be there before it works. */
  readonly needs: readonly RecipeSentence[]
  /** The best first. */
  readonly ways: readonly Way[]
}

/** What holds for a door of any program, where no recipe says more. */
export type GenericWays = Record<Door, Way>
