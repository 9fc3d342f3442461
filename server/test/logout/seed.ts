import { newUuid, type AppId, type SessionId, type UserId } from '#ground'
import type { OidcCommands } from '#oidc'
import type { TestWorld } from '../world/open-test-world.ts'

/** Rows as the code flow leaves them: an app opened in a session, by somebody who has agreed to it. */
export async function openAppIn(
  world: Pick<TestWorld, 'store' | 'clock' | 'memory'>,
  session: SessionId,
  user: UserId,
  app: AppId,
  { renews = false } = {},
): Promise<void> {
  const run = world.store.commands<OidcCommands>('oidc')
  const row = { grantId: null, uid: null, userCode: null, expiresAt: null }
  const nothing = { sessionId: null, userId: null, credentialVersion: null, appId: null }
  const payload = JSON.stringify({ since: world.clock.now(), consent: { scopes: ['openid', 'email'], claims: [] } })
  await run('putRecord', { ...row, model: 'Consent', id: `${user}.${app}`, payload, standing: nothing })
  const { credentialVersion = 0 } = world.memory.people.find(user) ?? {}
  const standing = { sessionId: session, userId: user, credentialVersion, appId: app }
  const grantId = newUuid(world.clock)
  await run('putRecord', { ...row, model: 'Grant', id: grantId, payload: '{}', standing })
  if (renews)
    await run('putRecord', {
      ...row,
      grantId,
      model: 'RefreshToken',
      id: newUuid(world.clock),
      payload: '{}',
      standing: null,
    })
}
