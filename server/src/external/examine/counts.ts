/** How often each reason came up, and who came first. */
export class Reasons {
  readonly #of = new Map<string, { count: number; first: string[] }>()
  readonly #shown: number

  constructor(shown: number) {
    this.#shown = shown
  }

  add(reason: string, name: string): void {
    const so = this.#of.get(reason) ?? { count: 0, first: [] }
    so.count++
    if (so.first.length < this.#shown) so.first.push(name)
    this.#of.set(reason, so)
  }

  /** The most frequent first. */
  list(): { reason: string; count: number; first: string[] }[] {
    return [...this.#of].map(([reason, so]) => ({ reason, ...so })).toSorted((a, b) => b.count - a.count)
  }
}
