import { parse } from 'dot-properties'
import { say, type Words } from '#ground'

export interface Note {
  key: string
  message: Words
}

/** Lines of a Java properties file, each taken once; what cannot be taken as it stands is noted. */
export class GivenProperties {
  readonly notes: Note[] = []
  readonly #given: Map<string, string>

  constructor(text: string) {
    this.#given = new Map(Object.entries(parse(text) as Record<string, string>))
  }

  /** Those nobody has taken yet. */
  get keys(): string[] {
    return [...this.#given.keys()]
  }

  note(key: string, message: Words): void {
    this.notes.push({ key, message })
  }

  /** Undefined when it is not given, empty, or not to be known here. A doubled dollar keeps CloverDX from filling it in. */
  text(key: string): string | undefined {
    const value = this.#given.get(key)?.trim().replaceAll('$${', '${')
    this.#given.delete(key)
    if (value === undefined || value === '') return undefined
    const [placeholder] = /\$\{(?!username\}|userDN\})[^}]*\}/.exec(value) ?? []
    if (placeholder === undefined) return value
    this.note(key, say('What {placeholder} stands for is known to CloverDX alone: enter the value.', { placeholder }))
    return undefined
  }

  oneOf<V>(key: string, values: Readonly<Record<string, V>>): V | undefined {
    const value = this.text(key)
    const found = Object.entries(values).find(([name]) => name.toLowerCase() === value?.toLowerCase())
    if (value !== undefined && found === undefined)
      this.note(
        key,
        say('“{value}” is none of {values}. What is usual is taken.', {
          value,
          values: Object.keys(values).join(', '),
        }),
      )
    return found?.[1]
  }

  flag(key: string): boolean | undefined {
    return this.oneOf(key, { true: true, false: false })
  }

  /** A whole number above 0. */
  count(key: string): number | undefined {
    const value = this.text(key)
    if (value === undefined) return undefined
    if (/^[1-9][0-9]{0,8}$/.test(value)) return Number(value)
    this.note(key, say('“{value}” is no whole number above 0. What is usual is taken.', { value }))
    return undefined
  }
}
