import type { Provider } from 'oidc-provider'
import { Secret } from '#ground'
import { signsWithSecret, type Directory, type DirectoryMemory } from '#directory'
import { findApp } from './apps.ts'
import { findMachine } from './machine.ts'

interface SecretParts {
  memory: DirectoryMemory
  directory: Pick<Directory, 'findSecret' | 'openSigningSecrets'>
}

/**
 * An app has several secrets, for rotation, and only their keyed hashes are kept. The library would compare one clear
 * text, so its comparison is replaced here and nowhere else; `client-secret.test.ts` pins what it rests on.
 */
export function compareHashedSecrets(provider: Provider, { memory, directory }: SecretParts): void {
  provider.Client.prototype.compareClientSecret = async function compareClientSecret(offered: string) {
    const app = findApp(memory, this.clientId)
    const machine = app === undefined ? findMachine(memory, this.clientId) : undefined
    if (typeof offered !== 'string') return false
    const secret = new Secret(offered)
    if (app !== undefined) return (await directory.findSecret({ kind: 'oidc', ownerId: app.id }, secret)) !== undefined
    if (machine === undefined) return false
    return (await directory.findSecret({ kind: 'service', ownerId: machine.id }, secret)) !== undefined
  }
}

/** What the library checks `client_secret_jwt` with, as it makes it of one secret when it makes a client. */
interface SigningKeys {
  add(key: { alg: string; use: string; kty: string; k: string }): void
  clear(): void
}

/**
 * An app that signs with its secret (OIDC Core §9) may use any of those it has now. The library's client knows the
 * placeholder alone, so each client it finds is given the real ones.
 */
export function checkSignaturesWithSecrets(provider: Provider, { memory, directory }: SecretParts): void {
  const { Client } = provider
  const find = Client.find.bind(Client)
  Client.find = async (id: string) => {
    const client = await find(id)
    const app = client && findApp(memory, client.clientId)
    if (client === undefined || app === undefined || !signsWithSecret(app.oidc)) return client
    const secrets = await directory.openSigningSecrets(app.id)
    const keys = (client as unknown as { symmetricKeyStore: SigningKeys }).symmetricKeyStore
    keys.clear()
    for (const secret of secrets)
      keys.add({ alg: 'HS256', use: 'sig', kty: 'oct', k: Buffer.from(secret.reveal()).toString('base64url') })
    return client
  }
}
