import { after, afterEach, before, beforeEach } from 'node:test'
import type { ExternalSettings } from '#directory'
import type { GroupId } from '#ground'
import { fixedClock, type FixedClock } from '../../world/clock.ts'
import { startCompany, type CompanySlapd } from '../servers/slapd.ts'
import { openDirectoryWorld, type DirectoryWorld } from './directory-world.ts'

export const comesIn = (uid: string): string => `${uid} comes in`

const more = `
dn: uid=José,ou=people,dc=company,dc=com
objectClass: inetOrgPerson
uid: José
cn: José
sn: J
userPassword: josé comes in

dn: uid=a\\2Cou\\3Dadmins,ou=people,dc=company,dc=com
objectClass: inetOrgPerson
uid: a,ou=admins
cn: Comma
sn: C
userPassword: comma comes in

dn: cn=twin1,ou=people,dc=company,dc=com
objectClass: inetOrgPerson
cn: twin1
uid: twin
sn: T
userPassword: twin comes in

dn: cn=twin2,ou=people,dc=company,dc=com
objectClass: inetOrgPerson
cn: twin2
uid: twin
sn: T
userPassword: twin comes in

dn: uid=locked,ou=people,dc=company,dc=com
objectClass: inetOrgPerson
uid: locked
cn: Locked
sn: L
userPassword: locked comes in

dn: uid=olivia,ou=people,dc=company,dc=com
objectClass: inetOrgPerson
uid: olivia
cn: Another Olivia
sn: O
userPassword: olivia comes in

dn: uid=mailed,ou=people,dc=company,dc=com
objectClass: inetOrgPerson
uid: mailed
cn: Mailed
sn: M
mail: olivia@example.com
userPassword: mailed comes in
`

/** What the tests of a suite stand on: one slapd for all of them, and a world anew for each. */
export interface SlapdBehind {
  readonly slapd: CompanySlapd
  readonly clock: FixedClock
  readonly there: DirectoryWorld
  /** As the directory has them now. */
  readonly settings: ExternalSettings
  change(changes: Partial<ExternalSettings>): Promise<void>
  isIn(name: string, password?: string): Promise<boolean>
  addGroup(name: string): Promise<GroupId>
}

/** Called in a suite: starts and ends it all around its tests. */
export function useSlapd(): SlapdBehind {
  let slapd: CompanySlapd
  let clock: FixedClock
  let there: DirectoryWorld
  let settings: ExternalSettings

  // Without a policy its password policy does nothing but know the attributes.
  before(async () => void (slapd = await startCompany({ ldif: more, database: ['overlay ppolicy'] })))
  after(() => slapd?.dispose())

  beforeEach(async () => {
    clock = fixedClock()
    settings = slapd.settings({ autoCreate: true })
    there = await openDirectoryWorld({ clock, settings, bindPassword: slapd.managerPassword })
  })
  afterEach(() => there?.dispose())

  return {
    get slapd() {
      return slapd
    },
    get clock() {
      return clock
    },
    get there() {
      return there
    },
    get settings() {
      return settings
    },
    async change(changes) {
      settings = { ...settings, ...changes }
      await there.set(settings)
    },
    isIn: async (name, password = comesIn(name)) => (await there.signIn(name, password)).kind === 'signed-in',
    addGroup: async name => (await there.world.asOperator.groups.create({ name })).id,
  }
}
