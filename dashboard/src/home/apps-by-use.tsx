import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { printDay, timeZone } from '../parts/dates.ts'
import { Fill } from '../parts/fill.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { t } from '../texts/index.ts'
import { ShareBar } from './share-bar.tsx'
import { usualSpan } from './spans.ts'

const words = t.home.byUse

const number = new Intl.NumberFormat(t.locale)
const shown = 6

/** Which apps were opened, and the one that was not for the longest. */
export function AppsByUse() {
  const query = useQuery(queries.activity({ days: usualSpan, zone: timeZone() }))
  const [idle] = query.data?.unused ?? []
  const most = query.data?.apps[0]?.opened ?? 1
  return (
    <Panel
      title={words.title}
      right={words.right(usualSpan)}
      footer={
        idle && (
          <span>
            <Fill
              text={idle.lastOpenedAt === null ? words.never : words.last}
              app={
                <Link to="/apps/$appId" params={{ appId: idle.app.id }}>
                  {idle.app.name}
                </Link>
              }
              day={idle.lastOpenedAt !== null && printDay(idle.lastOpenedAt)}
            />
          </span>
        )
      }
    >
      <Loaded query={query} what={words.what}>
        {({ apps }) =>
          apps.length === 0 ? (
            <p className="pad hint">{words.none}</p>
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
