import type { Services } from '../memory.ts'
import { foldName } from '../names.ts'
import type { ServiceAccount, ServiceId } from '../service-account.ts'

export class ServiceTable implements Services {
  readonly #byId = new Map<string, ServiceAccount>()
  readonly #byName = new Map<string, ServiceAccount>()

  get size(): number {
    return this.#byId.size
  }

  find(id: ServiceId): ServiceAccount | undefined {
    return this.#byId.get(id)
  }

  findByName(name: string): ServiceAccount | undefined {
    return this.#byName.get(foldName(name))
  }

  all(): Iterable<ServiceAccount> {
    return this.#byId.values()
  }

  set(service: ServiceAccount): void {
    this.remove(service.id)
    this.#byId.set(service.id, service)
    this.#byName.set(foldName(service.name), service)
  }

  remove(id: ServiceId): void {
    const old = this.#byId.get(id)
    if (old === undefined) return
    this.#byId.delete(id)
    const folded = foldName(old.name)
    if (this.#byName.get(folded) === old) this.#byName.delete(folded)
  }
}
