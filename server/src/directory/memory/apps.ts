import type { AppId } from '#ground'
import type { App } from '../app.ts'
import type { Apps } from '../memory.ts'

export class AppTable implements Apps {
  readonly #byId = new Map<string, App>()
  readonly #byName = new Map<string, App>()
  readonly #byClientId = new Map<string, App>()

  #version = 0

  get version(): number {
    return this.#version
  }

  get size(): number {
    return this.#byId.size
  }

  find(id: AppId): App | undefined {
    return this.#byId.get(id)
  }

  findByName(name: string): App | undefined {
    return this.#byName.get(name)
  }

  findByClientId(clientId: string): App | undefined {
    return this.#byClientId.get(clientId)
  }

  all(): Iterable<App> {
    return this.#byId.values()
  }

  set(app: App): void {
    this.remove(app.id)
    this.#byId.set(app.id, app)
    this.#byName.set(app.name, app)
    if (app.oidc !== null) this.#byClientId.set(app.oidc.clientId, app)
  }

  remove(id: AppId): void {
    this.#version++
    const old = this.#byId.get(id)
    if (old === undefined) return
    this.#byId.delete(id)
    if (this.#byName.get(old.name) === old) this.#byName.delete(old.name)
    const clientId = old.oidc?.clientId
    if (clientId !== undefined && this.#byClientId.get(clientId) === old) this.#byClientId.delete(clientId)
  }
}
