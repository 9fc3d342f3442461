import type { App, LogoutMessage, OpenSession } from '@doorward/contract'
import { Button, Group, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDevices, IconLogout } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { printFull, printLogTime, printMoment } from '../parts/dates.ts'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ListFooter } from '../parts/list-footer.tsx'
import { Panel } from '../parts/panel.tsx'
import { Avatar } from '../parts/picture.tsx'
import { Status } from '../parts/status.tsx'
import { endAppSessions } from '../sessions/ending.ts'
import { type OpenApp, OpenApps, pageSize, useSessionsOf } from '../sessions/open-apps.tsx'
import { t } from '../texts/index.ts'
import { useApp } from './use-app.ts'

const { sessions: words, messages } = t.apps

export function EndAll({ app }: { app: App }) {
  const [opened, { open, close }] = useDisclosure()
  const ending = useMutation({ mutationFn: endAppSessions, onSuccess: close })
  return (
    <>
      <Button variant="default" size="compact-sm" leftSection={<IconLogout size={15} />} onClick={open}>
        {words.endAll}
      </Button>
      <Modal opened={opened} onClose={close} title={words.ask(app.title)}>
        <div className="form">
          <Failure error={ending.error} what={words.failed} focus />
          <p className="ink2">{words.text}</p>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close} data-autofocus>
              {t.parts.cancel}
            </Button>
            <Button color="red" loading={ending.isPending} onClick={() => ending.mutate(app)}>
              {words.submit}
            </Button>
          </Group>
        </div>
      </Modal>
    </>
  )
}

/** Somebody who has the app open. */
export const lineOf = (app: App, session: OpenSession): OpenApp => ({
  app: { id: app.id, name: app.title },
  session,
  picture: <Avatar name={session.user.name} />,
  title: (
    <Link to="/people/$userId" params={{ userId: session.user.id }}>
      {session.user.name}
    </Link>
  ),
  about: words.about(session.device, session.address, printMoment(session.createdAt), printMoment(session.lastSeenAt)),
  endLabel: words.end(session.user.name, session.device),
})

function OpenNow({ app }: { app: App }) {
  const { cursors, query } = useSessionsOf({ app: app.id })
  return (
    <Panel
      title={words.now}
      right={query.data && (query.data.total > 0 || app.simpleAuth !== null) && <EndAll app={app} />}
    >
      <Loaded query={query} what={words.what} rows={4}>
        {page =>
          page.items.length === 0 ? (
            <Empty icon={IconDevices} title={words.nobody}>
              {words.nobodyText(app.title)}
            </Empty>
          ) : (
            <>
              <OpenApps open={page.items.map(session => lineOf(app, session))} />
              <ListFooter page={page} limit={pageSize} cursors={cursors} />
            </>
          )
        }
      </Loaded>
    </Panel>
  )
}

function MessageState({ message: { state, tries, nextAt, triedAt, said } }: { message: LogoutMessage }) {
  return (
    <>
      {state === 'taken' ? (
        <Status tone="ok">{messages.taken}</Status>
      ) : state === 'waiting' ? (
        <Status tone="warn">
          {nextAt === null || tries === 0 ? messages.waiting : messages.waitingUntil(printLogTime(nextAt))}
        </Status>
      ) : (
        <Status tone="bad">{messages.givenUp}</Status>
      )}
      {said !== null && <small title={triedAt === null ? undefined : printFull(triedAt)}>{said}</small>}
    </>
  )
}

function Messages({ app }: { app: App }) {
  const query = useQuery({ ...queries.logoutMessages(app.id), refetchInterval: 10_000 })
  return (
    <Panel title={messages.title} footer={messages.footer}>
      {app.oidc?.backchannelLogoutUri === null && <p className="pad ink2">{messages.noAddress}</p>}
      <Loaded query={query} what={messages.what} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            app.oidc?.backchannelLogoutUri === null ? null : (
              <p className="pad ink2">{messages.none}</p>
            )
          ) : (
            <div className="scroll-x">
              <table className="list stacked">
                <thead>
                  <tr>
                    <th>{messages.columns.person}</th>
                    <th>{messages.columns.ended}</th>
                    <th>{messages.columns.tries}</th>
                    <th>{messages.columns.answer}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(message => (
                    <tr key={`${message.user.id} ${message.at}`}>
                      <td>{message.user.name}</td>
                      <td title={printFull(message.at)}>{printMoment(message.at)}</td>
                      <td>{messages.tries(message.tries)}</td>
                      <td>
                        <MessageState message={message} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </Panel>
  )
}

/** Who has an app open, and what it was told when sessions ended. */
export function AppSessions() {
  const app = useApp()
  return (
    <div className="stack">
      <OpenNow app={app} />
      {app.oidc !== null && <Messages app={app} />}
    </div>
  )
}
