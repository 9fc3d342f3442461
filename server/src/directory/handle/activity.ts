import { limits, type AppId, type GroupId, type Millis } from '#ground'
import { isAtLeast } from '../role.ts'
import { requireRole } from '../who-may.ts'
import { askerOf, type Handle } from './context.ts'
import { readBursts, type Burst } from './bursts.ts'
import { daysUntil, type Day } from './calendar-days.ts'

/** What was done on one day. */
export interface DayCount {
  /** `2026-06-12` */
  day: string
  worked: number
  failed: number
}

export interface Activity {
  /** The oldest first, today last. */
  days: DayCount[]
  /** How many different people signed in or opened an app on the last seven of these days. */
  activePeople: number
  /** Apps that were opened, the most used first. */
  apps: { id: AppId; opened: number; lastOpenedAt: Millis }[]
  /** Apps that are switched on and were not opened, the longest unused first; null: never. */
  unused: { id: AppId; lastOpenedAt: Millis | null }[]
}

export interface Coverage {
  people: number
  having: number
}

interface Counts {
  worked: number
  failed: number
  opened: ReadonlyMap<string, number>
}

/** Counts of days that are over, by time zone and day: nothing is added to them any more. */
export type EndedDays = Map<string, Counts>

/** Of more days than these, people are not told apart: that would read every event of them at every look. */
const activeDays = 7

/** So long after its end a day's events are all written down: a few wait in memory to be written together. */
const settledMs = 60_000

/**
 * What was done lately, counted from the audit trail. A day is counted once by each node, along the index of a kind of
 * event, however often somebody looks.
 */
export function activityOf(handle: Handle) {
  const { list, clock, memory, endedDays } = handle

  async function countDay(from: Millis, to: Millis): Promise<Counts> {
    const signIns = await list
      .selectFrom('audit')
      .select(({ fn }) => ['outcome', fn.countAll<number | string>().as('count')])
      .where('kind', '=', 'sign-in')
      .where('at', '>=', from)
      .where('at', '<', to)
      .groupBy('outcome')
      .execute()
    const openings = await list
      .selectFrom('audit')
      .select(({ fn }) => ['app', fn.countAll<number | string>().as('count')])
      .where('kind', '=', 'app.opened')
      .where('outcome', '=', 'done')
      .where('at', '>=', from)
      .where('at', '<', to)
      .groupBy('app')
      .execute()
    const of = (outcome: string) => Number(signIns.find(row => row.outcome === outcome)?.count ?? 0)
    return {
      worked: of('done'),
      failed: of('refused'),
      opened: new Map(openings.flatMap(({ app, count }) => (app === null ? [] : [[app, Number(count)] as const]))),
    }
  }

  async function countsOf({ day, from, to }: Day, zone: string): Promise<Counts> {
    const key = `${zone} ${day}`
    const known = endedDays.get(key)
    if (known !== undefined) return known
    const counts = await countDay(from, to)
    if (clock.now() >= to + settledMs) {
      if (endedDays.size >= limits.activity.daysKeptMax) endedDays.clear()
      endedDays.set(key, counts)
    }
    return counts
  }

  async function countActive(since: Millis): Promise<number> {
    const { count } = await list
      .selectFrom('audit')
      .select(({ fn }) => fn.count<number | string>('subject').distinct().as('count'))
      .where('kind', 'in', ['sign-in', 'app.opened'])
      .where('outcome', '=', 'done')
      .where('at', '>=', since)
      .executeTakeFirstOrThrow()
    return Number(count)
  }

  async function lastOpened(id: AppId): Promise<Millis | null> {
    const row = await list
      .selectFrom('audit')
      .select('at')
      .where('app', '=', id)
      .where('kind', '=', 'app.opened')
      .where('outcome', '=', 'done')
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.at ?? null
  }

  /** Of the people in these slots, those who can sign in. */
  function cover(slots: Iterable<number>, now: Millis): Coverage {
    const { people } = memory
    const covered = { people: 0, having: 0 }
    for (const slot of slots) {
      if (!people.isActiveAt(slot, now)) continue
      covered.people++
      if (people.hasSecondFactorAt(slot)) covered.having++
    }
    return covered
  }

  return {
    /** Today and the days before it, as `zone` has them. */
    async count({ days, zone }: { days: number; zone: string }): Promise<Activity> {
      requireRole(askerOf(handle), 'admin')
      const counted: DayCount[] = []
      const opened = new Map<AppId, number>()
      // One day after another: each is an index range, and other reads come in between.
      const asked = daysUntil(clock.now(), days, zone)
      for (const day of asked) {
        const counts = await countsOf(day, zone)
        counted.push({ day: day.day, worked: counts.worked, failed: counts.failed })
        for (const [app, count] of counts.opened) opened.set(app as AppId, (opened.get(app as AppId) ?? 0) + count)
      }
      const used = [...opened].filter(([id]) => memory.apps.find(id) !== undefined)
      const apps = await Promise.all(
        used.map(async ([id, count]) => ({ id, opened: count, lastOpenedAt: (await lastOpened(id)) ?? clock.now() })),
      )
      const idle = [...memory.apps.all()].filter(({ id, enabled }) => enabled && !opened.has(id))
      const unused = await Promise.all(idle.map(async ({ id }) => ({ id, lastOpenedAt: await lastOpened(id) })))
      return {
        days: counted,
        activePeople: await countActive(asked.at(-activeDays)?.from ?? asked[0]?.from ?? clock.now()),
        apps: apps.toSorted((a, b) => b.opened - a.opened),
        unused: unused.toSorted((a, b) => (a.lastOpenedAt ?? 0) - (b.lastOpenedAt ?? 0)),
      }
    },

    /** Addresses that guess, the busiest first; of very many refusals only the newest are looked at. */
    async listBursts(): Promise<Burst[]> {
      requireRole(askerOf(handle), 'admin')
      return readBursts(list, clock.now() - limits.activity.burstMs)
    },

    /** How many of those who can sign in have a second factor, and how many without one manage people or more. */
    secondFactors(): Coverage & { managersWithout: number } {
      requireRole(askerOf(handle), 'usermanager')
      const now = clock.now()
      const { people } = memory
      const covered = { people: 0, having: 0, managersWithout: 0 }
      for (let slot = 0; slot < people.slotEnd; slot++) {
        if (!people.isActiveAt(slot, now)) continue
        covered.people++
        if (people.hasSecondFactorAt(slot)) covered.having++
        else if (isAtLeast(people.roleAt(slot) ?? 'user', 'usermanager')) covered.managersWithout++
      }
      return covered
    },

    /** The same of the largest groups, the least covered first; of very many groups only the first are looked at. */
    secondFactorsByGroup(): (Coverage & { id: GroupId })[] {
      requireRole(askerOf(handle), 'usermanager')
      const now = clock.now()
      const { groups } = memory
      return [...groups.all()]
        .slice(0, limits.activity.groupsLookedAt)
        .map(({ id }) => ({ id, size: groups.peopleCount(id, now) }))
        .toSorted((a, b) => b.size - a.size)
        .slice(0, limits.activity.groupsTold)
        .flatMap(({ id }) => {
          const slot = groups.slotOf(id)
          const covered = slot === undefined ? undefined : cover(groups.membersAt(slot, now), now)
          return covered === undefined || covered.people === 0 ? [] : [{ id, ...covered }]
        })
        .toSorted((a, b) => a.having / a.people - b.having / b.people)
    },
  }
}
