import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { missing } from '../world/peer.ts'
import { noApacheLdap, startApacheLdap } from './apache-ldap.ts'
import { noDovecot, startDovecot } from './dovecot.ts'
import { noFreeradius, startFreeradius } from './freeradius.ts'
import { noNextcloud, startNextcloud } from './nextcloud.ts'
import { noOwnMachine } from './own-machine.ts'
import { signInByPam } from './pam.ts'
import { openPeerWorld, password, type PeerWorld } from './peer-world.ts'
import { readRecipe } from './recipe.ts'
import { startNslcd, startSssd } from './unix-machine.ts'

interface Visitor {
  /** Whether somebody gets in. */
  signIn(username: string, secret: string): Promise<boolean>
  close(): Promise<void>
}

interface Peer {
  app: string
  without: string | false
  start: (world: PeerWorld, instead: string) => Promise<Visitor>
}

const unixMachine =
  (start: typeof startSssd): Peer['start'] =>
  async (world, instead) => {
    const machine = await start(world, instead)
    return {
      signIn: async (username, secret) => (await signInByPam(machine, username, secret)) === 'in',
      close: () => machine.close(),
    }
  }

const peers: Record<string, Peer> = {
  sssd: { app: 'unix', without: noOwnMachine || missing('/usr/sbin/sssd'), start: unixMachine(startSssd) },
  nslcd: { app: 'unix', without: noOwnMachine || missing('/usr/sbin/nslcd'), start: unixMachine(startNslcd) },
  apache: {
    app: 'intranet',
    without: noApacheLdap,
    async start(world, instead) {
      const apache = await startApacheLdap(world, instead)
      const signIn: Visitor['signIn'] = async (...who) => (await apache.get('/app/', ...who)).status === 200
      return { signIn, close: () => apache.close() }
    },
  },
  dovecot: {
    app: 'mail',
    without: noDovecot,
    async start(world, instead) {
      const dovecot = await startDovecot(world, instead)
      return { signIn: async (...who) => (await dovecot.signIn(...who)) === 'in', close: () => dovecot.close() }
    },
  },
  freeradius: {
    app: 'wifi',
    without: noFreeradius,
    async start(world, instead) {
      const radius = await startFreeradius(world, instead)
      return { signIn: async (...who) => (await radius.ask(...who)) === 'Access-Accept', close: () => radius.close() }
    },
  },
  nextcloud: {
    app: 'files',
    without: noNextcloud,
    async start(world, instead) {
      const nextcloud = startNextcloud(world, instead)
      const ask = (username: string, secret: string) => nextcloud.run('login', { username, secret })
      return { signIn: async (...who) => (await ask(...who).catch(() => '')) === 'in', close: () => nextcloud.close() }
    },
  },
}

describe('StartTLS on the plain port', () => {
  for (const [name, { app, without, start }] of Object.entries(peers))
    test(name, { skip: without }, async () => {
      const world = await openPeerWorld(app)
      const visitor = await start(world, readRecipe(`${name}-start-tls`, world))
      try {
        assert.equal(await visitor.signIn('alice', password), true)
        assert.equal(await visitor.signIn('alice', 'a wrong password'), false)
        const { queries } = world.doors.ldap.server.queries.list({ limit: 100 })
        const binds = queries.filter(({ kind }) => kind === 'bind')
        assert.ok(binds.some(({ target }) => target.startsWith('uid=alice,')))
        assert.ok(binds.every(({ encrypted }) => encrypted))
      } finally {
        await visitor.close()
        await world.dispose()
      }
    })
})
