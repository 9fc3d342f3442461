import type { ExternalDirectory, ExternalSynchronisation } from '@doorward/contract'
import { printMoment } from '../parts/dates.ts'
import { Status } from '../parts/status.tsx'
import { t } from '../texts/index.ts'

const words = t.external.health

/** How a directory does, in a word. */
export function Health({
  directory,
  sync,
}: {
  directory: ExternalDirectory
  sync: ExternalSynchronisation | undefined
}) {
  if (!directory.enabled) return <Status tone="dim">{words.off}</Status>
  if (directory.settings.policy === 'authenticate') return <Status tone="ok">{words.passwords}</Status>
  if (!sync) return null
  const [last] = sync.runs
  if (last?.finishedAt === null) return <Status tone="dim">{words.syncing}</Status>
  if (last?.outcome === 'stopped') return <Status tone="warn">{words.waits}</Status>
  if (sync.trouble !== null) return <Status tone="bad">{words.notWell}</Status>
  if (sync.lastOkAt === null) return <Status tone="dim">{words.notSynced}</Status>
  return <Status tone="ok">{words.synced(printMoment(sync.lastOkAt))}</Status>
}

const clock = new Intl.DateTimeFormat(t.locale, { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat(t.locale, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })

/** `Next automatic sync at 13:00.` */
export const printNext = (
  { settings, enabled }: ExternalDirectory,
  sync: ExternalSynchronisation | undefined,
): string => {
  if (!enabled) return words.offText
  if (settings.policy === 'authenticate') return words.passwordsText
  if (sync?.nextAt == null) return settings.interval === null ? words.byHand : ''
  const next = new Date(sync.nextAt)
  const isToday = next.toDateString() === new Date().toDateString()
  return isToday ? words.nextAt(clock.format(next)) : words.nextOn(day.format(next))
}

/** `96 people and 6 groups. Next automatic sync at 13:00.` */
export const printLead = (directory: ExternalDirectory, sync: ExternalSynchronisation | undefined): string => {
  const next = printNext(directory, sync)
  if (!sync || !directory.enabled) return next
  const { people, groups, runs } = sync
  if (people === 0 && runs.length === 0) return words.notSyncedNext(next)
  return groups === 0
    ? words.peopleNext(words.people(people), next)
    : words.groupsNext(words.people(people), words.groups(groups), next)
}
