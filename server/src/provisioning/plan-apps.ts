import { Problem, type Secret, type UserId } from '#ground'
import {
  hasSecret,
  newGateway,
  newOidcClient,
  newSimpleAuth,
  parseGateway,
  parseOidcClient,
  parseSimpleAuth,
  secretDoors,
  type App,
  type DirectoryMemory,
  type OidcClient,
  type SecretDoor,
} from '#directory'
import { findAccess, isSameAccess, withoutTrash } from './access-names.ts'
import { differing, isEmpty, markOf, refuseForeignOwner, type Planning } from './plan.ts'
import { refuseUnknownNames } from './plan-settings.ts'
import type { AppDifference } from './step.ts'
import type { TruthApp } from './truth.ts'

/** What is compared as it stands. */
type PlainDifference = Omit<AppDifference, 'access' | 'contact' | SecretDoor | 'gateway'>

export function planApps(planning: Planning): void {
  const { truth, memory, steps, notes } = planning
  for (const [i, app] of (truth.apps ?? []).entries()) {
    const current = memory.apps.findByName(app.name)
    refuseWrong(planning, app, current, i)
    if (current === undefined) {
      const made = withUsableSecrets(planning, app)
      steps.push({ kind: 'create-app', app: made })
      noteMadeSecrets(made, notes)
    } else planApp(planning, app, current, i)
  }
}

function refuseWrong(planning: Planning, app: TruthApp, current: App | undefined, i: number): void {
  const { memory, flaws, knowsUser, pruned } = planning
  const path = ['apps', i]
  if (app.access !== undefined) refuseUnknownNames(planning, app.access, [...path, 'access'])
  if (app.contact != null && !knowsUser(app.contact))
    flaws.push({ path: [...path, 'contact'], message: `There is nobody called “${app.contact}”, here or in the file.` })
  const { oidc, simpleAuth, gateway } = app
  const refuse = (parts: (string | number)[], message: string) => flaws.push({ path: [...path, ...parts], message })
  const refuseTaken = (holder: App | undefined, parts: string[], what: string): void => {
    if (holder !== undefined && holder.id !== current?.id && !pruned.apps.has(holder.id))
      refuse(parts, `The app “${holder.name}” ${what}.`)
  }
  if (oidc) {
    refuseWrongClient(oidc, current?.oidc ?? newOidcClient(app.name), refuse)
    const clientId = oidc.clientId ?? current?.oidc?.clientId ?? app.name
    refuseTaken(memory.apps.findByClientId(clientId), ['oidc', 'clientId'], 'has this client id')
  }
  if (simpleAuth) {
    const before = current?.simpleAuth ?? newSimpleAuth(app.name)
    const client = parsedOr(() => parseSimpleAuth(simpleAuth, before), before, refuse)
    refuseTaken(memory.apps.findBySimpleAuthId(client.clientId), ['simpleAuth', 'clientId'], 'has this client id')
  }
  if (gateway) {
    const before = current?.gateway ?? newGateway(gateway.host)
    const home = memory.settings().publicUrl.value
    const { host } = parsedOr(() => parseGateway(gateway, before, URL.parse(home ?? '')), before, refuse)
    refuseTaken(memory.apps.findByHost(host), ['gateway', 'host'], 'is reached under this name')
  }
}

/** What a parser of the directory makes of it; where it refuses, each field is refused, and it is as before. */
function parsedOr<T, B>(
  parse: () => T,
  before: B,
  refuse: (path: (string | number)[], message: string) => void,
): T | B {
  try {
    return parse()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    for (const { path, message } of error.fields) refuse(partsOf(path), message)
    return before
  }
}

/** `oidc.redirectUris.0` as places in the file. */
const partsOf = (path: string): (string | number)[] =>
  path.split('.').map(part => (/^\d+$/.test(part) ? Number(part) : part))

function refuseWrongClient(
  { clientSecret, ...oidc }: NonNullable<TruthApp['oidc']>,
  before: OidcClient,
  refuse: (path: (string | number)[], message: string) => void,
): void {
  const client = parsedOr(() => parseOidcClient(oidc, before), null, refuse)
  if (client === null || clientSecret === undefined || hasSecret(client)) return
  refuse(
    ['oidc', 'clientSecret'],
    client.authMethod === 'none'
      ? 'A public client keeps no secret; it uses PKCE instead.'
      : 'An app that signs with a key of its own keeps no secret.',
  )
}

/** Somebody in the trash is named by no file, so there they count as nobody. */
const living = ({ people }: DirectoryMemory, id: UserId | null): UserId | null =>
  id === null || people.find(id)?.trashedAt !== null ? null : id

/** Hashes of secrets are worth something under the key and the id they were made with, and nowhere else. */
function withUsableSecrets({ memory, facts, notes }: Planning, app: TruthApp): TruthApp {
  const { kept, ...rest } = app
  if (kept === undefined) return app
  const hashes = secretDoors.flatMap(door => kept[door] ?? [])
  const isUsable = hashes.every(hash => hash.startsWith(`${facts.keyId}:`)) && memory.apps.find(kept.id) === undefined
  if (isUsable) return app
  notes.push(`app ${app.name}: its secrets were kept under another key, and cannot be taken over.`)
  return rest
}

const takesSecret = ({ authMethod = 'client_secret_basic' }: NonNullable<TruthApp['oidc']>): boolean =>
  hasSecret({ authMethod })

/** A secret the file does not give is made, and nobody is told it. */
function noteMadeSecrets({ name, oidc, ldap, simpleAuth, kept }: TruthApp, notes: string[]): void {
  if (kept !== undefined) return
  if (oidc && takesSecret(oidc) && oidc.clientSecret === undefined)
    notes.push(`app ${name}: no clientSecret is given, so make one in the dashboard before you connect it.`)
  if (ldap && ldap.secret === undefined)
    notes.push(`app ${name}: no LDAP secret is given, so make one in the dashboard before you connect it.`)
  if (simpleAuth && simpleAuth.requireSecret !== false && simpleAuth.clientSecret === undefined)
    notes.push(`app ${name}: no Simple Auth secret is given, so make one in the dashboard before you connect it.`)
}

function planApp(planning: Planning, app: TruthApp, current: App, i: number): void {
  const { memory, facts, steps } = planning
  refuseForeignOwner(planning, current, ['apps', i, 'name'])
  const { name, access, contact, oidc, ldap, simpleAuth, gateway, kept: _kept, ...plain } = app
  const difference: AppDifference = differing<PlainDifference>(current, { ...plain, ...markOf(planning) })
  if (access !== undefined) {
    const rule = findAccess(memory, access)
    if (rule === undefined || !isSameAccess(rule, withoutTrash(memory, current.access))) difference.access = access
  }
  if (contact !== undefined) {
    const id = contact === null ? null : memory.people.findByUsername(contact)?.id
    if (id !== living(memory, current.contact)) difference.contact = contact
  }
  if (oidc === null ? current.oidc !== null : oidc !== undefined) {
    const { clientSecret: _secret, ...wanted } = oidc ?? {}
    const change = oidc === null ? null : current.oidc === null ? wanted : differing(current.oidc, wanted)
    if (change === null || current.oidc === null || !isEmpty(change)) difference.oidc = change
  }
  if (ldap === null ? current.ldap !== null : ldap !== undefined) {
    const { secret: _secret, ...wanted } = ldap ?? {}
    const change = ldap === null ? null : current.ldap === null ? wanted : differing(current.ldap, wanted)
    if (change === null || current.ldap === null || !isEmpty(change)) difference.ldap = change
  }
  if (simpleAuth === null ? current.simpleAuth !== null : simpleAuth !== undefined) {
    const { clientSecret: _secret, ...wanted } = simpleAuth ?? {}
    const change =
      simpleAuth === null ? null : current.simpleAuth === null ? wanted : differing(current.simpleAuth, wanted)
    if (change === null || current.simpleAuth === null || !isEmpty(change)) difference.simpleAuth = change
  }
  if (gateway === null) {
    if (current.gateway !== null) difference.gateway = null
  } else if (gateway !== undefined) {
    const change = current.gateway === null ? gateway : differing(current.gateway, gateway)
    if (current.gateway === null || !isEmpty(change)) difference.gateway = { ...change, host: gateway.host }
  }
  if (!isEmpty(difference)) steps.push({ kind: 'update-app', name, difference })

  const planSecret = (door: SecretDoor, secret: Secret | undefined): void => {
    if (secret !== undefined && !facts.appSecrets.has(`${name}:${door}`))
      steps.push({ kind: 'add-app-secret', name, door, secret })
  }
  planSecret('oidc', oidc?.clientSecret?.secret)
  planSecret('ldap', ldap?.secret?.secret)
  planSecret('simpleAuth', simpleAuth?.clientSecret?.secret)
}
