import assert from 'node:assert/strict'
import { beforeEach } from 'node:test'
import { type AppId } from '#ground'
import type { AccessRequest, App, Group, User } from '#directory'
import { decideFor, lookAhead } from '#access'
import type { Engine } from './directory-suite.ts'
import { openEachDirectory } from './directory-world.ts'

/** Before each test a directory with an app that a group opens, and that Jonas looks after. */
export function openEachRequests(engine: Engine) {
  const at = openEachDirectory(engine)
  const here = {} as { jonas: User; group: Group; app: App }

  beforeEach(async () => {
    here.jonas = await at.world.add('jonas')
    here.group = await at.make('Data team')
    const made = await at.world.asOperator.apps.create({
      title: 'Grafana',
      access: { kind: 'chosen', groups: [here.group.id], users: [] },
      contact: here.jonas.id,
      ldap: {},
    })
    here.app = made.app
  })

  const requestsOf = (user: User) => at.as(user).requests
  const ask = (user = at.una, id: AppId = here.app.id, days: number | null = 7): Promise<AccessRequest> =>
    requestsOf(user).ask({ app: id, reason: 'The board report', wantedDays: days, reference: '7F3K-20QX' })
  const appNow = () => {
    const found = at.world.memory.apps.find(here.app.id)
    assert.ok(found)
    return found
  }
  const decision = (user = at.una) => decideFor(at.world.memory, user, appNow(), at.clock.now(), lookAhead('pwd'))
  const isOpen = (user = at.una): boolean => decision(user).allowed
  const stateOf = async (id: string) =>
    (
      await at.world.store.read
        .selectFrom('accessRequest')
        .select('state')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).state
  const auditKinds = async (): Promise<string[]> => {
    const rows = await at.world.store.read.selectFrom('audit').select('kind').orderBy('id').execute()
    return rows
      .map(({ kind }) => kind)
      .filter(kind => /^access-request|^app\.grant/.test(kind))
      .toSorted()
  }

  return { at, here, requestsOf, ask, appNow, decision, isOpen, stateOf, auditKinds }
}
