import { Button } from '@mantine/core'
import { IconPlus, IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { AppsByUse } from './apps-by-use.tsx'
import { Attention } from './attention.tsx'
import { Coverage } from './coverage.tsx'
import { DirectorySync } from './directory-sync.tsx'
import { hasBegun, NextSteps } from './next-steps.tsx'
import { SignIns } from './sign-ins.tsx'
import { type Span } from './spans.ts'
import { StatStrip } from './stat-strip.tsx'
import { useAttention } from './use-attention.ts'

const words = t.home

const today = new Intl.DateTimeFormat(t.locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

export function HomePage() {
  const overview = useQuery(queries.overview())
  const may = useMay()
  const attention = useAttention()
  const [span, setSpan] = useState<Span>(14)
  const { data: externals } = useQuery({ ...queries.externals(), enabled: may('listExternalDirectories') })
  const directories = externals?.items.filter(({ enabled }) => enabled) ?? []
  const begun = overview.data === undefined || hasBegun(overview.data)
  const lead = [
    words.today(today.format(new Date())),
    attention.data !== undefined && (begun || attention.items.length > 0) && words.needs(attention.items.length),
    !begun && words.begin,
  ]
  return (
    <>
      <PageHead
        title={words.title}
        lead={lead.filter(Boolean).join(' ')}
        actions={
          <>
            {may('createApp') && (
              <Button
                variant="default"
                leftSection={<IconPlus size={16} />}
                renderRoot={props => <Link to="/apps/add" {...props} />}
              >
                {words.addApp}
              </Button>
            )}
            <Button
              leftSection={<IconUserPlus size={16} />}
              renderRoot={props => <Link to="/people" search={{ add: true }} {...props} />}
            >
              {words.addPerson}
            </Button>
          </>
        }
      />
      <Loaded query={overview} what={words.counts}>
        {data => (
          <div className="stack">
            {!begun && <NextSteps overview={data} />}
            {may('getAttention') && <Attention attention={attention} />}
            <StatStrip overview={data} directories={directories} />
            {may('getActivity') && (
              <div className="grid g-main">
                <SignIns span={span} onSpan={setSpan} />
                <AppsByUse />
              </div>
            )}
            <div className="grid g2">
              {directories.map(directory => (
                <DirectorySync key={directory.id} directory={directory} />
              ))}
              <Coverage />
            </div>
          </div>
        )}
      </Loaded>
    </>
  )
}
