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
import { listNames, stateWords } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { listByHand, printDone, ReceiptAnswer } from './receipt-answer.tsx'

const words = t.receipts

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
  const since = words.outcome.since(printLogTime(receipt.at))
  const waiting = receipt.apps.filter(({ answer }) => answer.state === 'waiting')
  const ending = receipt.apps.filter(({ answer }) => answer.state === 'ends-by')
  const byHand = listByHand(receipt)
  if (waiting.length + ending.length + byHand.length === 0)
    return (
      <Note tone="ok" title={since}>
        {receipt.apps.length === 0 ? words.outcome.noApp : words.outcome.allConfirmed}
      </Note>
    )
  const open = [
    ...(waiting.length > 0 ? [words.outcome.waiting(waiting.length)] : []),
    ...(ending.length > 0 ? [words.outcome.ending(ending.length)] : []),
    ...(byHand.length > 0 ? [words.outcome.byHand(byHand.length)] : []),
  ]
  const names = [...new Set([...waiting, ...ending, ...byHand].map(({ name }) => name))]
  return (
    <Note tone="warn" title={`${since} ${open.join(', ')}`}>
      {words.outcome.until(receipt.user.name, listNames(names, 8))}
    </Note>
  )
}

function Apps({ receipt: { apps } }: { receipt: Receipt }) {
  return (
    <Panel title={words.apps.title} right={words.apps.opened(apps.length)}>
      {apps.length === 0 ? (
        <p className="pad ink2">{words.outcome.noApp}</p>
      ) : (
        <div className="scroll-x">
          <table className="list stacked">
            <thead>
              <tr>
                <th>{words.apps.app}</th>
                <th>{words.apps.did}</th>
                <th>{words.apps.answer}</th>
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
                        {words.apps.tokens(printLogTime(app.tokensUntil))}
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
    <Panel title={words.byHand.title}>
      <ul className="rows">
        {items.map(({ id, name, why }) => (
          <li key={id}>
            <IconAppWindow size={17} stroke={1.75} aria-hidden />
            <span>
              {words.byHand.signOut(receipt.user.name, name)}
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
    [words.ended.sessions, ended.sessions],
    [words.ended.renewals, ended.renewals],
    [words.ended.appPasswords, listNames(ended.appPasswords, 8) || 0],
    [words.ended.tokens, listNames(ended.apiTokens, 8) || 0],
    [words.ended.ldap, words.ended.all],
    [words.ended.browsers, ended.trustedBrowsers],
    [
      words.ended.groups,
      listNames(
        ended.groups.map(({ name }) => name),
        20,
      ) || words.ended.noGroup,
    ],
    [
      words.ended.grants,
      listNames(
        ended.grants.map(({ name }) => name),
        20,
      ) || 0,
    ],
  ]
  return (
    <Panel title={words.ended.title}>
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
    ...handOver.groups.map(({ id, name }) => ({ id, text: words.handOver.manager(name) })),
    ...handOver.apps.map(({ id, name }) => ({ id, text: words.handOver.contact(name) })),
    ...handOver.serviceAccounts.map(name => ({ id: name, text: words.handOver.service(name) })),
  ]
  if (items.length === 0) return null
  return (
    <Panel title={words.handOver.title} footer={words.handOver.footer}>
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
    <Loaded query={query} what={words.what} page={{ to: '/people', name: t.people.title }}>
      {receipt => (
        <>
          <PageHead
            title={words.title(receipt.user.name)}
            crumbs={[
              { to: '/people', name: words.people },
              { to: `/people/${userId}`, name: receipt.user.name },
            ]}
            picture={<Avatar name={receipt.user.name} large />}
            badges={<Badge tone="bad">{receipt.trashed ? stateWords.trashed : stateWords.disabled}</Badge>}
            lead={[receipt.user.username, words.lead(printFull(receipt.at), receipt.by)].filter(Boolean).join(' · ')}
            actions={
              <>
                <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
                  {words.print}
                </Button>
                <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => save(receipt)}>
                  {words.download}
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
