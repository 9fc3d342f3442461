import { Timeline } from '../audit/timeline.tsx'
import { t } from '../texts/index.ts'
import { useGroup } from './use-group.ts'

/** What happened to the group, newest first. */
export function GroupActivity() {
  const group = useGroup()
  return <Timeline of={{ subject: group.id }} empty={t.groups.group.nothingRecorded} />
}
