import type { ExternalDirectory, ExternalSynchronisation } from '@doorward/contract'
import { printMoment } from '../parts/dates.ts'
import { Status } from '../parts/status.tsx'
import { count, countPeople } from '../parts/words.ts'

/** How a directory does, in a word. */
export function Health({
  directory,
  sync,
}: {
  directory: ExternalDirectory
  sync: ExternalSynchronisation | undefined
}) {
  if (!directory.enabled) return <Status tone="dim">Off</Status>
  if (directory.settings.policy === 'authenticate') return <Status tone="ok">On, for passwords only</Status>
  if (!sync) return null
  const [last] = sync.runs
  if (last?.finishedAt === null) return <Status tone="dim">Syncing now</Status>
  if (last?.outcome === 'stopped') return <Status tone="warn">Waits for your word</Status>
  if (sync.trouble !== null) return <Status tone="bad">Not well</Status>
  if (sync.lastOkAt === null) return <Status tone="dim">Not synced yet</Status>
  return <Status tone="ok">Synced {printMoment(sync.lastOkAt)}</Status>
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })

/** `Next automatic sync at 13:00.` */
export const printNext = (
  { settings, enabled }: ExternalDirectory,
  sync: ExternalSynchronisation | undefined,
): string => {
  if (!enabled) return 'Off: its people are kept here, and nothing is read.'
  if (settings.policy === 'authenticate') return 'Passwords are checked there. Nothing else is taken over.'
  if (sync?.nextAt == null) return settings.interval === null ? 'It is synced by hand only.' : ''
  const next = new Date(sync.nextAt)
  const isToday = next.toDateString() === new Date().toDateString()
  return `Next automatic sync ${isToday ? `at ${clock.format(next)}` : `on ${day.format(next)}`}.`
}

/** `96 people and 6 groups. Next automatic sync at 13:00.` */
export const printLead = (directory: ExternalDirectory, sync: ExternalSynchronisation | undefined): string => {
  const next = printNext(directory, sync)
  if (!sync || !directory.enabled) return next
  const { people, groups, runs } = sync
  if (people === 0 && runs.length === 0) return `Not synced yet. ${next}`
  return `${countPeople(people)}${groups === 0 ? '' : ` and ${count(groups, 'group', 'groups')}`}. ${next}`
}
