import type { Explained, Explanation } from '@doorward/contract'
import { IconDoor } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Refusal } from '../api/refusal.ts'
import { ruleWords } from '../audit/sentence.ts'
import { Code, CopyText } from '../parts/copy.tsx'
import { printMoment } from '../parts/dates.ts'
import { Empty } from '../parts/empty.tsx'
import { Fill } from '../parts/fill.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Note } from '../parts/note.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { t } from '../texts/index.ts'
import { Chain } from './chain.tsx'
import { DoorDrawing } from './door-drawing.tsx'
import { ExplainQuestion } from './explain-question.tsx'
import { Turns } from './turns.tsx'

const words = t.access
const route = getRouteApi('/access/explain')

function Verdict({
  of: { allowed, user, app, verdict },
  recorded,
}: {
  of: Explanation
  recorded: Explained['recorded']
}) {
  return (
    <div className={allowed ? 'verdict yes' : 'verdict nope'} role="status">
      <DoorDrawing open={allowed} />
      <div>
        <h2>{(allowed ? words.yes : words.no)(user.firstName, app.name)}</h2>
        <p>{verdict}</p>
      </div>
      {recorded && (
        <p className="tried">
          <b>{words.refused(printMoment(recorded.at))}</b>
          <Fill text={words.reference} reference={<span className="mono">{recorded.reference}</span>} />
        </p>
      )}
    </div>
  )
}

/** The refusal a reference was of: as it was written down, whatever has changed since. */
function Recorded({ event, now }: { event: NonNullable<Explained['recorded']>; now: Explanation | null }) {
  const reasons = event.reasons.map(reason => ruleWords[reason] ?? reason)
  const why = reasons.length > 0 ? `${reasons.join('. ')}.` : words.recorded.as(event.reason ?? event.kind)
  return (
    <Note title={words.recorded.title(printMoment(event.at))}>
      {why}
      {now?.allowed && ` ${words.recorded.changed}`}
      {now === null && ` ${words.recorded.noApp}`}
    </Note>
  )
}

/** What an OpenID Connect app would be told; other doors tell less. */
function Told({ of }: { of: Explanation }) {
  const claims = useQuery(queries.claims(of.app.id, of.user.id, 'openid profile email groups'))
  if (!claims.data?.idToken) return null
  return (
    <Panel title={words.told(of.app.name)}>
      <div className="pad">
        <Code label={words.idToken} text={JSON.stringify(claims.data.idToken, null, 2)} />
      </div>
    </Panel>
  )
}

function Answer({ explained: { recorded, now } }: { explained: Explained }) {
  return (
    <div className="stack">
      {recorded && <Recorded event={recorded} now={now} />}
      {now && (
        <>
          <Verdict of={now} recorded={recorded} />
          <div className="grid g-wide">
            <Panel>
              <div className="pad">
                <Chain steps={now.steps} />
              </div>
            </Panel>
            <div className="stack">
              <Turns of={now} />
              {now.allowed && now.app.doors.includes('oidc') && <Told of={now} />}
            </div>
          </div>
        </>
      )}
    </div>
  )
}

/** Why somebody may open an app or may not, step by step, and what would change it. */
export function ExplainPage() {
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const { user, app, address, reference } = asked
  const isAsked = reference !== undefined || (user !== undefined && app !== undefined)
  const query = useQuery({
    ...queries.explain(reference === undefined ? { user, app, address } : { reference, address }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  // A reference is somebody's word: of a person and an app that are named beside it there is an answer without it.
  const isMissing = query.error instanceof Refusal && query.error.problem.status === 404
  const isUnknown = isMissing && reference !== undefined && user !== undefined && app !== undefined
  const without = useQuery({ ...queries.explain({ user, app, address }), enabled: isUnknown })
  const about = query.data?.now
  const isOfAnother =
    about != null && user !== undefined && app !== undefined && (about.user.id !== user || about.app.id !== app)
  const now = reference === undefined ? undefined : query.data?.now
  // A reference names all three.
  const shown = now
    ? { reference, user: now.user.id, app: now.app.id, address: address ?? now.address ?? undefined }
    : asked
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={isAsked && <CopyText value={window.location.href}>{words.copyLink}</CopyText>}
      />
      <ExplainQuestion asked={shown} onAsk={search => void navigate({ search, replace: true })} />
      {isOfAnother && (
        <Note tone="warn" title={words.another.title}>
          {words.another.text(about.user.name, about.app.name)}{' '}
          <Link to="/access/explain" search={{ user, app }}>
            {words.another.without}
          </Link>
        </Note>
      )}
      {isUnknown ? (
        <div className="stack">
          <Note tone="warn" title={words.unknown.title(reference)}>
            {words.unknown.text}
          </Note>
          <Loaded query={without} what={words.what}>
            {explained => <Answer explained={explained} />}
          </Loaded>
        </div>
      ) : isAsked ? (
        <Loaded query={query} what={reference === undefined ? words.what : words.whatRefusal}>
          {explained => <Answer explained={explained} />}
        </Loaded>
      ) : (
        <section className="panel" aria-label={words.nothing.title}>
          <Empty icon={IconDoor} title={words.nothing.title}>
            {words.nothing.text}
          </Empty>
        </section>
      )}
    </>
  )
}
