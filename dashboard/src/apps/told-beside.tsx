import type { App } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { listNames } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { ToldElsewhere, ToldInTokens } from './told-at.tsx'
import { isTokenPlace, namesThatDiffer, type Place, type TokenPlace } from './told-places.ts'

const words = t.appsReceives

interface Person {
  id: string
  name: string
}

interface ToldBesideProps {
  app: App
  people: readonly [Person, Person]
  place: Place
  scopes: string
}

/** In a sentence, what two people's tokens differ in. */
function Differences({ app, people: [one, other], place, scopes }: ToldBesideProps & { place: TokenPlace }) {
  const first = useQuery(queries.claims(app.id, one.id, scopes)).data
  const second = useQuery(queries.claims(app.id, other.id, scopes)).data
  if (first === undefined || second === undefined) return null
  const names = namesThatDiffer(first, second, place)
  return <p role="status">{names.length === 0 ? words.same : words.differ(listNames(names, names.length))}</p>
}

/** What an app is told of two people, side by side. */
export function ToldBeside({ app, people, place, scopes }: ToldBesideProps) {
  return (
    <div className="form">
      {isTokenPlace(place) && <Differences app={app} people={people} place={place} scopes={scopes} />}
      <div className="grid told-beside">
        {people.map(person => (
          <section key={person.id} className="form" aria-label={person.name}>
            {isTokenPlace(place) ? (
              <ToldInTokens app={app} person={person} place={place} scopes={scopes} isBeside />
            ) : (
              <ToldElsewhere app={app} person={person} place={place} isBeside />
            )}
          </section>
        ))}
      </div>
    </div>
  )
}
