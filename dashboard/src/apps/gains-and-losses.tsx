import type { App, WhatIf } from '@doorward/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { t } from '../texts/index.ts'
import { type AccessDraft, ruleOf } from './access-editor.tsx'

const words = t.appsAccess.changes

const namesOf = ({ count, people }: WhatIf['gain']): string => {
  const names = people.map(({ name }) => name)
  const more = count - names.length
  return new Intl.ListFormat(t.locale).format(more > 0 ? [...names, t.words.more(more)] : names)
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
      <Panel title={words.title}>
        <Loaded query={query} what={t.appsAccess.preview.what} rows={2}>
          {({ gain, lose }) =>
            gain.count + lose.count === 0 ? (
              <p className="pad dim">{words.none(app.title)}</p>
            ) : (
              <ul className="rows">
                {gain.count > 0 && (
                  <li>
                    <span>
                      {words.gain(gain.count, app.title)}
                      <small>{namesOf(gain)}</small>
                    </span>
                  </li>
                )}
                {lose.count > 0 && (
                  <li>
                    <span>
                      {words.lose(lose.count, app.title)}
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
