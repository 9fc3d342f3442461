import type { App, WhatIf } from '@doorward/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { countPeople } from '../parts/words.ts'
import { type AccessDraft, ruleOf } from './access-editor.tsx'

const namesOf = ({ count, people }: WhatIf['gain']): string => {
  const names = people.map(({ name }) => name)
  const more = count - names.length
  return new Intl.ListFormat('en-GB').format(more > 0 ? [...names, `${more} more`] : names)
}

/** Who would gain the app and who would lose it, were the rule saved now. */
export function GainsAndLosses({ app, draft }: { app: App; draft: AccessDraft }) {
  const access = ruleOf(draft)
  const query = useQuery({
    ...queries.tryRule({
      app: app.id,
      rule: { ...(access && { access }), adminsIncluded: draft.adminsIncluded },
    }),
    placeholderData: keepPreviousData,
  })
  return (
    <div role="status">
      <Panel title="What saving changes">
        <Loaded query={query} what="people" rows={2}>
          {({ gain, lose }) =>
            gain.count + lose.count === 0 ? (
              <p className="pad dim">Nobody gains {app.title}, and nobody loses it.</p>
            ) : (
              <ul className="rows">
                {gain.count > 0 && (
                  <li>
                    <span>
                      {countPeople(gain.count)} will gain {app.title}
                      <small>{namesOf(gain)}</small>
                    </span>
                  </li>
                )}
                {lose.count > 0 && (
                  <li>
                    <span>
                      {countPeople(lose.count)} will lose {app.title}
                      <small>{namesOf(lose)}</small>
                    </span>
                  </li>
                )}
              </ul>
            )
          }
        </Loaded>
      </Panel>
    </div>
  )
}
