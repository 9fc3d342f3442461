import type { AttributeId, CustomAttribute } from '../custom-attribute.ts'
import type { Attributes } from '../memory.ts'
import { foldName } from '../names.ts'

export class AttributeTable implements Attributes {
  readonly #byId = new Map<string, CustomAttribute>()
  #all: readonly CustomAttribute[] = []

  find(id: AttributeId): CustomAttribute | undefined {
    return this.#byId.get(id)
  }

  findByName(name: string): CustomAttribute | undefined {
    const folded = foldName(name)
    return this.#all.find(attribute => foldName(attribute.name) === folded)
  }

  all(): readonly CustomAttribute[] {
    return this.#all
  }

  set(attribute: CustomAttribute): void {
    this.#byId.set(attribute.id, attribute)
    this.#sort()
  }

  remove(id: AttributeId): void {
    this.#byId.delete(id)
    this.#sort()
  }

  /** As the tables are read: two that nodes have made in one millisecond may be in the log the other way round. */
  #sort(): void {
    this.#all = [...this.#byId.values()].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  }
}
