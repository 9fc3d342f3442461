import type { AccessRequestDetails } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { printFull, printMoment } from '../parts/dates.ts'
import { Loaded } from '../parts/loaded.tsx'
import { listNames } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { AnswerForm } from './answer-form.tsx'

const words = t.requests.details

const factorOf = ({ secondFactor, appRequiresTwoFactor, app }: AccessRequestDetails): string =>
  `${secondFactor ? words.hasFactor : words.noFactor} ${(appRequiresTwoFactor ? words.appAsks : words.appAsksNone)(app.name)}`

/** What an answer rests on, and the answer. */
export function RequestDetails({ id, onAnswered }: { id: string; onAnswered: () => void }) {
  const query = useQuery(queries.accessRequest(id))
  return (
    <Loaded query={query} what={t.requests.whatOne}>
      {request => (
        <div className="request-details">
          <div>
            <blockquote>{request.reason}</blockquote>
            <dl>
              <div>
                <dt>{words.groups}</dt>
                <dd>{request.groups.length > 0 ? listNames(request.groups, 8) : words.noGroups}</dd>
              </div>
              <div>
                <dt>{words.refused}</dt>
                <dd>
                  <Link
                    to="/access/explain"
                    search={{
                      user: request.user.id,
                      app: request.app.id,
                      ...(request.reference !== null && { reference: request.reference }),
                    }}
                  >
                    {words.explain}
                  </Link>
                </dd>
              </div>
              <div>
                <dt>{words.factor}</dt>
                <dd>{factorOf(request)}</dd>
              </div>
              {request.passed !== null && (
                <div>
                  <dt>{words.passed}</dt>
                  <dd title={printFull(request.passed.at)}>
                    {t.requests.pass.told(request.passed.to, request.passed.by, printMoment(request.passed.at))}
                  </dd>
                </div>
              )}
              <div>
                <dt>{words.askedBefore}</dt>
                <dd>{request.askedBefore === 0 ? words.never : words.times(request.askedBefore)}</dd>
              </div>
            </dl>
          </div>
          {request.isOwn ? (
            <p className="ink2">{words.own}</p>
          ) : request.state === 'open' ? (
            <AnswerForm key={request.id} request={request} onAnswered={onAnswered} />
          ) : (
            <p className="ink2" role="status">
              {request.decidedBy === null ? words.over : words.answeredBy(request.decidedBy)}
            </p>
          )}
        </div>
      )}
    </Loaded>
  )
}
