import type { App, User } from '#directory'
import type { OpenedApp } from '#signin'
import { cli, operator, password } from '../world/open-test-world.ts'
import { enrolTotp, type Authenticator } from '../signin/enrol.ts'
import { base, openLdapWorld, type LdapWorld } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'

/** Anna has an authenticator app, Bob has none; the wiki and the mail are opened by LDAP. Two trees are served. */
export interface BindWorld extends LdapWorld {
  anna: User
  bob: User
  phone: Authenticator
  wiki: App
  mail: App
  /** Binds on a connection of its own, and answers the code. */
  bindOnce(dn: string, secret: string, from?: string): Promise<number | 'closed'>
  makeAppPassword(user: User, app: OpenedApp, expiresAt?: number | null): Promise<{ id: string; text: string }>
}

export const otherBase = 'dc=other'
export const dnOf = (name: string, above = base): string => `uid=${name},ou=users,${above}`
export const inApp = (name: string, app: string): string => dnOf(name, `cn=${app},ou=apps,${base}`)
/** With the code in the leading RDN. */
export const withCode = (dn: string, code: string, type = 'totptoken'): string => dn.replace(',', `+${type}=${code},`)
export { password }

export async function openBindWorld(): Promise<BindWorld> {
  const view = { profile: 'standard', writable: false, usersSeeAll: false } as const
  const world = await openLdapWorld({
    settings: {
      allow: ['127.0.0.0/8'],
      views: [
        { ...view, base },
        { ...view, base: otherBase },
      ],
    },
  })
  const anna = await world.add('anna')
  const bob = await world.add('bob')
  const phone = await enrolTotp(world, world.clock, anna)
  const addApp = async (title: string): Promise<App> =>
    (await world.asOperator.apps.create({ title, access: { kind: 'everyone' }, ldap: {} })).app
  return {
    ...world,
    anna,
    bob,
    phone,
    wiki: await addApp('Wiki'),
    mail: await addApp('Mail'),
    async bindOnce(dn, secret, from) {
      const client = await RawClient.open(world.ldapPort, '127.0.0.1', from)
      try {
        return await client.bind(dn, secret)
      } finally {
        client.close()
      }
    },
    async makeAppPassword({ id: userId }, app, expiresAt = null) {
      const input = { userId, app, name: 'Phone', expiresAt }
      const { password: made, text } = await world.signIn.appPasswords.make(input, operator, cli)
      return { id: made.id, text: text.reveal() }
    },
  }
}
