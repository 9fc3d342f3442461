import { Secret } from '#ground'
import type { OidcCommands } from '#oidc'
import { createAdapter } from '../../src/oidc/adapter/adapter.ts'
import { Attempts } from '../../src/oidc/adapter/attempts.ts'
import { createVisits, type Person } from '../../src/oidc/visit.ts'
import { openTestWorld, password } from '../world/open-test-world.ts'
import { oidcAdapterSuite } from './oidc-adapter-suite.ts'

oidcAdapterSuite('SQLite', async () => {
  const world = await openTestWorld()
  const visits = createVisits()
  const adapterOf = createAdapter({
    ...world,
    visits,
    run: world.store.commands<OidcCommands>('oidc'),
    read: world.store.read,
    attempts: new Attempts(world.clock, 100),
    strangers: new Attempts(world.clock, 100),
    placeholder: 'placeholder',
  })
  const { app } = await world.asOperator.apps.create({
    title: 'Nextcloud',
    access: { kind: 'everyone' },
    oidc: { redirectUris: ['https://cloud.example.com/callback'] },
  })
  const people = new Map<string, Person>()
  for (const username of ['alice', 'bob']) {
    await world.add(username)
    const visitor = { address: '192.0.2.7', userAgent: 'test' }
    const answer = await world.signIn.withPassword({ identifier: username, password: new Secret(password), visitor })
    if (answer.kind !== 'signed-in') throw new Error(answer.kind)
    const person = await world.signIn.findSession(answer.token)
    if (person !== undefined) people.set(username, person)
  }
  return {
    adapterOf,
    asBrowserOf: (accountId, work) => visits.run({ person: people.get(accountId), address: '192.0.2.7' }, work),
    clientId: app.oidc?.clientId ?? '',
    accountIds: ['alice', 'bob'],
    close: () => world.dispose(),
  }
})
