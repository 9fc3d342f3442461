import type { AccessRequestDetails } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { listNames } from '../parts/words.ts'
import { AnswerForm } from './answer-form.tsx'

const timesBefore = (times: number): string => (times === 0 ? 'Never' : times === 1 ? 'Once' : `${times} times`)

const factorOf = ({ secondFactor, appRequiresTwoFactor, app }: AccessRequestDetails): string =>
  `${secondFactor ? 'Has one' : 'None yet'}. ${app.name} ${appRequiresTwoFactor ? 'asks for one' : 'asks for none'}.`

/** What an answer rests on, and the answer. */
export function RequestDetails({ id, onAnswered }: { id: string; onAnswered: () => void }) {
  const query = useQuery(queries.accessRequest(id))
  return (
    <Loaded query={query} what="request">
      {request => (
        <div className="request-details">
          <div>
            <blockquote>{request.reason}</blockquote>
            <dl>
              <div>
                <dt>Groups</dt>
                <dd>{request.groups.length > 0 ? listNames(request.groups, 8) : 'None'}</dd>
              </div>
              <div>
                <dt>Refused</dt>
                <dd>
                  <Link
                    to="/access/explain"
                    search={{
                      user: request.user.id,
                      app: request.app.id,
                      ...(request.reference !== null && { reference: request.reference }),
                    }}
                  >
                    Explain access
                  </Link>
                </dd>
              </div>
              <div>
                <dt>Second factor</dt>
                <dd>{factorOf(request)}</dd>
              </div>
              <div>
                <dt>Asked before</dt>
                <dd>{timesBefore(request.askedBefore)}</dd>
              </div>
            </dl>
          </div>
          {request.isOwn ? (
            <p className="ink2">This is your own request. Somebody else answers it.</p>
          ) : request.state === 'open' ? (
            <AnswerForm key={request.id} request={request} onAnswered={onAnswered} />
          ) : (
            <p className="ink2" role="status">
              {request.decidedBy === null
                ? 'This request is not waiting any more.'
                : `${request.decidedBy} has answered this meanwhile.`}
            </p>
          )}
        </div>
      )}
    </Loaded>
  )
}
