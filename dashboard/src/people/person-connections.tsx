import type { Consent, User } from '@doorward/contract'
import { Button, Group, Modal } from '@mantine/core'
import { IconReceipt } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget, queries } from '../api/queries.ts'
import { printDay, printFull } from '../parts/dates.ts'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { AppIcon } from '../parts/picture.tsx'
import { sayDone } from '../parts/saved.tsx'
import { listNames } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { PersonAppSessions } from './person-app-sessions.tsx'
import { usePerson } from './use-person.ts'

const { consents: words, receipts } = t.people.person

/** What an app is told, in the words of the page that asked. */
const toldWords: Record<string, string> = words.told

const printTold = ({ told, since }: Consent) => {
  const facts =
    listNames(
      told.map(fact => toldWords[fact] ?? fact),
      8,
    ) || words.nothing
  return `${facts.replace(/^./, first => first.toUpperCase())}.${since === null ? '' : ` ${words.since(printDay(since))}`}`
}

function Revoke({ user, consent, onClose }: { user: User; consent: Consent; onClose: () => void }) {
  const { app } = consent
  const revoke = useMutation({
    mutationFn: () => api.revokeConsent({ params: { id: user.id, appId: app.id } }),
    onSuccess: async () => {
      onClose()
      sayDone(words.done(user.displayName, app.name))
      await forget('user', 'sessions')
    },
  })
  return (
    <Modal opened onClose={onClose} title={words.ask(app.name)}>
      <div className="form">
        <Failure error={revoke.error} what={words.failed} focus />
        <p className="ink2">{words.text(user.displayName, app.name)}</p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t.parts.cancel}
          </Button>
          <Button color="red" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            {words.revoke}
          </Button>
        </Group>
      </div>
    </Modal>
  )
}

function AllowedApps({ user }: { user: User }) {
  const query = useQuery(queries.consents(user.id))
  const [revoking, setRevoking] = useState<Consent | null>(null)
  return (
    <Panel title={words.title} right={words.right} footer={words.footer}>
      <Loaded query={query} what={words.what} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="pad ink2">{words.none}</p>
          ) : (
            <ul className="rows">
              {items.map(consent => (
                <li key={consent.app.id}>
                  <AppIcon title={consent.app.name} small />
                  <span>
                    <b className="b">{consent.app.name}</b>
                    <small>{printTold(consent)}</small>
                  </span>
                  <span className="r">
                    <Button
                      className="danger"
                      variant="default"
                      size="compact-sm"
                      aria-label={words.revokeOne(consent.app.name)}
                      onClick={() => setRevoking(consent)}
                    >
                      {words.revoke}
                    </Button>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {revoking && <Revoke user={user} consent={revoking} onClose={() => setRevoking(null)} />}
    </Panel>
  )
}

function Receipts({ user }: { user: User }) {
  const query = useQuery(queries.receipts(user.id))
  if (!query.data || query.data.items.length === 0) return null
  return (
    <Panel title={receipts}>
      <ul className="rows">
        {query.data.items.map(({ id, at }) => (
          <li key={id}>
            <IconReceipt size={17} stroke={1.75} aria-hidden />
            <span>
              <Link to="/people/$userId/receipts/$receiptId" params={{ userId: user.id, receiptId: id }}>
                {printFull(at)}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What apps hold of a person, and what the person has allowed them. */
export function PersonConnections() {
  const user = usePerson()
  return (
    <div className="stack">
      <Receipts user={user} />
      <AllowedApps user={user} />
      <PersonAppSessions user={user} />
    </div>
  )
}
