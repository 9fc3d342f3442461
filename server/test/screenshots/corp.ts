import type { ExternalId } from '#directory'
import { cli, operator, type TestWorld } from '../world/open-test-world.ts'
import { someone, type FarEnd } from '../external/sync/far-end.ts'

const people = [
  'Aoife Brennan',
  'Chiara Bianchi',
  'Dmitri Volkov',
  'Elif Kaya',
  'Farid Haddad',
  'Grete Lindqvist',
  'Hugo Castro',
  'Kwame Mensah',
  'Mei Tanaka',
  'Oskar Dahl',
  'Pilar Vega',
  'Wanjiru Kamau',
]

/** Of an organisation that has an Active Directory too: whoever is in there, synchronised once; two have namesakes here. */
export async function connectCorp(world: TestWorld, far: FarEnd): Promise<ExternalId> {
  const inCorp = (username: string, name: string) =>
    someone(username, { cn: name, mail: `${username}@corp.example.com` })
  far.people = [
    ...people.map(name => inCorp(name.toLowerCase().replace(' ', '.'), name)),
    inCorp('ruth.kessler', 'Ruth Kessler'),
    inCorp('hana.novak', 'Hana Nováková'),
  ]
  const { externals } = world.asOperator
  const { id } = await externals.create({
    name: 'corp',
    title: 'CORP AD',
    settings: { urls: ['ldaps://dc1.corp.example.com'], userSearch: { base: 'ou=people,dc=corp,dc=example,dc=com' } },
  })
  await externals.turnOn(id)
  await world.synchronisation.start(id, { actor: operator, origin: cli })
  await world.synchronisation.settled(id)
  return id
}
