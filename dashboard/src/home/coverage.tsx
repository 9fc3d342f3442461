import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { ShareBar } from './share-bar.tsx'

/** Whole percents, and never 100 while somebody is missing. */
const printShare = (having: number, people: number) => `${Math.floor((100 * having) / people)}%`

/** Where second factors are missing most. */
export function Coverage() {
  const query = useQuery(queries.coverage())
  return (
    <Panel title="Second factor by group" right="People who can sign in">
      <Loaded query={query} what="second factors">
        {({ groups }) =>
          groups.length === 0 ? (
            <p className="pad hint">No group has people in it yet.</p>
          ) : (
            <ul className="shares pad">
              {groups.map(({ group, people, having }) => (
                <ShareBar
                  key={group.id}
                  name={
                    <Link to="/people" search={{ group: group.id, secondFactor: 'no' }}>
                      {group.name}
                    </Link>
                  }
                  share={having / people}
                  figure={printShare(having, people)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}
