import type { App, AppCreated, AppSetup, Door } from '@doorward/contract'
import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../api/queries.ts'
import { doorWords } from '../../parts/words.ts'
import { t } from '../../texts/index.ts'
import { AppValues } from '../app-values.tsx'
import { HeadersTold } from './headers-told.tsx'
import { OtherWay } from './other-way.tsx'
import { OwnProxy } from './own-proxy.tsx'
import { WaySetup } from './way-setup.tsx'

interface SetupPanelProps {
  app: App
  setup: AppSetup
  secrets: AppCreated['secrets']
}

const words = t.appsSetup.tabs
const insteadWords: Record<Door, string> = words.instead

/** What each door of an app needs to be told of us, and the doors it could have besides. */
export function SetupPanel({ app, setup, secrets }: SetupPanelProps) {
  const { recipe, ways } = setup
  const { data: known } = useQuery({ ...queries.recipe(recipe?.id ?? ''), enabled: recipe !== null })
  const others = known?.ways.filter(({ door }) => !ways.some(way => way.door === door)) ?? []
  const nameOf = (door: Door, at: number): string => {
    if (at > 0) return doorWords[door]
    if (door !== 'gateway') return words.forApp(app.title)
    return app.gateway?.upstream ? words.ownProxy.tab : words.proxy
  }
  const isOidcAlone = ways.length === 1 && ways[0]?.door === 'oidc'
  return (
    <section className="panel" aria-label={t.appsSetup.title}>
      <Tabs defaultValue={ways[0]?.door ?? 'values'} keepMounted={false} className="setup-tabs">
        <Tabs.List aria-label={t.appsSetup.title}>
          {ways.map(({ door }, at) => (
            <Tabs.Tab key={door} value={door}>
              {nameOf(door, at)}
            </Tabs.Tab>
          ))}
          {app.gateway && <Tabs.Tab value="headers">{words.headers}</Tabs.Tab>}
          <Tabs.Tab value="values">{isOidcAlone ? words.oidcValues : words.values}</Tabs.Tab>
          {others.map(({ door }) => (
            <Tabs.Tab key={door} value={`other-${door}`}>
              {insteadWords[door]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {ways.map(way => (
          <Tabs.Panel key={way.door} value={way.door}>
            {way.door === 'gateway' && app.gateway?.upstream ? (
              <OwnProxy host={app.gateway.host} upstream={app.gateway.upstream} />
            ) : (
              <WaySetup app={app} way={way} secrets={secrets} />
            )}
          </Tabs.Panel>
        ))}
        {app.gateway && (
          <Tabs.Panel value="headers">
            <HeadersTold />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="values">
          <div className="pad stack">
            <AppValues app={app} secrets={secrets} />
          </div>
        </Tabs.Panel>
        {others.map(way => (
          <Tabs.Panel key={way.door} value={`other-${way.door}`}>
            <OtherWay app={app} way={way} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </section>
  )
}
