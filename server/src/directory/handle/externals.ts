import { createPrivateKey, X509Certificate } from 'node:crypto'
import { invalidField, limits, newUuid, Problem, say, Secret, toSaying } from '#ground'
import type { SealedSecrets } from '../commands/external-commands.ts'
import type { ExternalDirectory, ExternalId } from '../external-directory.ts'
import { sealExternalSecrets, type ExternalSecrets } from '../external-secrets.ts'
import { mergeExternalSettings, usualExternalSettings, type ExternalSettingsPatch } from '../external-settings.ts'
import { parseExternalName, parseLine } from '../names.ts'
import { settleExternal } from '../settle-external.ts'
import { requireRole } from '../who-may.ts'
import { askerOf, newDeed, type Handle } from './context.ts'

export interface ExternalInput extends Partial<ExternalSecrets> {
  name: string
  /** The name unless given. */
  title?: string | undefined
  /** Over what is usual. */
  settings: ExternalSettingsPatch
  /** Whether its name is put into the list of allowed sources. */
  listed?: boolean
  managedBy?: string | null
}

/** Absent is untouched; a secret of null is taken away. */
export interface ExternalEdit extends Partial<ExternalSecrets> {
  title?: string | undefined
  settings?: ExternalSettingsPatch | undefined
  managedBy?: string | null
}

function parseTitle(text: string): string {
  const title = parseLine('title', text, limits.external.titleLengthMax)
  if (title === '') throw invalidField('title', 'Give the directory a name people know it by.')
  return title
}

/** Directories people come from, for admins and owners. */
export const externalsOf = (handle: Handle) => {
  /** Throws Problem `invalid` for what cannot be a password or a key. Empty ones are never sent: they would bind as nobody. */
  function prepareSecrets(id: ExternalId, given: Partial<ExternalSecrets>, certificate: string | null): SealedSecrets {
    const checked: Partial<ExternalSecrets> = {}
    const { bindPassword, clientKey } = given
    if (bindPassword !== undefined) checked.bindPassword = bindPassword && checkPassword(bindPassword)
    if (clientKey !== undefined) checked.clientKey = clientKey && checkKey(clientKey, certificate)
    return sealExternalSecrets(handle.sealer, id, checked)
  }

  async function turn(id: ExternalId, enabled: boolean): Promise<ExternalDirectory> {
    const turned = await handle.run('setExternalEnabled', { ...newDeed(handle), id, enabled })
    await settleExternal(handle.run, () => newDeed(handle), id)
    return turned
  }

  return {
    /** Off, until it is turned on. */
    async create(input: ExternalInput): Promise<ExternalDirectory> {
      const name = parseExternalName(input.name)
      const policy = input.settings.policy ?? usualExternalSettings.policy
      const settings = mergeExternalSettings(
        { ...usualExternalSettings, requireGroup: policy === 'authenticate' },
        input.settings,
      )
      const id = newUuid(handle.clock) as ExternalId
      const at = handle.clock.now()
      const external: ExternalDirectory = {
        id,
        name,
        title: parseTitle(input.title ?? name),
        enabled: false,
        settings,
        hasBindPassword: false,
        hasClientKey: false,
        createdAt: at,
        updatedAt: at,
        version: 0,
        managedBy: input.managedBy ?? null,
      }
      const secrets = prepareSecrets(id, input, settings.tls.clientCertificate)
      return handle.run('createExternal', { ...newDeed(handle), external, secrets, listed: input.listed ?? true })
    },

    /** Throws Problem `invalid` on `bindPassword` when it is reached otherwise than before and that does not come along. */
    async update(id: ExternalId, edit: ExternalEdit, ifVersion?: number): Promise<ExternalDirectory> {
      const { settings } = this.get(id)
      const certificate = edit.settings?.tls?.clientCertificate
      const secrets = prepareSecrets(id, edit, certificate === undefined ? settings.tls.clientCertificate : certificate)
      return handle.run('updateExternal', {
        ...newDeed(handle),
        id,
        secrets,
        change: {
          ...(edit.title === undefined ? {} : { title: parseTitle(edit.title) }),
          ...(edit.settings === undefined ? {} : { settings: edit.settings }),
          ...(edit.managedBy === undefined ? {} : { managedBy: edit.managedBy }),
        },
        ...(ifVersion === undefined ? {} : { ifVersion }),
      })
    },

    /** Everybody who is linked there comes from there again. Resolves when that is written down. */
    turnOn: (id: ExternalId): Promise<ExternalDirectory> => turn(id, true),
    /** Its people and groups are kept here from now on; the links wait for its return. */
    turnOff: (id: ExternalId): Promise<ExternalDirectory> => turn(id, false),
    /** Only when it is off. Its people stay, as local ones; who was who there is forgotten. */
    delete: (id: ExternalId): Promise<void> => handle.run('deleteExternal', { ...newDeed(handle), id }),

    /** Throws Problem `missing`. */
    get(id: ExternalId): ExternalDirectory {
      requireRole(askerOf(handle), 'admin')
      const external = handle.memory.externals.find(id)
      if (external === undefined) throw new Problem('missing', 'There is no such directory; it may have been deleted.')
      return external
    },

    /** By its name. Throws Problem `missing`. */
    getByName(name: string): ExternalDirectory {
      requireRole(askerOf(handle), 'admin')
      const external = handle.memory.externals.findByName(name)
      if (external !== undefined) return external
      const names = handle.memory.externals.all().map(other => other.name)
      throw new Problem(
        'missing',
        say('There is no directory “{name}”. There are: {names}.', {
          name,
          names: names.join(', ') || toSaying('none'),
        }),
      )
    },

    /** All of them, in the order they were made. */
    list(): readonly ExternalDirectory[] {
      requireRole(askerOf(handle), 'admin')
      return handle.memory.externals.all()
    },
  }
}

function checkPassword(secret: Secret): Secret {
  const { length } = secret.reveal()
  if (length === 0 || length > limits.external.passwordLengthMax || /\0/.test(secret.reveal()))
    throw invalidField(
      'bindPassword',
      say('A password has 1 to {max} characters.', { max: limits.external.passwordLengthMax }),
    )
  return secret
}

function checkKey(secret: Secret, certificate: string | null): Secret {
  const pem = secret.reveal().trim()
  const problem = invalidField('clientKey', 'Paste a private key in PEM form, without a passphrase.')
  if (pem.length > limits.external.pemLengthMax) throw problem
  let fits = true
  try {
    const key = createPrivateKey(pem)
    fits = certificate === null || new X509Certificate(certificate).checkPrivateKey(key)
  } catch {
    throw problem
  }
  if (!fits) throw invalidField('clientKey', 'This key does not belong to the client certificate.')
  return new Secret(`${pem}\n`)
}
