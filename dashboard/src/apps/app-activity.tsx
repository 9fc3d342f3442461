import { Timeline } from '../audit/timeline.tsx'
import { t } from '../texts/index.ts'
import { useApp } from './use-app.ts'

/** What happened at the app and to it, newest first. */
export function AppActivity() {
  const app = useApp()
  return <Timeline of={{ app: app.id }} empty={t.appsOverview.nothingRecorded} />
}
