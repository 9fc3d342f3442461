import type { SigningKeys } from '../memory.ts'
import type { SigningKey } from '../signing-key.ts'

export class SigningKeyTable implements SigningKeys {
  #all: readonly SigningKey[] = []

  all(): readonly SigningKey[] {
    return this.#all
  }

  find(kid: string): SigningKey | undefined {
    return this.#all.find(key => key.kid === kid)
  }

  /** Another list each time: those who keep what they made of one see that it is not this one. */
  set(key: SigningKey): void {
    const others = this.#all.filter(({ kid }) => kid !== key.kid)
    this.#all = [...others, key].sort((a, b) => a.createdAt - b.createdAt || (a.kid < b.kid ? -1 : 1))
  }

  remove(kid: string): void {
    this.#all = this.#all.filter(key => key.kid !== kid)
  }
}
