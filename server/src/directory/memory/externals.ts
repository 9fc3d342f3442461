import type { ExternalDirectory } from '../external-directory.ts'
import type { Externals } from '../memory.ts'

export class ExternalTable implements Externals {
  /** Ids sort by when they were made. */
  #all: readonly ExternalDirectory[] = []

  find(id: string): ExternalDirectory | undefined {
    return this.#all.find(external => external.id === id)
  }

  findByName(name: string): ExternalDirectory | undefined {
    return this.#all.find(external => external.name === name)
  }

  all(): readonly ExternalDirectory[] {
    return this.#all
  }

  set(external: ExternalDirectory): void {
    this.remove(external.id)
    this.#all = [...this.#all, external].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }

  remove(id: string): void {
    this.#all = this.#all.filter(external => external.id !== id)
  }
}
