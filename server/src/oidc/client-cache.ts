import type { Provider } from 'oidc-provider'
import type { DirectoryMemory } from '#directory'
import { findApp, type OidcApp } from './apps.ts'

type Client = NonNullable<Awaited<ReturnType<Provider['Client']['find']>>>

/**
 * The library prints a client's metadata as JSON and hashes it at each request, to find the client it has made of them.
 * Memory gives another object for an app that has changed, so the object itself says it: one method is replaced here.
 * Not of apps whose metadata hold a secret, which may be another one without the app being changed.
 */
export function keepClients(provider: Provider, memory: DirectoryMemory): void {
  const find = provider.Client.find.bind(provider.Client)
  const kept = new WeakMap<OidcApp, Client>()
  provider.Client.find = async (id: string) => {
    const app = typeof id === 'string' ? findApp(memory, id) : undefined
    if (app === undefined || !app.enabled || app.oidc.authMethod === 'client_secret_jwt') return find(id)
    const known = kept.get(app)
    if (known !== undefined) return known
    const made = await find(id)
    if (made !== undefined) kept.set(app, made)
    return made
  }
}
