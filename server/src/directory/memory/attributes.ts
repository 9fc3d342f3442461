import type { AttributeId, CustomAttribute } from '../custom-attribute.ts'
import type { Attributes } from '../memory.ts'
import { foldName } from '../names.ts'

export class AttributeTable implements Attributes {
  /** A map keeps what is replaced in its place, so this is the order they were made in. */
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
    this.#all = [...this.#byId.values()]
  }

  remove(id: AttributeId): void {
    this.#byId.delete(id)
    this.#all = [...this.#byId.values()]
  }
}
