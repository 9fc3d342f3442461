import type { ApiToken } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { printDay, printFull, printMoment } from '../parts/dates.ts'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageRange, Pager, useCursors } from '../parts/pager.tsx'
import { Panel } from '../parts/panel.tsx'
import { Status } from '../parts/status.tsx'
import { useSession } from '../shell/session.ts'
import { EndToken } from './end-token.tsx'
import { NewToken } from './new-token.tsx'
import { printScopes } from './scope-words.ts'

const limit = 50

function Ends({ token: { expiresAt } }: { token: ApiToken }) {
  if (expiresAt === null) return <>Until it is ended</>
  if (Date.parse(expiresAt) <= Date.now()) return <Status tone="bad">Expired {printDay(expiresAt)}</Status>
  return <span title={printFull(expiresAt)}>{printDay(expiresAt)}</span>
}

function TokenRow({ token, onEnd }: { token: ApiToken; onEnd: () => void }) {
  const { user } = useSession()
  const { name, scopes, createdAt, lastUsedAt, lastAddress } = token
  return (
    <tr>
      <td>
        <b className="b">{name}</b>
        <small>
          {token.user.id === user.id ? 'Yours' : token.user.name}, made {printMoment(createdAt)}
        </small>
      </td>
      <td>{printScopes(scopes)}</td>
      <td>
        {lastUsedAt === null ? (
          <Status tone="dim">Not used yet</Status>
        ) : (
          <span title={printFull(lastUsedAt)}>
            {printMoment(lastUsedAt)}
            {lastAddress !== null && <small className="mono">{lastAddress}</small>}
          </span>
        )}
      </td>
      <td>
        <Ends token={token} />
      </td>
      <td className="r">
        <Button variant="subtle" color="gray" size="compact-sm" aria-label={`End ${name}`} onClick={onEnd}>
          End
        </Button>
      </td>
    </tr>
  )
}

/** Tokens with which scripts use the API: one's own, and for admins those of others. */
export function ApiTokens() {
  const cursors = useCursors('tokens')
  const query = useQuery(queries.tokens({ cursor: cursors.cursor, limit }))
  const [making, { open, close }] = useDisclosure()
  const [ending, setEnding] = useState<ApiToken | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={open}>
      Make a token
    </Button>
  )
  return (
    <Loaded query={query} what="API tokens">
      {page => {
        const isEmpty = page.total === 0
        const pager = !isEmpty && (
          <>
            <PageRange page={page} limit={limit} cursors={cursors} />
            <Pager page={page} cursors={cursors} />
          </>
        )
        return (
          <Panel title="API tokens" right={!isEmpty && add} footer={pager}>
            {isEmpty ? (
              <Empty icon={IconKey} title="No API tokens yet" action={add}>
                Scripts and other programs use the API with a token. It acts as you, within what you allow it, and you
                can end it at any time.
              </Empty>
            ) : (
              <div className="scroll-x">
                <table className="list stacked">
                  <thead>
                    <tr>
                      <th>Token</th>
                      <th>May</th>
                      <th>Last used</th>
                      <th>Ends</th>
                      <th>
                        <span className="visually-hidden">Actions</span>
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {page.items.map(token => (
                      <TokenRow key={token.id} token={token} onEnd={() => setEnding(token)} />
                    ))}
                  </tbody>
                </table>
              </div>
            )}
            <NewToken opened={making} onClose={close} />
            {ending && <EndToken token={ending} onClose={() => setEnding(null)} />}
          </Panel>
        )
      }}
    </Loaded>
  )
}
