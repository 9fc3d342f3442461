import type { AppId } from '#ground'
import type { App } from '../app.ts'
import type { Apps } from '../memory.ts'

export class AppTable implements Apps {
  readonly #byId = new Map<string, App>()
  readonly #byName = new Map<string, App>()
  readonly #byClientId = new Map<string, App>()
  readonly #bySimpleAuthId = new Map<string, App>()
  readonly #byHost = new Map<string, App>()

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

  findBySimpleAuthId(clientId: string): App | undefined {
    return this.#bySimpleAuthId.get(clientId)
  }

  findByHost(host: string): App | undefined {
    return this.#byHost.get(host)
  }

  all(): Iterable<App> {
    return this.#byId.values()
  }

  set(app: App): void {
    this.remove(app.id)
    this.#byId.set(app.id, app)
    this.#byName.set(app.name, app)
    if (app.oidc !== null) this.#byClientId.set(app.oidc.clientId, app)
    if (app.simpleAuth !== null) this.#bySimpleAuthId.set(app.simpleAuth.clientId, app)
    if (app.gateway !== null) this.#byHost.set(app.gateway.host, app)
  }

  remove(id: AppId): void {
    this.#version++
    const old = this.#byId.get(id)
    if (old === undefined) return
    this.#byId.delete(id)
    forget(this.#byName, old.name, old)
    forget(this.#byClientId, old.oidc?.clientId, old)
    forget(this.#bySimpleAuthId, old.simpleAuth?.clientId, old)
    forget(this.#byHost, old.gateway?.host, old)
  }
}

/** Unless another app has the name by now. */
function forget(index: Map<string, App>, name: string | undefined, old: App): void {
  if (name !== undefined && index.get(name) === old) index.delete(name)
}
