import type { AdapterPayload } from 'oidc-provider'
import { Secret } from '#ground'
import type { OidcCommands } from '#oidc'
import type { Attempts } from '#store'
import { createAdapter } from '../../src/oidc/adapter/adapter.ts'
import { createVisits, type Person } from '../../src/oidc/visit.ts'
import { password, type TestWorld } from '../world/open-test-world.ts'
import type { AdapterWorld } from './oidc-adapter-suite.ts'

/** The library's storage over a world with one app and two people who are signed in. */
export async function openAdapterWorld(
  world: TestWorld,
  createAttempts: (kind: string) => Attempts<AdapterPayload>,
): Promise<AdapterWorld> {
  const visits = createVisits()
  const adapterOf = createAdapter({
    ...world,
    visits,
    run: world.store.commands<OidcCommands>('oidc'),
    read: world.store.read,
    attempts: createAttempts('interaction'),
    pushed: createAttempts('pushed'),
    devices: createAttempts('device'),
    strangers: createAttempts('stranger'),
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
    asBrowserOf: (accountId, work) =>
      visits.run(
        { person: people.get(accountId), address: '192.0.2.7', reader: { language: 'en', at: undefined } },
        work,
      ),
    clientId: app.oidc?.clientId ?? '',
    accountIds: ['alice', 'bob'],
    close: () => world.dispose(),
  }
}
