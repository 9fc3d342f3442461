import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Provider } from 'oidc-provider'

// `client-secret.ts` replaces one method of the library. These are the facts it rests on; an update that changes one of
// them must not go unnoticed, since the placeholder would then be compared, or nothing at all.
test('the library compares a client’s secret in one method, and waits for its answer', async () => {
  const asked: string[] = []
  const provider = new Provider('http://localhost:1', {
    clients: [{ client_id: 'app', client_secret: 'placeholder', redirect_uris: ['https://app.test/cb'] }],
    features: { devInteractions: { enabled: false }, introspection: { enabled: true } },
  })
  assert.equal(typeof provider.Client.prototype.compareClientSecret, 'function')
  assert.equal(provider.Client.prototype.compareClientSecret.length, 1)
  provider.Client.prototype.compareClientSecret = function compareClientSecret(offered: string) {
    asked.push(`${this.clientId} ${offered}`)
    return Promise.resolve(offered === 'right')
  }
  const server = provider.listen(0)
  try {
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const ask = async (secret: string): Promise<number> => {
      const response = await fetch(`http://localhost:${port}/token/introspection`, {
        method: 'POST',
        body: new URLSearchParams({ token: 'x', client_id: 'app', client_secret: secret }),
      })
      return response.status
    }
    assert.deepEqual([await ask('right'), await ask('wrong'), await ask('placeholder')], [200, 401, 401])
    assert.deepEqual(asked, ['app right', 'app wrong', 'app placeholder'])
  } finally {
    server.close()
  }
})
