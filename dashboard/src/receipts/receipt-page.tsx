import type { Receipt } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconAppWindow, IconDownload, IconPrinter, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { printFull, printLogTime } from '../parts/dates.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Note } from '../parts/note.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Avatar } from '../parts/picture.tsx'
import { Badge } from '../parts/status.tsx'
import { count, listNames } from '../parts/words.ts'
import { listByHand, printDone, ReceiptAnswer } from './receipt-answer.tsx'

const route = getRouteApi('/people/$userId/receipts/$receiptId')

function save(receipt: Receipt): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(receipt, null, 2)], { type: 'application/json' }))
  link.download = `receipt-${receipt.user.username ?? receipt.id}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}

/** What is still open, if anything; never “out everywhere” while an app keeps a sign-in of its own. */
function Outcome({ receipt }: { receipt: Receipt }) {
  const since = `No new sign-in anywhere since ${printLogTime(receipt.at)}.`
  const waiting = receipt.apps.filter(({ answer }) => answer.state === 'waiting')
  const ending = receipt.apps.filter(({ answer }) => answer.state === 'ends-by')
  const byHand = listByHand(receipt)
  if (waiting.length + ending.length + byHand.length === 0)
    return (
      <Note tone="ok" title={since}>
        {receipt.apps.length === 0 ? 'No app was open.' : 'Every app that was open has confirmed.'}
      </Note>
    )
  const open = [
    ...(waiting.length > 0 ? [`${count(waiting.length, 'app hasn’t', 'apps haven’t')} answered`] : []),
    ...(ending.length > 0 ? [`${count(ending.length, 'app ends', 'apps end')} by itself`] : []),
    ...(byHand.length > 0 ? [`${byHand.length} must be closed by hand`] : []),
  ]
  const names = [...new Set([...waiting, ...ending, ...byHand].map(({ name }) => name))]
  return (
    <Note tone="warn" title={`${since} ${open.join(', ')}`}>
      Until then {receipt.user.name} may still be inside {listNames(names, 8)}.
    </Note>
  )
}

function Apps({ receipt: { apps } }: { receipt: Receipt }) {
  return (
    <Panel title="What each app answered" right={count(apps.length, 'app they had opened', 'apps they had opened')}>
      {apps.length === 0 ? (
        <p className="pad ink2">No app was open.</p>
      ) : (
        <div className="scroll-x">
          <table className="list stacked">
            <thead>
              <tr>
                <th>App</th>
                <th>What we did</th>
                <th>Answer</th>
              </tr>
            </thead>
            <tbody>
              {apps.map(app => (
                <tr key={app.id}>
                  <td>
                    <b className="b">{app.name}</b>
                  </td>
                  <td className="ink2">
                    {printDone(app)}
                    {app.tokensUntil !== null && (
                      <small title={printFull(app.tokensUntil)}>
                        Servers that check its tokens by themselves may take one until {printLogTime(app.tokensUntil)}
                      </small>
                    )}
                  </td>
                  <td>
                    <ReceiptAnswer app={app} />
                    {app.words !== null && app.answer.state !== 'by-hand' && <small>{app.words}</small>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

function ByHand({ receipt }: { receipt: Receipt }) {
  const items = listByHand(receipt)
  if (items.length === 0) return null
  return (
    <Panel title="Left to do by hand">
      <ul className="rows">
        {items.map(({ id, name, why }) => (
          <li key={id}>
            <IconAppWindow size={17} stroke={1.75} aria-hidden />
            <span>
              Sign {receipt.user.name} out in {name}
              <small>{why}</small>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Ended({ receipt: { ended } }: { receipt: Receipt }) {
  const facts: [string, number | string][] = [
    ['Sessions', ended.sessions],
    ['Renewals for apps (refresh tokens)', ended.renewals],
    ['App passwords', listNames(ended.appPasswords, 8) || 0],
    ['API tokens', listNames(ended.apiTokens, 8) || 0],
    ['LDAP connections', 'All'],
    ['Trusted browsers', ended.trustedBrowsers],
    [
      'Taken out of',
      listNames(
        ended.groups.map(({ name }) => name),
        20,
      ) || 'No group',
    ],
    [
      'Access by name',
      listNames(
        ended.grants.map(({ name }) => name),
        20,
      ) || 0,
    ],
  ]
  return (
    <Panel title="Ended here">
      <dl className="ended-list pad">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

function HandOver({ receipt: { handOver } }: { receipt: Receipt }) {
  const items = [
    ...handOver.groups.map(({ id, name }) => ({ id, text: `Manager of ${name}` })),
    ...handOver.apps.map(({ id, name }) => ({ id, text: `Contact of ${name}` })),
    ...handOver.serviceAccounts.map(name => ({ id: name, text: `Looks after the service account ${name}` })),
  ]
  if (items.length === 0) return null
  return (
    <Panel title="To hand over" footer="Nothing here stops by itself. Name somebody else.">
      <ul className="rows">
        {items.map(({ id, text }) => (
          <li key={id}>
            <IconUsersGroup size={17} stroke={1.75} aria-hidden />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What was ended when somebody left. Looks again by itself until every app has given its last word. */
export function ReceiptPage() {
  const { userId, receiptId } = route.useParams()
  const query = useQuery({
    ...queries.receipt(receiptId),
    refetchInterval: ({ state }) => (state.data?.isFinal === false ? 3000 : false),
  })
  return (
    <Loaded query={query} what="receipt">
      {receipt => (
        <>
          <PageHead
            title={`${receipt.user.name} has left`}
            crumbs={[
              { to: '/people', name: 'People' },
              { to: `/people/${userId}`, name: receipt.user.name },
            ]}
            picture={<Avatar name={receipt.user.name} large />}
            badges={<Badge tone="bad">{receipt.trashed ? 'In the trash' : 'Disabled'}</Badge>}
            lead={[receipt.user.username, `offboarded ${printFull(receipt.at)} by ${receipt.by}`]
              .filter(Boolean)
              .join(' · ')}
            actions={
              <>
                <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
                  Print
                </Button>
                <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => save(receipt)}>
                  Download
                </Button>
              </>
            }
          />
          <div className="stack receipt">
            <Outcome receipt={receipt} />
            <div className="grid g-main">
              <div className="stack">
                <Apps receipt={receipt} />
                <ByHand receipt={receipt} />
              </div>
              <div className="stack">
                <Ended receipt={receipt} />
                <HandOver receipt={receipt} />
              </div>
            </div>
          </div>
        </>
      )}
    </Loaded>
  )
}
