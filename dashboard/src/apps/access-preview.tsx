import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { Avatar } from '../parts/picture.tsx'
import { count, countPeople } from '../parts/words.ts'
import { type AccessDraft, ruleOf } from './access-editor.tsx'

/** Counts and names the people a rule would let in, before it is saved. */
export function AccessPreviewPanel({ draft, saved }: { draft: AccessDraft; saved?: boolean }) {
  const access = ruleOf(draft) ?? { kind: 'nobody' as const }
  const query = useQuery({
    ...queries.accessPreview({ access, adminsIncluded: draft.kind !== 'single-user' && draft.adminsIncluded }),
    placeholderData: keepPreviousData,
  })
  const amount = query.data?.count
  const verb = saved ? 'can' : 'will be able to'
  return (
    <Panel
      title={
        <span aria-live="polite">
          {amount === undefined ? 'Who gets in' : `${amount === 0 ? 'Nobody' : countPeople(amount)} ${verb} open it`}
        </span>
      }
      footer={
        query.data &&
        query.data.adminCount > 0 &&
        `${count(query.data.adminCount, 'is', 'are')} there only as ${query.data.adminCount === 1 ? 'an admin' : 'admins'}.`
      }
    >
      <Loaded query={query} what="people">
        {({ people, count: all }) =>
          people.length === 0 ? (
            <p className="pad dim">Choose who can open it, and they are listed here.</p>
          ) : (
            <ul className="rows">
              {people.map(({ id, displayName, reason }) => (
                <li key={id}>
                  <Avatar name={displayName} />
                  <span>
                    {displayName}
                    <small>{reason}</small>
                  </span>
                </li>
              ))}
              {all > people.length && (
                <li>
                  <span className="dim">and {new Intl.NumberFormat('en-GB').format(all - people.length)} more</span>
                </li>
              )}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}
