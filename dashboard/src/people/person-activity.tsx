import { Timeline } from '../audit/timeline.tsx'
import { t } from '../texts/index.ts'
import { usePerson } from './use-person.ts'

/** What the person did and what was done to them, at every door. */
export function PersonActivity() {
  const user = usePerson()
  return <Timeline of={{ user: user.id }} empty={t.people.person.nothingRecorded} />
}
