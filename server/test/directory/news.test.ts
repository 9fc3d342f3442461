import { after, before, describe, test } from 'node:test'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'

/** Waits for news of a topic. */
const hear = ({ news }: TestWorld, topic: string): Promise<void> =>
  new Promise(resolve => news.watch(topics => void (topics.has(topic as never) && resolve())))

describe('news, from one node to another', { skip: noPostgres, timeout: 120_000 }, () => {
  let cluster: Cluster
  let here: TestWorld
  let there: TestWorld
  before(async () => {
    cluster = await startPostgres()
    here = await openTestWorld({ postgres: await cluster.newDatabase() })
    there = await here.openBeside()
  })
  after(async () => {
    await there.dispose()
    await here.dispose()
    await cluster.dispose()
  })

  test('of what is in the change log', async () => {
    const heard = Promise.all([hear(here, 'groups'), hear(there, 'groups')])
    await here.asOperator.groups.create({ name: 'Design' })
    await heard
  })

  test('of what is not: a wish to be let in', async () => {
    const { id, role } = await here.add('rosa')
    const { app } = await here.asOperator.apps.create({
      title: 'Wiki',
      oidc: { redirectUris: ['https://a.example.com/cb'] },
      access: { kind: 'chosen', groups: [], users: [] },
    })
    const heard = Promise.all([hear(here, 'access-requests'), hear(there, 'access-requests')])
    const as = here.directory.as({ kind: 'user', id, role }, { door: 'pages', address: null })
    await as.requests.ask({ app: app.id, reason: 'The report', wantedDays: 7 })
    await heard
  })
})
