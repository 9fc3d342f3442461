import { join } from 'node:path'
import { limits, type Config } from '#ground'
import type { DirectoryQueryWork, LdapListening } from '#api'
import { findGone } from '#directory'
import { createDirectoryServer, openCertificate, type DirectoryServer, type LdapNoticed } from '#ldapd'
import { createMayOpen } from './may-open.ts'
import { version } from './version.ts'
import type { World } from './world.ts'

/** The directory server with its certificate, and how it stands in the API's words. */
export interface LdapDoor {
  server: DirectoryServer
  listening(): LdapListening
  queries: DirectoryQueryWork
  close(): Promise<void>
}

/** Gives the LDAP door what it asks of sign-in and access. */
export async function openLdapDoor(
  world: World,
  config: Config,
  publicUrl: () => URL,
  noticed: LdapNoticed,
): Promise<LdapDoor> {
  const { memory, directory, signIn, events, clock, log } = world
  const host = publicUrl().hostname
  const certificate = await openCertificate({
    files: config.tls ?? undefined,
    folder: join(world.dataFolder, 'tls'),
    names: [host],
    clock,
    log,
  })

  const server = createDirectoryServer({
    memory,
    clock,
    log,
    listen: { address: config.listen.address, ldap: config.listen.ldap, ldaps: config.listen.ldaps },
    secureContext: () => certificate.secureContext(),
    bindPerson: question => signIn.bind({ door: 'ldap', ...question }),
    findSecret: (owner, offered) => directory.findSecret(owner, offered),
    mayOpen: createMayOpen(memory, clock),
    recordEvent: event => events.add(event),
    version,
    as: (actor, origin) => directory.as(actor, origin),
    mustChangePassword: user => signIn.mustChangePassword(user),
    checkPassword: (user, password, address) =>
      signIn.checkPassword({ identifier: user.id, password, address, door: 'ldap' }),
    catchUp: seq => world.store.catchUp(seq, limits.store.confirmMs),
    findGone: (since, through) => findGone(world.store.read, since, through),
    findPhoto: id => directory.findPhoto(id),
    isCurrent: () => world.store.isCurrent(),
    noticed,
  })

  return {
    server,
    listening() {
      const { state } = server
      const { names, validTo, selfMade, fingerprint } = certificate.info()
      return {
        state: state.listening,
        trouble: state.listening === 'failed' ? state.trouble : null,
        host: publicUrl().hostname,
        ldapPort: config.listen.ldap,
        ldapsPort: config.listen.ldaps,
        certificate: { names: [...names], validTo, selfMade, fingerprint, authorityFile: certificate.caPath },
      }
    },
    queries: server.queries,
    async close() {
      await server.close()
      certificate.close()
    },
  }
}
