import type { ServiceToken } from '@doorward/contract'
import { printDay, printFull, printMoment } from '../parts/dates.ts'
import { Status } from '../parts/status.tsx'
import { printScopes } from './scope-words.ts'
import type { TokenColumn } from './token-table.tsx'
import { t } from '../texts/index.ts'

const words = t.tokens

function Used({ token: { lastUsedAt, lastAddress } }: { token: ServiceToken }) {
  if (lastUsedAt === null) return <Status tone="dim">{words.notUsed}</Status>
  return (
    <span title={printFull(lastUsedAt)}>
      {printMoment(lastUsedAt)}
      {lastAddress !== null && <small className="mono">{lastAddress}</small>}
    </span>
  )
}

function Ends({ expiresAt }: { expiresAt: string | null }) {
  if (expiresAt === null) return <>{words.untilEnded}</>
  if (Date.parse(expiresAt) <= Date.now()) return <Status tone="bad">{words.expired(printDay(expiresAt))}</Status>
  return <span title={printFull(expiresAt)}>{printDay(expiresAt)}</span>
}

/** What a list tells of API tokens, of people and of machines. */
export const apiTokenColumns: readonly TokenColumn<ServiceToken>[] = [
  { title: words.may, of: token => printScopes(token.scopes) },
  { title: words.lastUsed, of: token => <Used token={token} /> },
  { title: words.ends, of: token => <Ends expiresAt={token.expiresAt} /> },
]
