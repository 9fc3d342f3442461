import type { AccessReason, App } from '@doorward/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { Code } from '../parts/copy.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Note } from '../parts/note.tsx'
import { listNames } from '../parts/words.ts'
import { placesOf, printTold, printToken, type OtherPlace, type Place, type TokenPlace } from './told-places.ts'

/** Why somebody may not open the app, of each step that was not passed. */
const refusals: Record<AccessReason['code'], string> = {
  account: 'Their account can’t sign in.',
  'app-enabled': 'The app is switched off.',
  'rule-nobody': 'The app is open to nobody yet.',
  'rule-everyone': 'The app is not open to everyone.',
  'rule-groups': 'They are in none of the groups that open it.',
  'rule-by-name': 'They are not among the people named.',
  'rule-granted': 'Their time with the app is over.',
  'rule-single-user': 'The app belongs to somebody else alone.',
  'rule-admins': 'They are no admin.',
  network: 'It is not open from their network.',
  'second-factor': 'They have no second factor.',
  'sign-in-age': 'They signed in too long ago.',
}

interface ToldProps<P extends Place> {
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
        <Note tone="ok" title={`${person.name} can open ${app.title}`}>
          {now}
        </Note>
      ) : (
        <Note tone="warn" title={`${person.name} can’t open ${app.title}, so it receives nothing`}>
          {reasons
            .filter(({ passed }) => !passed)
            .map(({ code }) => refusals[code])
            .join(' ')}{' '}
          Below is what it would receive.
        </Note>
      )}
    </div>
  )
}

const labelOf = (app: App, place: Place): string => placesOf(app).find(({ value }) => value === place)?.label ?? ''

/** What is in tokens, or behind them. */
export function ToldInTokens({ app, person, place, scopes }: ToldProps<TokenPlace> & { scopes: string }) {
  const query = useQuery({ ...queries.claims(app.id, person.id, scopes), placeholderData: keepPreviousData })
  return (
    <Loaded query={query} what="claims">
      {preview => (
        <>
          <Verdict
            of={preview}
            app={app}
            person={person}
            now="This is what it receives if they sign in now. Times, and what is made for one sign-in, are left out."
          />
          <Code label={labelOf(app, place)} text={printToken(preview, place)} />
        </>
      )}
    </Loaded>
  )
}

const nowAt: Record<OtherPlace, string> = {
  gateway: 'The proxy sends these with each request of theirs.',
  ldap: 'This is their entry as the app’s own account reads it. A picture is left out.',
  simpleAuth: 'This is “user” of the answer when they sign in.',
}

/** What is told at doors without tokens. */
export function ToldElsewhere({ app, person, place }: ToldProps<OtherPlace>) {
  const query = useQuery({ ...queries.told(app.id, person.id), placeholderData: keepPreviousData })
  return (
    <Loaded query={query} what="answer">
      {preview => {
        const text = printTold(preview, place)
        const leftOut = place === 'gateway' ? (preview.gateway?.leftOut ?? []) : []
        return (
          <>
            {place === 'ldap' && preview.ldap?.isOn === false ? (
              <Note tone="warn" title="The directory server is switched off">
                While it is, the app reads nobody’s entry.
              </Note>
            ) : (
              <Verdict of={preview} app={app} person={person} now={nowAt[place]} />
            )}
            {leftOut.length > 0 && (
              <Note tone="warn" title={`No header can name ${listNames(leftOut)}`}>
                A name with a comma, a semicolon or a bar in it could be read as two.
              </Note>
            )}
            {text === null ? (
              <p className="ink2">{place === 'ldap' ? 'To the app there is no such entry.' : 'Nothing.'}</p>
            ) : (
              <Code label={labelOf(app, place)} text={text} />
            )}
          </>
        )
      }}
    </Loaded>
  )
}
