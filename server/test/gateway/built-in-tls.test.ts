import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { createAuthority } from '../external/servers/certificates.ts'
import { ask } from './browser.ts'
import { openBuiltInWorld, type GatewayWorld } from './gateway-world.ts'
import { startTlsUpstream, type Upstream } from './upstream.ts'

describe('an app that speaks TLS, behind the built-in proxy', () => {
  let world: GatewayWorld
  const upstreams: Record<string, Upstream> = {}
  const usual = getCACertificates('default')
  const day = 86_400_000

  before(async () => {
    world = await openBuiltInWorld({ visibility: 'public' })
    const known = await createAuthority('Known')
    const unknown = await createAuthority('Unknown')
    setDefaultCACertificates([...usual, known.certificate])
    const start = async (name: string, issued: Promise<{ certificate: string; key: string }>) => {
      const { certificate: cert, key } = await issued
      upstreams[name] = await startTlsUpstream({ cert, key }, (request, response) =>
        response.end(
          `${request.headers.host} over ${(request.socket as { servername?: string | false }).servername || 'no name'}`,
        ),
      )
    }
    await start('known', known.issue(['localhost', '127.0.0.1']))
    await start('of another name', known.issue(['other.test', world.host.replace(/:.*/, '')]))
    await start('over', known.issue(['localhost', '127.0.0.1'], { from: Date.now() - 3 * day, to: Date.now() - day }))
    await start('of nobody known', unknown.issue(['localhost', '127.0.0.1']))
  })
  after(async () => {
    setDefaultCACertificates(usual)
    await world.dispose()
    for (const upstream of Object.values(upstreams)) await upstream.close()
  })

  const urlOf = (name: string): string => upstreams[name]?.url ?? assert.fail(name)

  test('a certificate is checked for the name in the upstream, and not for the visitor’s', async () => {
    await world.set({ upstream: urlOf('known') })
    assert.equal((await ask(world.site)).text, `${world.host} over no name`)
    await world.set({ upstream: urlOf('known').replace('127.0.0.1', 'localhost') })
    // A second request goes over the connection that was kept.
    for (const _again of [1, 2]) assert.equal((await ask(world.site)).text, `${world.host} over localhost`)
    for (const name of ['of another name', 'over', 'of nobody known']) {
      await world.set({ upstream: urlOf(name), verifyUpstream: true })
      assert.equal((await ask(world.site)).status, 502, name)
      await world.set({ verifyUpstream: false })
      assert.equal((await ask(world.site)).status, 200, name)
      // What was kept unchecked is not used once it is to be checked again.
      await world.set({ verifyUpstream: true })
      assert.equal((await ask(world.site)).status, 502, name)
    }
  })
})
