import { LiveCheck } from './test/live-check.tsx'
import { useAppTest } from './test/use-app-test.ts'
import { useApp } from './use-app.ts'

/** The same test as when it was added, at any time later. */
export function AppTestTab() {
  const app = useApp()
  const live = useAppTest(app.id)
  return <LiveCheck app={app} live={live} />
}
