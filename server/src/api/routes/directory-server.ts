import type { endpoints } from '@doorward/contract'
import { invalidField, Problem } from '#ground'
import { requireKeptHere, parseAllowList, type DirectoryHandle, type DirectoryServerSettings } from '#directory'
import type { z } from 'zod'
import { parseAccess } from '../answers/access.ts'
import { directoryServerOwner as owner, tellDirectoryServer } from '../answers/directory-server.ts'
import { parseSecretChoice, tellSecret } from '../answers/secret.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

type Names =
  | 'getDirectoryServer'
  | 'updateDirectoryServer'
  | 'addDirectorySecret'
  | 'revealDirectorySecret'
  | 'removeDirectorySecret'

type Patch = z.output<typeof endpoints.updateDirectoryServer.body>

/** A last line break ends no empty line more. */
const linesOf = (text: string | undefined): string[] | undefined => (text === '' ? [] : text?.split(/\r?\n/))

/** The settings with the patch in them. Throws Problem `invalid` naming each wrong line of the allow-list. */
function patched(before: DirectoryServerSettings, patch: Patch): DirectoryServerSettings {
  const after: DirectoryServerSettings = {
    ...before,
    enabled: patch.enabled ?? before.enabled,
    allowPlaintext: patch.allowPlaintext ?? before.allowPlaintext,
    allowBarePassword: patch.allowBarePassword ?? before.allowBarePassword,
    views: patch.views ?? before.views,
    rememberPasswords: patch.rememberPasswords ?? before.rememberPasswords,
    allow: linesOf(patch.allowList) ?? before.allow,
    proxyFrom: linesOf(patch.proxyFrom) ?? before.proxyFrom,
    limits: { ...before.limits, ...patch.limits },
    access: patch.access === undefined ? before.access : parseAccess(patch.access),
  }
  if (parseAllowList(after.allow).isEmpty && after.enabled)
    throw invalidField('allowList', 'Nobody may connect: add an address or a range first.')
  return after
}

export function directoryServerRoutes(parts: ApiParts) {
  /**
   * Switching on needs a secret, so a first one is made before, and taken back if the rest is refused; any other is
   * made after, since it may end an older one.
   */
  async function update(as: DirectoryHandle, patch: Patch, version: number): Promise<string | null> {
    requireKeptHere(await as.settings.versionOf('directoryServer'))
    const after = patched(as.settings.get().directoryServer, patch)
    const put = () => as.settings.put('directoryServer', after, { ifVersion: version })
    const make = async () => (patch.newSecret ? as.apps.addSecret(owner, parseSecretChoice(patch.newSecret)) : null)

    if ((await as.apps.listSecrets(owner)).length > 0 || !after.enabled) {
      await put()
      return (await make())?.text.reveal() ?? null
    }
    const first = await make()
    let isPut = false
    try {
      await put()
      isPut = true
    } finally {
      if (!isPut && first !== null) await as.apps.removeSecret(owner, first.id)
    }
    return first?.text.reveal() ?? null
  }

  return {
    getDirectoryServer: ({ as, language }) => tellDirectoryServer(parts, as, language),

    async updateDirectoryServer({ as, body, version, requireScope, language }) {
      if (body.newSecret !== undefined) requireScope('credentials:write')
      const newSecret = await update(as, body, version)
      return { directoryServer: await tellDirectoryServer(parts, as, language), newSecret }
    },

    async addDirectorySecret({ as, body }) {
      const { id, text } = await as.apps.addSecret(owner, parseSecretChoice(body.secret))
      const made = (await as.apps.listSecrets(owner)).find(secret => secret.id === id)
      if (made === undefined) throw new Problem('conflict', 'Newer secrets were made meanwhile, so this one has ended.')
      return { secret: tellSecret(made), value: text.reveal() }
    },

    revealDirectorySecret: async ({ as, params }) => ({
      value: (await as.apps.revealSecret(params.secretId)).reveal(),
    }),

    removeDirectorySecret: ({ as, params }) => as.apps.removeSecret(owner, params.secretId),
  } satisfies Handlers<Names>
}
