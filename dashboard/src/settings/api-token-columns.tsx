import type { ServiceToken } from '@doorward/contract'
import { printDay, printFull, printMoment } from '../parts/dates.ts'
import { Status } from '../parts/status.tsx'
import { printScopes } from './scope-words.ts'
import type { TokenColumn } from './token-table.tsx'

function Used({ token: { lastUsedAt, lastAddress } }: { token: ServiceToken }) {
  if (lastUsedAt === null) return <Status tone="dim">Not used yet</Status>
  return (
    <span title={printFull(lastUsedAt)}>
      {printMoment(lastUsedAt)}
      {lastAddress !== null && <small className="mono">{lastAddress}</small>}
    </span>
  )
}

function Ends({ expiresAt }: { expiresAt: string | null }) {
  if (expiresAt === null) return <>Until it is ended</>
  if (Date.parse(expiresAt) <= Date.now()) return <Status tone="bad">Expired {printDay(expiresAt)}</Status>
  return <span title={printFull(expiresAt)}>{printDay(expiresAt)}</span>
}

/** What a list tells of API tokens, of people and of machines. */
export const apiTokenColumns: readonly TokenColumn<ServiceToken>[] = [
  { title: 'May', of: token => printScopes(token.scopes) },
  { title: 'Last used', of: token => <Used token={token} /> },
  { title: 'Ends', of: token => <Ends expiresAt={token.expiresAt} /> },
]
