import type { ExternalId } from '#directory'
import { days, minutes, Secret, type AppId, type GroupId, type UserId } from '#ground'
import type { FarEnd } from '../external/sync/far-end.ts'
import { enrol } from '../second-factor/enrol.ts'
import type { FixedClock } from '../world/clock.ts'
import { password, type TestWorld } from '../world/open-test-world.ts'
import { connectCorp } from './corp.ts'

/** Invented people and apps of one small organisation, and two weeks of what they did. */
const people: [username: string, name: string, groups: string[]][] = [
  ['amara.okafor', 'Amara Okafor', ['Staff', 'Front desk']],
  ['daniel.abebe', 'Daniel Abebe', ['Staff', 'People ops']],
  ['hana.novak', 'Hana Novak', ['Staff', 'Data team']],
  ['ingrid.solberg', 'Ingrid Solberg', ['Staff']],
  ['leonie.brandt', 'Leonie Brandt', ['Staff', 'Data team']],
  ['luis.ferrer', 'Luis Ferrer', ['Volunteers']],
  ['nils.aaltonen', 'Nils Aaltonen', ['Staff', 'Operations']],
  ['priya.raman', 'Priya Raman', ['Staff', 'Operations']],
  ['ruth.kessler', 'Ruth Kessler', ['Volunteers', 'Board']],
  ['sofia.marques', 'Sofia Marques', ['Staff']],
  ['tomasz.wilk', 'Tomasz Wilk', ['Staff', 'Warehouse']],
  ['yusuf.demir', 'Yusuf Demir', ['Data team']],
]
/** Who has no second factor yet. */
const withoutFactor = ['luis.ferrer', 'ruth.kessler', 'tomasz.wilk']
const groups: Record<string, string> = {
  Staff: 'Everyone employed here',
  Operations: 'Keeps things running',
  'Data team': 'Numbers and reports',
  'Front desk': 'Reception',
  'People ops': 'Hiring and contracts',
  Volunteers: 'Event helpers',
  Board: 'Elected members',
  Warehouse: 'Goods in and out',
}
/** `opened`: how often on a day. */
const apps: { title: string; recipe?: string; host: string; groups: string[]; opened: number }[] = [
  { title: 'Nextcloud', recipe: 'nextcloud', host: 'cloud.example.com', groups: [], opened: 30 },
  { title: 'Gitea', recipe: 'gitea', host: 'git.example.com', groups: ['Operations', 'Data team'], opened: 11 },
  { title: 'Grafana', recipe: 'grafana', host: 'grafana.example.com', groups: ['Operations', 'Data team'], opened: 6 },
  { title: 'Immich', recipe: 'immich', host: 'photos.example.com', groups: ['Staff', 'Board'], opened: 2 },
  { title: 'Timesheets', host: 'hours.example.com', groups: ['Staff', 'Warehouse'], opened: 0 },
]

export interface Scene {
  amara: UserId
  dataTeam: GroupId
  grafana: AppId
  corp: ExternalId
}

/** Before the first day nothing is there; at the end it is now. */
export async function setScene(world: TestWorld, clock: FixedClock, far: FarEnd, dayCount = 14): Promise<Scene> {
  const { asOperator, memory, events, signIn } = world
  const owner = memory.people.findByUsername('olga') ?? missing('the owner')
  await asOperator.settings.put('organisation', { name: 'Fernhill Cooperative' })
  await asOperator.users.update(owner.id, { displayName: 'Olga Ekdahl' })
  const made = new Map<string, GroupId>()
  for (const [name, description] of Object.entries(groups))
    made.set(name, (await asOperator.groups.create({ name, description })).id)
  const idOf = (name: string): GroupId => made.get(name) ?? missing(name)
  const ids: UserId[] = []
  for (const [username, displayName, inside] of people) {
    const { id } = await asOperator.users.create({
      username,
      displayName,
      email: `${username}@example.com`,
      password: { plain: new Secret(password) },
      groups: inside.map(idOf),
    })
    ids.push(id)
  }
  const appIds: AppId[] = []
  for (const { title, recipe = null, host, groups: open } of apps) {
    const { app } = await asOperator.apps.create({
      title,
      recipe,
      icon: recipe,
      link: `https://${host}`,
      access: open.length === 0 ? { kind: 'everyone' } : { kind: 'chosen', groups: open.map(idOf), users: [] },
      oidc: { redirectUris: [`https://${host}/login/callback`] },
    })
    appIds.push(app.id)
  }
  const visitor = (at: number) => ({
    address: `10.0.20.${at + 5}`,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
  })
  for (let day = 0; day < dayCount; day++) {
    // Fewer on every sixth and seventh day.
    const share = day % 7 > 4 ? 0.3 : 1
    for (const [at, [identifier]] of people.entries()) {
      if (at / people.length > share) continue
      if ((at + day) % 9 === 0)
        await signIn.withPassword({ identifier, password: new Secret('not this'), visitor: visitor(at) })
      await signIn.withPassword({ identifier, password: new Secret(password), visitor: visitor(at) })
      clock.advance(minutes(7))
    }
    for (const [at, { opened }] of apps.entries())
      for (let i = 0; i < opened * share; i++) {
        const id = ids[(i + day) % ids.length] ?? missing('a person')
        events.add({
          kind: 'app.opened',
          outcome: 'done',
          actor: { kind: 'user', id, role: 'user' },
          subject: id,
          app: appIds[at] ?? missing('an app'),
          origin: { door: 'oidc', address: visitor(i).address },
        })
      }
    await events.flush()
    clock.advance(days(1) - minutes(7) * people.length * share)
  }
  for (let i = 0; i < 31; i++)
    await signIn.withPassword({
      identifier: `guess-${i}`,
      password: new Secret('letmein'),
      visitor: { address: '203.0.113.9', userAgent: 'curl' },
    })
  await events.flush()
  for (const [username] of people) if (!withoutFactor.includes(username)) await enrol({ world }, username, clock)
  const corp = await connectCorp(world, far)
  const amara = memory.people.findByUsername('amara.okafor') ?? missing('amara')
  const grafana = appIds[2] ?? missing('Grafana')
  await world.directory
    .as({ kind: 'user', id: amara.id, role: 'user' }, { door: 'pages', address: '192.0.2.44' })
    .requests.ask({ app: grafana, reason: 'Visitor numbers for the June board report.', wantedDays: 30 })
  return { amara: amara.id, dataTeam: idOf('Data team'), grafana, corp }
}

const missing = (what: string): never => {
  throw new Error(`There is no ${what}.`)
}
