import type { AccessReason, App } from '@doorward/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { Code } from '../parts/copy.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Note } from '../parts/note.tsx'
import { listNames } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { placesOf, printTold, printToken, type OtherPlace, type Place, type TokenPlace } from './told-places.ts'

const words = t.appsReceives

/** Why somebody may not open the app, of each step that was not passed. */
const refusals: Record<AccessReason['code'], string> = words.refusals

interface ToldProps<P extends Place> {
  /** Somebody else is told of beside them. */
  isBeside?: boolean
  app: App
  person: { id: string; name: string }
  place: P
}

function Verdict({
  of: { allowed, reasons },
  app,
  person,
  now,
}: {
  of: { allowed: boolean; reasons: AccessReason[] }
  app: App
  person: { name: string }
  /** What it is that is shown. */
  now: string
}) {
  return (
    <div role="status">
      {allowed ? (
        <Note tone="ok" title={words.can(person.name, app.title)}>
          {now}
        </Note>
      ) : (
        <Note tone="warn" title={words.cannot(person.name, app.title)}>
          {reasons
            .filter(({ passed }) => !passed)
            .map(({ code }) => refusals[code])
            .join(' ')}{' '}
          {words.below}
        </Note>
      )}
    </div>
  )
}

const labelOf = (app: App, place: Place): string => placesOf(app).find(({ value }) => value === place)?.label ?? ''

/** What is in tokens, or behind them. */
export function ToldInTokens({
  app,
  person,
  place,
  scopes,
  isBeside = false,
}: ToldProps<TokenPlace> & { scopes: string }) {
  const query = useQuery({ ...queries.claims(app.id, person.id, scopes), placeholderData: keepPreviousData })
  return (
    <Loaded query={query} what={words.what}>
      {preview => (
        <>
          <Verdict of={preview} app={app} person={person} now={words.now.tokens} />
          <Code
            label={isBeside ? `${labelOf(app, place)}, ${person.name}` : labelOf(app, place)}
            text={printToken(preview, place)}
          />
        </>
      )}
    </Loaded>
  )
}

/** What is told at doors without tokens. */
export function ToldElsewhere({ app, person, place, isBeside = false }: ToldProps<OtherPlace>) {
  const query = useQuery({ ...queries.told(app.id, person.id), placeholderData: keepPreviousData })
  return (
    <Loaded query={query} what={words.whatAnswer}>
      {preview => {
        const text = printTold(preview, place)
        const leftOut = place === 'gateway' ? (preview.gateway?.leftOut ?? []) : []
        return (
          <>
            {place === 'ldap' && preview.ldap?.isOn === false ? (
              <Note tone="warn" title={words.directoryOff}>
                {words.directoryOffText}
              </Note>
            ) : (
              <Verdict of={preview} app={app} person={person} now={words.now[place]} />
            )}
            {leftOut.length > 0 && (
              <Note tone="warn" title={words.leftOut(listNames(leftOut))}>
                {words.leftOutText}
              </Note>
            )}
            {text === null ? (
              <p className="ink2">{place === 'ldap' ? words.noEntry : words.nothing}</p>
            ) : (
              <Code label={isBeside ? `${labelOf(app, place)}, ${person.name}` : labelOf(app, place)} text={text} />
            )}
          </>
        )
      }}
    </Loaded>
  )
}
