import type { Provider } from 'oidc-provider'
import { Secret } from '#ground'
import type { Directory, DirectoryMemory } from '#directory'
import { findApp } from './apps.ts'

interface SecretParts {
  memory: DirectoryMemory
  directory: Pick<Directory, 'findSecret'>
}

/**
 * An app has several secrets, for rotation, and only their keyed hashes are kept. The library would compare one clear
 * text, so its comparison is replaced here and nowhere else; `client-secret.test.ts` pins what it rests on.
 */
export function compareHashedSecrets(provider: Provider, { memory, directory }: SecretParts): void {
  provider.Client.prototype.compareClientSecret = async function compareClientSecret(offered: string) {
    const app = findApp(memory, this.clientId)
    if (app === undefined || typeof offered !== 'string') return false
    return (await directory.findSecret({ kind: 'oidc', ownerId: app.id }, new Secret(offered))) !== undefined
  }
}
