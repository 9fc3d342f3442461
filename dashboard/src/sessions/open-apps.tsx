import type { OpenSession, Reference } from '@doorward/contract'
import { Button } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { useCursors } from '../parts/pager.tsx'
import { t } from '../texts/index.ts'
import { endAppSession } from './ending.ts'

export const pageSize = 25

/** A page of the sessions of a person or with an app, which follows what happens. */
export function useSessionsOf(of: { app: string } | { user: string }) {
  const cursors = useCursors(JSON.stringify(of))
  const query = useQuery({
    ...queries.sessions({ ...of, cursor: cursors.cursor, limit: pageSize }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })
  return { cursors, query }
}

export interface OpenApp {
  app: Reference
  session: OpenSession
  picture: ReactNode
  title: ReactNode
  about: ReactNode
  /** What the button that ends it is called to who does not see the line. */
  endLabel: string
}

/** Apps in browsers, a line each. Ending one leaves the browser signed in. */
export function OpenApps({ open }: { open: readonly OpenApp[] }) {
  const ending = useMutation({ mutationFn: endAppSession })
  const isEnding = ({ app, session }: OpenApp) =>
    ending.isPending && ending.variables.app.id === app.id && ending.variables.session.id === session.id
  return (
    <>
      {ending.error && (
        <div className="pad">
          <Failure error={ending.error} what={t.sessions.notEnded} focus />
        </div>
      )}
      <ul className="rows">
        {open.map(line => (
          <li key={`${line.app.id} ${line.session.id}`}>
            {line.picture}
            <span>
              {line.title}
              <small>{line.about}</small>
            </span>
            {line.session.mayEnd && (
              <span className="r">
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={line.endLabel}
                  loading={isEnding(line)}
                  onClick={() => ending.mutate(line)}
                >
                  {t.sessions.end}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
