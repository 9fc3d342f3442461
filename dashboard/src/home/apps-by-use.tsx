import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { printDay, timeZone } from '../parts/dates.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { ShareBar } from './share-bar.tsx'
import { usualSpan } from './spans.ts'

const number = new Intl.NumberFormat('en-GB')
const shown = 6

/** Which apps were opened, and the one that was not for the longest. */
export function AppsByUse() {
  const query = useQuery(queries.activity({ days: usualSpan, zone: timeZone() }))
  const [idle] = query.data?.unused ?? []
  const most = query.data?.apps[0]?.opened ?? 1
  return (
    <Panel
      title="Apps by use"
      right={`Opened, ${usualSpan} days`}
      footer={
        idle && (
          <span>
            <Link to="/apps/$appId" params={{ appId: idle.app.id }}>
              {idle.app.name}
            </Link>
            {idle.lastOpenedAt === null ? ': never opened' : `: last opened on ${printDay(idle.lastOpenedAt)}`}
          </span>
        )
      }
    >
      <Loaded query={query} what="use of apps">
        {({ apps }) =>
          apps.length === 0 ? (
            <p className="pad hint">No app was opened in these days.</p>
          ) : (
            <ul className="shares pad">
              {apps.slice(0, shown).map(({ app, opened }) => (
                <ShareBar
                  key={app.id}
                  name={
                    <Link to="/apps/$appId" params={{ appId: app.id }}>
                      {app.name}
                    </Link>
                  }
                  share={opened / most}
                  figure={number.format(opened)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}
