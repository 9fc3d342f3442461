import type { ServiceToken } from '@doorward/contract'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { printDay, printFull, printMoment } from '../parts/dates.ts'
import { Status } from '../parts/status.tsx'
import { printScopes } from './scope-words.ts'

function Ends({ expiresAt }: { expiresAt: string | null }) {
  if (expiresAt === null) return <>Until it is ended</>
  if (Date.parse(expiresAt) <= Date.now()) return <Status tone="bad">Expired {printDay(expiresAt)}</Status>
  return <span title={printFull(expiresAt)}>{printDay(expiresAt)}</span>
}

interface TokenTableProps<Token extends ServiceToken> {
  tokens: readonly Token[]
  /** Below its name. */
  about: (token: Token) => ReactNode
  onEnd: (token: Token) => void
}

/** API tokens, whosever they are. */
export function TokenTable<Token extends ServiceToken>({ tokens, about, onEnd }: TokenTableProps<Token>) {
  return (
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
          {tokens.map(token => (
            <tr key={token.id}>
              <td>
                <b className="b">{token.name}</b>
                <small>{about(token)}</small>
              </td>
              <td>{printScopes(token.scopes)}</td>
              <td>
                {token.lastUsedAt === null ? (
                  <Status tone="dim">Not used yet</Status>
                ) : (
                  <span title={printFull(token.lastUsedAt)}>
                    {printMoment(token.lastUsedAt)}
                    {token.lastAddress !== null && <small className="mono">{token.lastAddress}</small>}
                  </span>
                )}
              </td>
              <td>
                <Ends expiresAt={token.expiresAt} />
              </td>
              <td className="r">
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  aria-label={`End ${token.name}`}
                  onClick={() => onEnd(token)}
                >
                  End
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
