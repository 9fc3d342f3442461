import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Provider } from 'oidc-provider'

// `quiet-library.ts` replaces two methods of the library. These are the facts it rests on; an update that changes one of
// them must not go unnoticed, since apps would then be told twice, or of a session they do not know.
const provider = new Provider('http://localhost:1', {
  clients: [
    {
      client_id: 'app',
      client_secret: 'placeholder',
      redirect_uris: ['https://app.test/cb'],
      backchannel_logout_uri: 'https://app.test/bye',
      backchannel_logout_session_required: true,
    },
  ],
  features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
})

test('a client is told by one method, of who it was and which session', () => {
  const { backchannelLogout } = provider.Client.prototype as { backchannelLogout?: (...args: unknown[]) => unknown }
  assert.equal(typeof backchannelLogout, 'function')
  assert.equal(backchannelLogout?.length, 2)
})

test('a session’s name at a client is asked for, and kept, by one method', () => {
  const session = new provider.Session() as unknown as {
    sidFor(clientId: string, value?: string): string | undefined
    ensureClientContainer(clientId: string): void
  }
  assert.equal(session.sidFor('app'), undefined)
  const asked: unknown[] = []
  const unchanged = session.sidFor.bind(session)
  session.sidFor = (clientId, value) => {
    asked.push([clientId, typeof value])
    return unchanged(clientId, value)
  }
  session.ensureClientContainer('app')
  assert.deepEqual(asked, [
    ['app', 'undefined'],
    ['app', 'string'],
  ])
  assert.equal(typeof session.sidFor('app'), 'string')
})

test('a client that wants to know the session gets its name in ID tokens', async () => {
  const client = await provider.Client.find('app')
  assert.ok((client as unknown as { includeSid(): unknown }).includeSid())
})
