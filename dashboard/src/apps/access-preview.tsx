import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { Avatar } from '../parts/picture.tsx'
import { t } from '../texts/index.ts'
import { type AccessDraft, ruleOf } from './access-editor.tsx'

const words = t.appsAccess.preview

const titleOf = (amount: number, saved: boolean): string =>
  amount === 0 ? (saved ? words.nobodyCan : words.nobodyWill) : (saved ? words.can : words.will)(amount)

/** Counts and names the people a rule would let in, before it is saved. */
export function AccessPreviewPanel({ draft, saved = false }: { draft: AccessDraft; saved?: boolean }) {
  const access = ruleOf(draft) ?? { kind: 'nobody' as const }
  const query = useQuery({
    ...queries.accessPreview({ access, adminsIncluded: draft.kind !== 'single-user' && draft.adminsIncluded }),
    placeholderData: keepPreviousData,
  })
  const amount = query.data?.count
  return (
    <Panel
      title={<span aria-live="polite">{amount === undefined ? words.title : titleOf(amount, saved)}</span>}
      footer={query.data && query.data.adminCount > 0 && words.onlyAdmins(query.data.adminCount)}
    >
      <Loaded query={query} what={words.what}>
        {({ people, count: all }) =>
          people.length === 0 ? (
            <p className="pad dim">{words.none}</p>
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
                  <span className="dim">{words.more(all - people.length)}</span>
                </li>
              )}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}
