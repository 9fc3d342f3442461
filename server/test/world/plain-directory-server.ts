import { limits, silentLog } from '#ground'
import { findGone } from '#directory'
import { createDirectoryServer, type DirectoryServer } from '#ldapd'
import { createMayOpen } from '../../src/main/may-open.ts'
import type { TestWorld } from './open-test-world.ts'

/** The directory server of a world, on a free port without TLS. It listens once it is started and switched on. */
export function createPlainDirectoryServer({
  memory,
  clock,
  signIn,
  directory,
  events,
  store,
}: TestWorld): DirectoryServer {
  return createDirectoryServer({
    memory,
    clock,
    log: silentLog,
    version: '0',
    listen: { address: '127.0.0.1', ldap: 'any', ldaps: 0 },
    secureContext() {
      throw new Error('There is no TLS here.')
    },
    bindPerson: question => signIn.bind({ door: 'ldap', ...question }),
    findSecret: (owner, offered) => directory.findSecret(owner, offered),
    recordEvent: event => events.add(event),
    mayOpen: createMayOpen(memory, clock),
    as: (actor, origin) => directory.as(actor, origin),
    mustChangePassword: user => signIn.mustChangePassword(user),
    checkPassword: (user, password, address) =>
      signIn.checkPassword({ identifier: user.id, password, address, door: 'ldap' }),
    catchUp: seq => store.catchUp(seq, limits.store.confirmMs),
    findGone: (since, through) => findGone(store.read, since, through),
    findPhoto: id => directory.findPhoto(id),
  })
}
