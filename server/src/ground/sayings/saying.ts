import type { Sentence } from './de/index.ts'

/**
 * A sentence for somebody to read, with what differs in it by name: `The name {name} is taken.` English is what it is
 * found by; the compiler lets nothing be said that is not in every language. Plain data, so it crosses threads.
 */
export interface Saying {
  readonly sentence: string
  readonly values: Readonly<Record<string, SaidValue>>
}

/** A value is written as it is; another saying is said in the language of the whole. */
export type SaidValue = string | number | Saying

/** A sentence in which nothing differs, which may stand for its saying. */
export type PlainSentence = Exclude<Sentence, `${string}{${string}}${string}`>

export type Words = PlainSentence | Saying

/** The names in a sentence: `name` of `The name {name} is taken.` */
type Named<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never

export const say = <S extends Sentence>(sentence: S, values: Readonly<Record<Named<S>, SaidValue>>): Saying => ({
  sentence,
  values,
})

export const toSaying = (words: Words): Saying => (typeof words === 'string' ? { sentence: words, values: {} } : words)

/** What is written elsewhere and has no translation, or one that somebody else knows: a schema's own message. */
export const asItIs = (text: string): Saying => ({ sentence: text, values: {} })

/** Several sentences, one after another. */
export const inTurn = (...words: Words[]): Saying => ({
  sentence: words.map((_, i) => `{${i}}`).join(' '),
  values: Object.fromEntries(words.map((one, i) => [i, toSaying(one)])),
})

/** The text of a saying whose sentences are looked up by `find`; one it does not know stays English. */
export function printSaying(
  { sentence, values }: Saying,
  find: (sentence: string) => string | undefined = () => undefined,
): string {
  return (find(sentence) ?? sentence).replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) return place
    return typeof value === 'object' ? printSaying(value, find) : String(value)
  })
}
