import { entry, letIn, ok, pageEnd, pageOf } from '../external/scripted/answers.ts'
import { startScripted, type Turn } from '../external/scripted/scripted-server.ts'

const peopleCount = 300
const teams = 4
/** Entries of a page, whatever size was asked for. */
const pageSize = 60

/** A request at which a server may be made to end. */
export type Moment = 'groups' | `page ${number}`

/** People of a directory who are never the same twice. */
export interface Staff {
  url: string
  moments: readonly Moment[]
  /** Five leave and five are new, two pairs change names, and every fiftieth goes to another team. */
  change(): void
  /** What they are known by who are there now, as links have it. */
  ids(): string[]
  /** The next time it is asked for that, `kill` is called, and no answer comes. Resolves when it has ended. */
  killAt(moment: Moment, kill: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

interface Person {
  id: string
  name: string
  team: number
}

export async function startStaff(): Promise<Staff> {
  let hired = 0
  let changes = 0
  const hire = (): Person => {
    const n = hired++
    return { id: `id ${n}`, name: `p${n}`, team: n % teams }
  }
  let people = Array.from({ length: peopleCount }, hire)
  let doom: { moment: Moment; kill: () => Promise<void>; done: () => void } | undefined

  function isDoom(moment: Moment): boolean {
    if (doom?.moment !== moment) return false
    void doom.kill().then(doom.done)
    doom = undefined
    return true
  }

  const dnOf = ({ name }: Person): string => `uid=${name},ou=people`

  function sayTeams(turn: Turn): void {
    if (isDoom('groups')) return
    for (let team = 0; team < teams; team++) {
      const member = people.filter(one => one.team === team).map(dnOf)
      turn.say(entry(`cn=team ${team},ou=groups`, { cn: [`team ${team}`], entryUUID: [`team id ${team}`], member }))
    }
    turn.say({ kind: 'searchResDone', ...ok }, pageEnd(undefined))
  }

  function sayPeople(turn: Turn): void {
    const from = pageOf(turn)?.from ?? 0
    if (isDoom(`page ${from / pageSize}`)) return
    const to = Math.min(people.length, from + pageSize)
    for (const one of people.slice(from, to)) {
      const { id, name } = one
      const mail = `${name}@there.example`
      turn.say(entry(dnOf(one), { uid: [name], entryUUID: [id], cn: [`${id} of ${changes}`], mail: [mail] }))
    }
    turn.say({ kind: 'searchResDone', ...ok }, pageEnd(to === people.length ? undefined : to))
  }

  const server = await startScripted(
    letIn(turn => {
      if (turn.request.kind !== 'searchRequest') return
      if (turn.request.baseObject === 'ou=groups') sayTeams(turn)
      else sayPeople(turn)
    }),
  )

  function swapNames(a: number, b: number): void {
    const [one, other] = [people[a], people[b]]
    if (one !== undefined && other !== undefined) [one.name, other.name] = [other.name, one.name]
  }

  return {
    url: server.url,
    moments: ['groups', 'page 0', 'page 2', 'page 4'],
    change() {
      changes++
      people = [...people.slice(5), ...Array.from({ length: 5 }, hire)]
      swapNames(10, 20)
      swapNames(100, 290)
      for (let i = changes % 50; i < people.length; i += 50) {
        const one = people[i]
        if (one !== undefined) one.team = (one.team + 1) % teams
      }
    },
    ids: () => people.map(({ id }) => Buffer.from(id).toString('hex')),
    killAt: (moment, kill) =>
      new Promise(done => {
        doom = { moment, kill, done }
      }),
    close: () => server.close(),
  }
}
