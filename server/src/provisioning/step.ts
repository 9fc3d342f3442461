import type { Secret } from '#ground'
import type { GroupPatch, Settings, UserPatch } from '#directory'
import type { Truth, TruthAccess, TruthApp, TruthGroup, TruthUser } from './truth.ts'

export type DirectoryServerChange = Omit<NonNullable<NonNullable<Truth['settings']>['directoryServer']>, 'secret'>

type PlainSetting = 'organisation' | 'policy' | 'signIn'

/** What is changed about an app, in the words of the file: people and groups by name, since some are made on the way. */
export type AppDifference = Omit<TruthApp, 'name' | 'simpleAuth' | 'gateway'> & { managedBy?: string | null }

/**
 * One change a plan makes; one command, or a few about the same thing. Everything is named by its name, since ids are
 * not known before it is made.
 */
export type Step =
  | { kind: 'put-setting'; key: PlainSetting; value: Settings[PlainSetting]; fields: string[] }
  | { kind: 'create-group'; group: TruthGroup }
  | { kind: 'update-group'; name: string; patch: GroupPatch }
  | { kind: 'create-user'; user: TruthUser }
  | { kind: 'restore-user'; username: string }
  | { kind: 'update-user'; username: string; patch: UserPatch }
  | { kind: 'set-password'; username: string; password: Secret }
  | { kind: 'change-members'; group: string; add: string[]; remove: string[] }
  | { kind: 'create-app'; app: TruthApp }
  | { kind: 'update-app'; name: string; difference: AppDifference }
  | { kind: 'add-app-secret'; name: string; door: 'oidc' | 'ldap'; secret: Secret }
  | { kind: 'add-directory-server-secret'; secret: Secret }
  | { kind: 'put-directory-server'; change: DirectoryServerChange; fields: string[] }

export interface Plan {
  /** The name of the file, which its entries are marked with. */
  file: string
  steps: Step[]
  /** What the reader should know and no step says. */
  notes: string[]
}

export type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

const printers: { [Kind in Step['kind']]: (step: StepOf<Kind>) => string } = {
  'put-setting': ({ key, fields }) => `~ setting ${key}: ${fields.join(', ')}`,
  'create-group': ({ group }) => `+ group ${group.name}`,
  'update-group': ({ name, patch }) => `~ group ${name}: ${keysOf(patch)}`,
  'create-user': ({ user }) => `+ user ${user.username}${user.role === undefined ? '' : ` (${user.role})`}`,
  'restore-user': ({ username }) => `^ user ${username}: back from the trash`,
  'update-user': ({ username, patch }) => `~ user ${username}: ${keysOf(patch)}`,
  'set-password': ({ username }) => `~ user ${username}: password`,
  'change-members': ({ group, add, remove }) =>
    `~ group ${group}: ${printMembers(add, '+')}${printMembers(remove, '-')}`.trimEnd(),
  'create-app': ({ app }) => `+ app ${app.name}`,
  'update-app': ({ name, difference }) => `~ app ${name}: ${keysOf(difference)}`,
  'add-app-secret': ({ name, door }) => `~ app ${name}: ${door} secret`,
  'add-directory-server-secret': () => '~ directory server: secret',
  'put-directory-server': ({ fields }) => `~ directory server: ${fields.join(', ')}`,
}

/** One line: `+` made, `~` changed, `^` back from the trash. Never a secret. */
export const printStep = (step: Step): string => (printers[step.kind] as (step: Step) => string)(step)

const namedMax = 8

function printMembers(usernames: string[], sign: '+' | '-'): string {
  const named = usernames.slice(0, namedMax).map(username => `${sign}${username} `)
  const more = usernames.length - named.length
  return named.join('') + (more > 0 ? `${sign}${more} more ` : '')
}

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
