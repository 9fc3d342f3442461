import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import { isAddressRange } from './address-range.ts'
import { parseMailbox } from './email-address.ts'
import type { LogOptions } from './log.ts'
import { OperatorProblem, Problem } from './problem.ts'
import { checkPublicUrl } from './public-url.ts'
import { Secret } from './secret.ts'
import { checkShape, explainUnknown, printPath, type Flaw } from './shape.ts'
import { parseYamlFile, placeFlaw, type YamlFile } from './yaml-file.ts'

/** What the process is told before it starts. Everything an admin changes while it runs is a setting instead. */
export interface Config {
  /** Absolute, like every path here. */
  dataFolder: string
  keysFolder: string
  /** The file that was read. */
  file: string | null
  /** `lockedBy`: the file or variable that sets it. `null`: the setting decides. */
  publicUrl: { value: string; lockedBy: string } | null
  /** A port of 0 is off. */
  listen: { address: string; web: number; ldap: number; ldaps: number }
  tls: { cert: string; key: string } | null
  /** Addresses and ranges whose forwarded headers count. */
  trustedProxies: string[]
  storage: Storage
  mail: { smtp: Secret; from: string } | null
  log: LogOptions
  metrics: { port: number; token: Secret | null }
}

/** Where everything is kept: a file of this machine, or a database that several nodes share. */
export type Storage = { sqlite: string } | { postgres: Secret }

export interface ConfigInput {
  flags: { data?: string | undefined; config?: string | undefined; port?: string | undefined }
  env: Record<string, string | undefined>
  /** What `--data` and `--config` are relative to; every other path is relative to the data folder. */
  cwd: string
  /** In a container the web is offered on all addresses, since its network is its own. Found out unless given. */
  inContainer?: boolean
}

const port = z.int('Expected a port: a whole number from 0 (off) to 65535.').min(0).max(65_535)
const path = z.string().min(1, 'Expected a path.')
const secret = z.string().transform(text => new Secret(text))
const later = (what: string) => z.undefined(`${what} comes in a later version; leave it out.`).optional()
const publicUrl = z.string().transform((text, context) => {
  const checked = checkPublicUrl(text)
  if ('origin' in checked) return checked.origin
  context.addIssue({ code: 'custom', message: checked.wrong })
  return z.NEVER
})
const range = z.string().trim().refine(isAddressRange, 'Expected an address or a range such as 10.0.0.0/8.')
const smtp = z
  .string()
  .refine(
    text => /^smtps?:$/.test(URL.parse(text)?.protocol ?? ''),
    'Expected smtp:// or smtps:// with a host, such as smtp://user:password@host:587.',
  )
  .pipe(secret)

const postgres = z
  .string()
  .regex(/^postgres(?:ql)?:\/\/\S+$/, 'Expected postgres://user:password@host:5432/database.')
  .pipe(secret)

/** The form of `doorward.yaml`. */
export const configFile = z.object({
  publicUrl: publicUrl.optional(),
  keys: path.default('keys'),
  listen: z
    .object({
      address: z.string().min(1).optional(),
      web: port.default(8080),
      ldap: port.default(3890),
      ldaps: port.default(6360),
    })
    .prefault({})
    .refine(({ web, ldap, ldaps }) => {
      const open = [web, ldap, ldaps].filter(number => number !== 0)
      return new Set(open).size === open.length
    }, 'Each port can be used once.'),
  tls: z.object({ cert: path, key: path, acme: later('ACME') }).optional(),
  trustedProxies: z.array(range).default([]),
  storage: z
    .object({ sqlite: path.optional(), postgres: postgres.optional() })
    .prefault({})
    .refine(
      ({ sqlite, postgres }) => sqlite === undefined || postgres === undefined,
      'Set sqlite or postgres, not both.',
    ),
  mail: z
    .object({
      smtp,
      from: z
        .string()
        .refine(text => parseMailbox(text) !== undefined, 'Expected an address, such as Doorward <id@example.com>.'),
    })
    .optional(),
  log: z
    .object({
      level: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
      format: z.enum(['json', 'text']).default('json'),
    })
    .prefault({}),
  metrics: z.object({ port: port.default(0), token: secret.optional() }).prefault({}),
})

type Kind = 'text' | 'number' | 'list' | 'secret'

/** Every key, as an environment variable gives it. A secret's may also name a file: `DOORWARD_MAIL_SMTP_FILE`. */
export const kinds: Record<string, Kind> = {
  publicUrl: 'text',
  keys: 'text',
  'listen.address': 'text',
  'listen.web': 'number',
  'listen.ldap': 'number',
  'listen.ldaps': 'number',
  'tls.cert': 'text',
  'tls.key': 'text',
  'tls.acme': 'text',
  trustedProxies: 'list',
  'storage.sqlite': 'text',
  'storage.postgres': 'secret',
  'mail.smtp': 'secret',
  'mail.from': 'text',
  'log.level': 'text',
  'log.format': 'text',
  'metrics.port': 'number',
  'metrics.token': 'secret',
}

/** `listen.web` → `DOORWARD_LISTEN_WEB` */
const variableOf = (key: string): string =>
  `DOORWARD_${key
    .replace(/[A-Z]/g, letter => `_${letter}`)
    .replaceAll('.', '_')
    .toUpperCase()}`

interface Override {
  key: string
  /** The variable or flag, for errors. */
  from: string
  value: unknown
}

const asGiven: Record<Kind, (text: string) => unknown> = {
  text: text => text,
  // What is no number stays text, and the schema says what is expected.
  number: text => (/^-?\d+$/.test(text.trim()) ? Number(text) : text),
  list: text => text.split(/[\s,]+/).filter(entry => entry !== ''),
  secret: text => text,
}

/**
 * Reads the configuration: `doorward.yaml` in the data folder or `--config FILE`, then the environment, then flags.
 * Throws Problem `invalid` naming file and line, or variable, and what is allowed there.
 */
export async function readConfig(input: ConfigInput): Promise<Config> {
  const { flags, env, cwd } = input
  const dataFolder = resolve(cwd, given(flags.data) ?? given(env['DOORWARD_DATA']) ?? 'data')
  const file = await readFile(given(flags.config) ?? given(env['DOORWARD_CONFIG']), dataFolder, cwd)
  const overrides = [...readEnvironment(env, dataFolder), ...readFlags(flags)]
  const checked = checkShape(configFile, withOverrides(file?.value, overrides))
  if ('flaws' in checked) throw refuse(checked.flaws, file, overrides)

  const { publicUrl, keys, listen, tls, storage, mail, metrics, ...same } = checked.value
  const inside = (text: string): string => resolve(dataFolder, text)
  return {
    ...same,
    dataFolder,
    keysFolder: inside(keys),
    file: file?.path ?? null,
    publicUrl:
      publicUrl === undefined
        ? null
        : { value: publicUrl, lockedBy: overrideAt(overrides, ['publicUrl'])?.from ?? basename(file?.path ?? '') },
    listen: { ...listen, address: listen.address ?? defaultAddress(input) },
    tls: tls === undefined ? null : { cert: inside(tls.cert), key: inside(tls.key) },
    storage:
      storage.postgres === undefined
        ? { sqlite: inside(storage.sqlite ?? 'doorward.db') }
        : { postgres: storage.postgres },
    mail: mail ?? null,
    metrics: { port: metrics.port, token: metrics.token ?? null },
  }
}

/** An empty variable, as compose files leave behind, is none. */
const given = (text: string | undefined): string | undefined => (text?.trim() ? text : undefined)

interface ConfigFile extends YamlFile {
  path: string
}

async function readFile(named: string | undefined, dataFolder: string, cwd: string): Promise<ConfigFile | undefined> {
  const path = named === undefined ? join(dataFolder, 'doorward.yaml') : resolve(cwd, named)
  if (named === undefined && !existsSync(path)) return undefined
  return { ...(await parseYamlFile(path, readText(path, 'The configuration'))), path }
}

function readText(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new OperatorProblem('invalid', `${what} ${path} cannot be read: ${(cause as Error).message}.`, { cause })
  }
}

function* readEnvironment(env: ConfigInput['env'], dataFolder: string): Generator<Override> {
  for (const [key, kind] of Object.entries(kinds)) {
    const name = variableOf(key)
    const plain = given(env[name])
    const file = kind === 'secret' ? given(env[`${name}_FILE`]) : undefined
    if (plain !== undefined && file !== undefined)
      throw new OperatorProblem('invalid', `${name} and ${name}_FILE are both set; set one of them.`)
    if (plain !== undefined) yield { key, from: name, value: asGiven[kind](plain) }
    if (file !== undefined)
      yield { key, from: `${name}_FILE`, value: readText(resolve(dataFolder, file), `${name}_FILE:`).trimEnd() }
  }
  refuseUnknownVariables(env)
}

/** Kubernetes and Docker links set these for a service that is called doorward; they are not meant for us. */
const setByOthers = /^DOORWARD_(?:SERVICE_(?:HOST|PORT(?:_\w+)?)|PORT(?:_\d+_\w+)?|NAME|ENV_\w+)$/

function refuseUnknownVariables(env: ConfigInput['env']): void {
  const known = Object.entries(kinds).flatMap(([key, kind]) =>
    kind === 'secret' ? [variableOf(key), `${variableOf(key)}_FILE`] : [variableOf(key)],
  )
  known.push('DOORWARD_DATA', 'DOORWARD_CONFIG')
  const unknown = Object.keys(env).filter(
    name => name.startsWith('DOORWARD_') && !known.includes(name) && !setByOthers.test(name),
  )
  if (unknown.length === 0) return
  throw new OperatorProblem('invalid', unknown.map(name => `environment: ${explainUnknown(name, known)}`).join('\n'))
}

function* readFlags({ port }: ConfigInput['flags']): Generator<Override> {
  if (port !== undefined) yield { key: 'listen.web', from: '--port', value: asGiven.number(port) }
}

/** The file's value with what variables and flags say instead. A key that says nothing (null) counts as absent. */
function withOverrides(value: unknown, overrides: Override[]): unknown {
  const merged = withoutNulls(value ?? {})
  if (typeof merged !== 'object' || merged === null || Array.isArray(merged)) return merged
  for (const { key, value: over } of overrides) {
    const [first = '', second] = key.split('.')
    const root = merged as Record<string, unknown>
    if (second === undefined) root[first] = over
    else root[first] = { ...(root[first] as object | undefined), [second]: over }
  }
  return merged
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item)]),
  )
}

const overrideAt = (overrides: Override[], path: Flaw['path']): Override | undefined =>
  overrides.findLast(({ key }) => printPath(path) === key || printPath(path).startsWith(`${key}.`))

function refuse(flaws: Flaw[], file: YamlFile | undefined, overrides: Override[]): Problem {
  const lines = flaws.map(flaw => {
    const from = overrideAt(overrides, flaw.path)?.from
    if (from !== undefined) return `${from}: ${flaw.message}`
    return file === undefined ? `${printPath(flaw.path)}: ${flaw.message}` : placeFlaw(file, flaw)
  })
  return new OperatorProblem('invalid', lines.join('\n'), {
    fields: flaws.map(({ path, message }) => ({ path: printPath(path), message })),
  })
}

const defaultAddress = ({ env, inContainer }: ConfigInput): string =>
  (inContainer ??
  (env['container'] !== undefined ||
    env['KUBERNETES_SERVICE_HOST'] !== undefined ||
    existsSync('/.dockerenv') ||
    existsSync('/run/.containerenv')))
    ? '0.0.0.0'
    : '127.0.0.1'
