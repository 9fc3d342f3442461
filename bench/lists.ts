import { join } from 'node:path'
import { Visitor } from './app-flow.ts'
import { startDoorward, type DoorwardServer } from './doorward.ts'
import type { Effort } from './effort.ts'
import { large, makeListsFolder } from './lists-folder.ts'
import { everybody } from './nested-folder.ts'
import { outFolder } from './out-folder.ts'
import { readMemory, readProcessorMs } from './process-figures.ts'
import { absolutely, megabytes, milliseconds, type Figure, type Section } from './report.ts'

/** What the dashboard may wait for the answer of a list, 95 times of 100. */
const limitMs = 200
const warmUps = 3
const perRound = 10

interface Page {
  items: { id: string }[]
  nextCursor: string | null
  total?: number
}

/** What the dashboard asks of a large directory, as it asks it, one question at a time. Nothing to compare with. */
export async function measureLists({ people, rounds }: Effort): Promise<Section[]> {
  const sections: Section[] = []
  for (const count of people) {
    const folder = join(outFolder, 'lists')
    await makeListsFolder(count, folder)
    const server = await startDoorward(folder, 'both')
    const visitor = new Visitor(server.url)
    try {
      await visitor.signIn(0)
      const figures: Figure[] = []
      for (const [what, path] of await listQuestions(visitor))
        figures.push(await measure(server, visitor, what, path, rounds))
      figures.push({ what: 'resident afterwards', theirs: '', ours: megabytes(readMemory(server.pid)?.rssMb ?? 0) })
      const size = count.toLocaleString('en')
      sections.push({
        title: `Lists of the dashboard: ${size} people`,
        columns: ['half within', '95 of 100 within'],
        figures,
      })
    } finally {
      visitor.close()
      await server.stop()
    }
  }
  return sections
}

async function listQuestions(visitor: Visitor): Promise<[what: string, path: string][]> {
  const read = async (path: string): Promise<Page> => JSON.parse(await visitor.read(`/api/v1/${path}`)) as Page
  const first = async (path: string): Promise<string> => (await read(path)).items[0]?.id ?? ''
  const [allId, largeId] = [await first(`groups?search=${everybody}`), await first(`groups?search=${large}`)]
  const teamId = await first('groups?search=team-0042')
  const personId = await first('users?search=u000042')
  const appId = await first('apps?search=App%201')
  const middle = (await read('users?limit=200')).nextCursor ?? ''
  return [
    ['people: the first page', 'users'],
    ['… the next one', `users?limit=200&cursor=${encodeURIComponent(middle)}`],
    ['… one far behind', await pageBehind(read, 'users', 20)],
    ['… part of a name, many', 'users?search=mei'],
    ['… part of a name, none', 'users?search=nobody-at-all'],
    ['… an address', 'users?search=u000042%40example.com'],
    ['… who can sign in', 'users?state=active'],
    ['… disabled', 'users?state=disabled'],
    ['… invited: nobody', 'users?state=invited'],
    ['… in the trash: nobody', 'users?state=trashed'],
    ['… owners', 'users?role=owner'],
    ['… with a second factor', 'users?secondFactor=yes'],
    ['… without one', 'users?secondFactor=no'],
    ['… kept here', 'users?source=local'],
    ['… of a directory: nobody', `users?source=${personId}`],
    ['… of a group of a few', `users?group=${teamId}`],
    ['… of the group of everybody', `users?group=${allId}`],
    ['… of it, disabled, part of a name', `users?group=${allId}&state=disabled&search=mei`],
    ['… disabled, without a second factor', 'users?state=disabled&secondFactor=no'],
    ['search of everything: people', 'users?search=an&limit=5'],
    ['… groups', 'groups?search=an&limit=5'],
    ['… apps', 'apps?search=an&limit=5'],
    ['groups: the first page', 'groups'],
    ['… the last one', await pageBehind(read, 'groups', Number.POSITIVE_INFINITY)],
    ['… part of a name', 'groups?search=team-00'],
    ['… kept by a directory: none', 'groups?kept=directory'],
    ['a group of a fifth: itself', `groups/${largeId}`],
    ['… its members', `groups/${largeId}/members`],
    ['… part of a name', `groups/${largeId}/members?search=mei`],
    ['… whom to add', `groups/${largeId}/candidates?search=mei`],
    ['the group of everybody: members', `groups/${allId}/members`],
    ['… part of a name', `groups/${allId}/members?search=mei`],
    ['one person', `users/${personId}`],
    ['… their apps', `users/${personId}/apps`],
    ['apps, with how many may open each', 'apps'],
    ['access matrix of people', 'access/matrix'],
    ['… part of a name', 'access/matrix?search=mei'],
    ['… of groups', 'access/matrix?rows=groups'],
    ['explain access', `access/explain?user=${personId}&app=${appId}`],
    ['Home: how many there are', 'overview'],
    ['… activity, 14 days', 'activity?days=14&zone=Europe%2FBerlin'],
    ['… activity, 90 days', 'activity?days=90&zone=Europe%2FBerlin'],
    ['… what needs attention', 'attention'],
    ['… second factors by group', 'second-factor-coverage'],
    ['audit log', 'audit'],
    ['… of one person', `audit?user=${personId}`],
    ['… refused', 'audit?outcome=refused'],
    ['… a topic', 'audit?what=access'],
    ['… of whoever has a name', 'audit?search=u000042'],
    ['sessions', 'sessions'],
    ['… part of a name', 'sessions?search=u00004'],
    ['… without a second factor', 'sessions?secondFactor=without'],
  ]
}

/** The address of a page so many behind the first, or of the last, found as somebody would who leafs through them. */
async function pageBehind(read: (path: string) => Promise<Page>, list: string, count: number): Promise<string> {
  let path = `${list}?limit=200`
  for (let n = 0; n < count; n++) {
    const { nextCursor } = await read(path)
    if (nextCursor === null) break
    path = `${list}?limit=200&cursor=${encodeURIComponent(nextCursor)}`
  }
  return path
}

async function measure(
  server: DoorwardServer,
  visitor: Visitor,
  what: string,
  path: string,
  rounds: number,
): Promise<Figure> {
  const address = `/api/v1/${path}`
  for (let n = 0; n < warmUps; n++) await visitor.read(address)
  const tookMs: number[] = []
  const processorMs = readProcessorMs(server.pid)
  for (let n = 0; n < rounds * perRound; n++) {
    const began = performance.now()
    await visitor.read(address)
    tookMs.push(performance.now() - began)
  }
  const each = (readProcessorMs(server.pid) - processorMs) / tookMs.length
  tookMs.sort((a, b) => a - b)
  const within = (part: number): number => tookMs[Math.ceil(tookMs.length * part) - 1] ?? Number.NaN
  return {
    what,
    note: `${milliseconds(each)} of a processor`,
    theirs: milliseconds(within(0.5)),
    ours: milliseconds(within(0.95)),
    target: absolutely('most', limitMs, within(0.95), 'ms'),
  }
}
