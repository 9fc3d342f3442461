import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { t } from '../texts/index.ts'
import { ShareBar } from './share-bar.tsx'

const words = t.home.coverage

const percent = new Intl.NumberFormat(t.locale, { style: 'percent' })

/** Whole percents, and never 100 while somebody is missing. */
const printShare = (having: number, people: number) => percent.format(Math.floor((100 * having) / people) / 100)

/** Where second factors are missing most. */
export function Coverage() {
  const query = useQuery(queries.coverage())
  return (
    <Panel title={words.title} right={words.right}>
      <Loaded query={query} what={words.what}>
        {({ groups }) =>
          groups.length === 0 ? (
            <p className="pad hint">{words.none}</p>
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
