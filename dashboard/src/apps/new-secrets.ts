import type { AppCreated } from '@doorward/contract'

type Secrets = AppCreated['secrets']

export const noSecrets: Secrets = { oidc: null, ldap: null, simpleAuth: null }

/** Secrets the server has just made, until the page is left or reloaded. Kept in memory, never in the address or storage. */
const fresh = new Map<string, Secrets>()

export const rememberSecrets = (appId: string, secrets: Secrets) => void fresh.set(appId, secrets)
export const newSecretsOf = (appId: string): Secrets => fresh.get(appId) ?? noSecrets
export const forgetSecrets = (appId: string) => void fresh.delete(appId)
