import { limits } from '#ground'
import { clientAuthMethods } from '../oidc-client.ts'
import { secretDoors, type AccessRule } from '../app.ts'
import type { VerifyParts } from '../verify.ts'
import { isRecord, isTextList, parsesAs } from './shape.ts'

export async function verifyApps({ db, checks }: VerifyParts): Promise<void> {
  const groups = new Set((await db.selectFrom('group').select('id').execute()).map(({ id }) => id))
  const isPerson = async (id: string): Promise<boolean> =>
    (await db.selectFrom('user').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  const apps = await db.selectFrom('app').selectAll().execute()
  const directoryServer = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', 'directoryServer')
    .executeTakeFirst()

  for (const check of ['apps', 'access-rules', 'secrets', 'api-tokens']) checks.begin(check)
  const expectRule = async (whose: string, json: string): Promise<void> => {
    const rule = parsesAs(json, isRule) ? (JSON.parse(json) as AccessRule) : undefined
    checks.expect('access-rules', rule !== undefined, () => `${whose} has a rule that cannot be understood.`)
    if (rule === undefined) return
    for (const group of rule.kind === 'chosen' ? rule.groups : [])
      checks.expect('access-rules', groups.has(group), () => `${whose} names the group ${group}, which is not there.`)
    const people = rule.kind === 'chosen' ? rule.users : rule.kind === 'single-user' ? [rule.user] : []
    for (const user of people) {
      const isThere = await isPerson(user)
      checks.expect('access-rules', isThere, () => `${whose} names the person ${user}, who is not there.`)
    }
  }

  for (const row of apps) {
    const { id, access, contact, clientId, oidc, ldap, simpleAuth, simpleAuthId, gateway, gatewayHost, networks } = row
    await expectRule(`App ${id}`, access)
    const isWhole =
      parsesAs(oidc, value => isClient(value) && value['clientId'] === clientId) &&
      parsesAs(ldap, isRecord) &&
      parsesAs(simpleAuth, value => isRecord(value) && value['clientId'] === simpleAuthId) &&
      (simpleAuth !== null || simpleAuthId === null) &&
      parsesAs(gateway, value => isGateway(value) && value['host'] === gatewayHost) &&
      (gateway !== null || gatewayHost === null) &&
      parsesAs(networks, isTextList) &&
      (oidc !== null || clientId === null) &&
      (contact === null || (await isPerson(contact)))
    checks.expect('apps', isWhole, () => `App ${id} has a contact, a network or a door that cannot be.`)
  }
  if (directoryServer !== undefined && parsesAs(directoryServer.value, value => isRecord(value) && 'access' in value))
    await expectRule(
      'The directory server',
      JSON.stringify((JSON.parse(directoryServer.value) as { access: unknown }).access),
    )

  const services = new Set((await db.selectFrom('serviceAccount').select('id').execute()).map(({ id }) => id))
  const doors = new Map(apps.map(app => [app.id, app]))
  const secrets = await db
    .selectFrom('secret')
    .select(['kind', 'ownerId', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy(['kind', 'ownerId'])
    .execute()
  for (const { kind, ownerId, count } of secrets) {
    const owner = doors.get(ownerId)
    const hasOwner =
      kind === 'directory-server'
        ? ownerId === 'directory-server'
        : kind === 'service'
          ? services.has(ownerId)
          : secretDoors.some(door => door === kind && owner !== undefined && owner[door] !== null)
    checks.expect(
      'secrets',
      hasOwner && count <= limits.app.secretsMax,
      () =>
        `${ownerId} has ${count} secrets of kind ${kind}; it may have ${hasOwner ? limits.app.secretsMax : 'none'}.`,
    )
  }

  for await (const { id, scopes } of db.selectFrom('apiToken').selectAll().stream(500))
    checks.expect('api-tokens', parsesAs(scopes, isTextList), () => `API token ${id} has no list of scopes.`)
}

function isRule(rule: unknown): boolean {
  if (!isRecord(rule)) return false
  if (rule['kind'] === 'single-user') return typeof rule['user'] === 'string'
  if (rule['kind'] === 'chosen') return isTextList(rule['groups']) && isTextList(rule['users'])
  return rule['kind'] === 'nobody' || rule['kind'] === 'everyone'
}

const isGateway = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && Array.isArray(value['paths']) && (value['upstream'] == null || isOrigin(value['upstream']))

const isOrigin = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:/.test(value) && URL.parse(value)?.origin === value

const isClient = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) &&
  typeof value['clientId'] === 'string' &&
  isTextList(value['redirectUris']) &&
  isTextList(value['postLogoutRedirectUris']) &&
  clientAuthMethods.some(method => method === value['authMethod'])
