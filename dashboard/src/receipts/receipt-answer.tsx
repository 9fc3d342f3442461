import type { Receipt } from '@doorward/contract'
import { printFull, printLogTime } from '../parts/dates.ts'
import { Status } from '../parts/status.tsx'
import { count } from '../parts/words.ts'

type App = Receipt['apps'][number]

/** What we did about an app. */
export function printDone({ answer, sessions }: App): string {
  const browsers = count(sessions, 'session', 'sessions')
  switch (answer.state) {
    case 'signed-out':
      return `Sign-out message, ${browsers}`
    case 'waiting':
      return answer.tries === 0 ? 'Sign-out message' : `Sign-out message, tried ${count(answer.tries, 'time', 'times')}`
    case 'not-told':
      return 'Sign-out message, tried for a day'
    case 'ends-by':
      return 'Takes no messages, renewal refused'
    case 'by-hand':
    default:
      return 'Takes no messages, keeps its own sign-in'
  }
}

/** What it answered; the server’s own words about a failure below. */
export function ReceiptAnswer({ app: { answer } }: { app: App }) {
  switch (answer.state) {
    case 'signed-out':
      return (
        <span title={printFull(answer.at)}>
          <Status tone="ok">Signed out at {printLogTime(answer.at)}</Status>
        </span>
      )
    case 'waiting':
      return (
        <>
          <Status tone="warn">
            {answer.tries === 0 ? 'Not yet' : `Not yet, next try ${printLogTime(answer.nextAt)}`}
          </Status>
          {answer.said && <small>{answer.said}</small>}
        </>
      )
    case 'not-told':
      return (
        <>
          <Status tone="bad">By hand, see below</Status>
          {answer.said && <small>{answer.said}</small>}
        </>
      )
    case 'ends-by':
      return <Status tone="warn">Ends by {printLogTime(answer.at)}</Status>
    case 'by-hand':
    default:
      return <Status tone="bad">By hand, see below</Status>
  }
}

const isByHand = ({ answer }: App) => answer.state === 'by-hand' || answer.state === 'not-told'

/** Apps somebody has to look at, with what they keep. */
export function listByHand({ apps, ldapApps }: Receipt): { id: string; name: string; why: string }[] {
  return [
    ...apps.filter(isByHand).map(({ id, name, words }) => ({
      id,
      name,
      why: words ?? 'It keeps its own sign-in until someone ends it there.',
    })),
    ...ldapApps
      .filter(({ id }) => !apps.some(app => app.id === id && isByHand(app)))
      .map(({ id, name, words }) => ({
        id,
        name,
        why:
          words ??
          'It looks people up over LDAP, where they are gone. It may remember them for a while, and keep its own sign-ins.',
      })),
  ]
}
