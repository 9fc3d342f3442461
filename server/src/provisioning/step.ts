import type { Secret } from '#ground'
import type { AttributePatch, GroupPatch, SecretDoor, SettingKey, Settings, UserChange } from '#directory'
import type { NamedSettings } from './external-names.ts'
import { printEnding } from './form/parts.ts'
import type {
  Truth,
  TruthAccess,
  TruthApp,
  TruthAttribute,
  TruthGroup,
  TruthMembership,
  TruthService,
  TruthUser,
} from './truth.ts'

export type DirectoryServerChange = Omit<NonNullable<NonNullable<Truth['settings']>['directoryServer']>, 'secret'>

/** What is changed about an app, in the words of the file: people and groups by name, since some are made on the way. */
export type AppDifference = Omit<TruthApp, 'name'> & { managedBy?: string | null }

/** The same of a service account. */
export type ServiceDifference = Omit<TruthService, 'name'> & { managedBy?: string | null }

/** What is changed about a directory people come from. */
export interface ExternalDifference {
  title?: string
  /** All the file says of them. */
  settings?: NamedSettings
  bindPassword?: Secret
  clientKey?: Secret
  managedBy?: string
  /** What is another than before, as it is printed. */
  fields: string[]
}

/**
 * One change a plan makes; one command, or a few about the same thing. Everything is named by its name, since ids are
 * not known before it is made.
 */
export type Step =
  | { kind: 'put-setting'; key: SettingKey; value: Settings[SettingKey]; fields: string[] }
  | { kind: 'release-setting'; key: SettingKey }
  | { kind: 'declare-attribute'; attribute: TruthAttribute }
  | { kind: 'update-attribute'; name: string; patch: AttributePatch }
  | { kind: 'delete-attribute'; name: string }
  | { kind: 'create-group'; group: TruthGroup }
  | { kind: 'update-group'; name: string; patch: GroupPatch }
  | { kind: 'delete-group'; name: string }
  | { kind: 'create-user'; user: TruthUser }
  | { kind: 'restore-user'; username: string; withoutEmail: boolean }
  | { kind: 'update-user'; username: string; patch: UserChange }
  | { kind: 'set-disabled'; username: string; disabled: boolean }
  | { kind: 'set-password'; username: string; password: Secret }
  | { kind: 'trash-user'; username: string }
  | { kind: 'change-members'; group: string; add: TruthMembership[]; remove: string[] }
  | { kind: 'change-inside'; group: string; add: TruthMembership[]; remove: string[] }
  | { kind: 'change-managers'; group: string; add: string[]; remove: string[] }
  | { kind: 'create-app'; app: TruthApp }
  | { kind: 'update-app'; name: string; difference: AppDifference }
  | { kind: 'delete-app'; name: string }
  | { kind: 'add-app-secret'; name: string; door: SecretDoor; secret: Secret }
  | { kind: 'create-service'; service: TruthService }
  | { kind: 'update-service'; name: string; difference: ServiceDifference }
  | { kind: 'delete-service'; name: string }
  | {
      kind: 'create-external'
      name: string
      title?: string
      settings: NamedSettings
      secrets: { bindPassword?: Secret; clientKey?: Secret }
      /** Whether its people may sign in without the file saying so. */
      listed: boolean
    }
  | { kind: 'update-external'; name: string; difference: ExternalDifference }
  | { kind: 'turn-external'; name: string; enabled: boolean }
  | { kind: 'delete-external'; name: string }
  | { kind: 'add-directory-server-secret'; secret: Secret }
  | { kind: 'put-policy-groups'; groups: string[] }
  | { kind: 'put-directory-server'; change: DirectoryServerChange; fields: string[] }

export interface Plan {
  /** The name of the file, which its entries are marked with; null when it owns none. */
  owner: string | null
  steps: Step[]
  /** What the reader should know and no step says. */
  notes: string[]
  /** Why somebody must say yes to this first; empty for most plans. */
  doubts: string[]
}

export type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

const printers: { [Kind in Step['kind']]: (step: StepOf<Kind>) => string } = {
  'put-setting': ({ key, fields }) => `~ setting ${key}: ${fields.join(', ')}`,
  'release-setting': ({ key }) => `~ setting ${key}: no longer the file’s, left as it is`,
  'declare-attribute': ({ attribute }) => `+ attribute ${attribute.name}`,
  'update-attribute': ({ name, patch }) => `~ attribute ${name}: ${keysOf(patch)}`,
  'delete-attribute': ({ name }) => `- attribute ${name}: deleted, with everybody’s values`,
  'create-group': ({ group }) => `+ group ${group.name}`,
  'update-group': ({ name, patch }) => `~ group ${name}: ${keysOf(patch)}`,
  'delete-group': ({ name }) => `- group ${name}: deleted`,
  'create-user': ({ user }) => `+ user ${user.username}${user.role === undefined ? '' : ` (${user.role})`}`,
  'restore-user': ({ username }) => `^ user ${username}: back from the trash`,
  'update-user': ({ username, patch }) => `~ user ${username}: ${keysOf(patch)}`,
  'set-disabled': ({ username, disabled }) => `~ user ${username}: ${disabled ? 'disabled' : 'enabled'}`,
  'set-password': ({ username }) => `~ user ${username}: password`,
  'trash-user': ({ username }) => `- user ${username}: to the trash`,
  'change-members': ({ group, add, remove }) => `~ group ${group}: ${printMembers(add, remove)}`,
  'change-inside': ({ group, add, remove }) => `~ group ${group}: groups inside ${printMembers(add, remove)}`,
  'change-managers': ({ group, add, remove }) =>
    `~ group ${group}: managers ${printMembers(
      add.map(name => ({ name, until: null })),
      remove,
    )}`,
  'create-app': ({ app }) => `+ app ${app.name}`,
  'update-app': ({ name, difference }) => `~ app ${name}: ${keysOf(difference)}`,
  'delete-app': ({ name }) => `- app ${name}: deleted`,
  'add-app-secret': ({ name, door }) => `~ app ${name}: ${door} secret`,
  'create-service': ({ service }) =>
    `+ service account ${service.name}${service.role === undefined ? '' : ` (${service.role})`}`,
  'update-service': ({ name, difference }) => `~ service account ${name}: ${keysOf(difference)}`,
  'delete-service': ({ name }) => `- service account ${name}: deleted, with its tokens`,
  'create-external': ({ name }) => `+ external directory ${name}`,
  'update-external': ({ name, difference }) => `~ external directory ${name}: ${difference.fields.join(', ')}`,
  'turn-external': ({ name, enabled }) => `~ external directory ${name}: turned ${enabled ? 'on' : 'off'}`,
  'delete-external': ({ name }) => `- external directory ${name}: deleted, its people become local`,
  'add-directory-server-secret': () => '~ directory server: secret',
  'put-policy-groups': ({ groups }) =>
    `~ setting policy: second factor demanded in ${groups.length === 0 ? 'no group' : groups.join(', ')}`,
  'put-directory-server': ({ fields }) => `~ directory server: ${fields.join(', ')}`,
}

/** One line: `+` made, `~` changed, `^` back from the trash, `-` removed. Never a secret. */
export const printStep = (step: Step): string => (printers[step.kind] as (step: Step) => string)(step)

const namedMax = 8

function printMembers(add: TruthMembership[], remove: string[]): string {
  const added = add.map(({ name, until }) => (until === null ? `+${name}` : `+${name} until ${printEnding(until)}`))
  return [
    ...firstOf(added, '+'),
    ...firstOf(
      remove.map(name => `-${name}`),
      '-',
    ),
  ].join(' ')
}

const firstOf = (names: string[], sign: '+' | '-'): string[] => [
  ...names.slice(0, namedMax),
  ...(names.length > namedMax ? [`${sign}${names.length - namedMax} more`] : []),
]

const keysOf = (patch: object): string =>
  Object.entries(patch)
    .flatMap(([key, value]) => (value === undefined ? [] : [key === 'managedBy' ? 'owned by the file' : key]))
    .join(', ')

/** The names an access rule holds. */
export const namesIn = ({
  groups = [],
  users = [],
  singleUser,
}: TruthAccess): { groups: string[]; users: string[] } => ({
  groups,
  users: singleUser === undefined ? users : [...users, singleUser],
})
