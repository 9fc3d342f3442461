import type { App } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../api/queries.ts'
import { Failure } from '../../parts/failure.tsx'
import { Skeleton } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { t } from '../../texts/index.ts'
import { HowToTest } from './how-to-test.tsx'
import { Ready } from './next-steps.tsx'
import { StepRows } from './step-rows.tsx'
import { Stuck } from './stuck.tsx'
import type { LiveTest } from './use-app-test.ts'

const words = t.appsTest

function Verdict({ live }: { live: LiveTest }) {
  const { test } = live
  if (!test) return null
  if (test.passed) return <Status tone="ok">{words.passed(test.steps.length)}</Status>
  const failed = test.steps.filter(({ state }) => state === 'failed').length
  return failed > 0 ? <Status tone="bad">{words.stepsFailed(failed)}</Status> : null
}

/** One’s own sign-in to the app, step by step as it happens, and what to do about what is wrong. */
export function LiveCheck({ app, live }: { app: App; live: LiveTest }) {
  const { data: setup } = useQuery(queries.appSetup(app.id))
  const { test, error } = live
  return (
    <>
      {error && (
        <div className="above">
          <Failure error={error} what={words.failed} onRetry={() => live.start()} />
        </div>
      )}
      <div className="grid g-wide">
        <Panel
          title={words.title}
          right={
            <>
              <span role="status">
                <Verdict live={live} />
              </span>
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconRefresh size={15} aria-hidden />}
                loading={live.starting}
                onClick={() => live.start()}
              >
                {words.again}
              </Button>
            </>
          }
        >
          {test ? <StepRows steps={test.steps} /> : <Skeleton rows={5} />}
        </Panel>
        <div className="stack">
          {test?.passed ? <Ready app={app} setup={setup} /> : <HowToTest app={app} live={live} />}
          <Stuck app={app} setup={setup} live={live} />
        </div>
      </div>
    </>
  )
}
