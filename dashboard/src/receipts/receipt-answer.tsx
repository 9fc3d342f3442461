import type { Receipt } from '@doorward/contract'
import { printFull, printLogTime } from '../parts/dates.ts'
import { Status } from '../parts/status.tsx'
import { t } from '../texts/index.ts'

const words = t.receipts

type App = Receipt['apps'][number]

/** What we did about an app. */
export function printDone({ answer, sessions }: App): string {
  switch (answer.state) {
    case 'signed-out':
      return words.did.messageTo(t.sessions.count(sessions))
    case 'waiting':
      return answer.tries === 0 ? words.did.message : words.did.messageTried(answer.tries)
    case 'not-told':
      return words.did.messageForADay
    case 'ends-by':
      return words.did.noMessages
    case 'by-hand':
    default:
      return words.did.ownSignIn
  }
}

/** What it answered; the server’s own words about a failure below. */
export function ReceiptAnswer({ app: { answer } }: { app: App }) {
  switch (answer.state) {
    case 'signed-out':
      return (
        <span title={printFull(answer.at)}>
          <Status tone="ok">{words.answer.signedOut(printLogTime(answer.at))}</Status>
        </span>
      )
    case 'waiting':
      return (
        <>
          <Status tone="warn">
            {answer.tries === 0 ? words.answer.notYet : words.answer.nextTry(printLogTime(answer.nextAt))}
          </Status>
          {answer.said && <small>{answer.said}</small>}
        </>
      )
    case 'not-told':
      return (
        <>
          <Status tone="bad">{words.answer.byHand}</Status>
          {answer.said && <small>{answer.said}</small>}
        </>
      )
    case 'ends-by':
      return <Status tone="warn">{words.answer.endsBy(printLogTime(answer.at))}</Status>
    case 'by-hand':
    default:
      return <Status tone="bad">{words.answer.byHand}</Status>
  }
}

const isByHand = ({ answer }: App) => answer.state === 'by-hand' || answer.state === 'not-told'

/** Apps somebody has to look at, with what they keep. */
export function listByHand({ apps, ldapApps }: Receipt): { id: string; name: string; why: string }[] {
  return [
    ...apps.filter(isByHand).map(({ id, name, words: said }) => ({
      id,
      name,
      why: said ?? words.byHand.own,
    })),
    ...ldapApps
      .filter(({ id }) => !apps.some(app => app.id === id && isByHand(app)))
      .map(({ id, name, words: said }) => ({
        id,
        name,
        why: said ?? words.byHand.ldap,
      })),
  ]
}
