import type { AppCreated, SecretDoor } from '@doorward/contract'
import { useSyncExternalStore } from 'react'

type Secrets = AppCreated['secrets']

export const noSecrets: Secrets = { oidc: null, ldap: null, simpleAuth: null }

/** Secrets the server has just made, until the page is left or reloaded. Kept in memory, never in the address or storage. */
const fresh = new Map<string, Secrets>()
const listeners = new Set<() => void>()
const tellAll = () => {
  for (const listener of listeners) listener()
}

export const rememberSecrets = (appId: string, secrets: Secrets) => {
  fresh.set(appId, secrets)
  tellAll()
}
export const rememberSecret = (appId: string, door: SecretDoor, secret: string) =>
  rememberSecrets(appId, { ...newSecretsOf(appId), [door]: secret })
export const newSecretsOf = (appId: string): Secrets => fresh.get(appId) ?? noSecrets
export const forgetSecrets = (appId: string) => {
  fresh.delete(appId)
  tellAll()
}

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Those that are still known of this app. */
export const useNewSecrets = (appId: string): Secrets => useSyncExternalStore(listen, () => newSecretsOf(appId))
