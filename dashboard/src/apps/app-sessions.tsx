import type { App, LogoutMessage } from '@doorward/contract'
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
import { count } from '../parts/words.ts'
import { endAppSessions } from '../sessions/ending.ts'
import { OpenApps, pageSize, useSessionsOf } from '../sessions/open-apps.tsx'
import { useApp } from './use-app.ts'

function EndAll({ app }: { app: App }) {
  const [opened, { open, close }] = useDisclosure()
  const ending = useMutation({ mutationFn: endAppSessions, onSuccess: close })
  return (
    <>
      <Button variant="default" size="compact-sm" leftSection={<IconLogout size={15} />} onClick={open}>
        End all
      </Button>
      <Modal opened={opened} onClose={close} title={`Sign everybody out of ${app.title}?`}>
        <div className="form">
          <Failure error={ending.error} what="Nothing was ended." focus />
          <p className="ink2">
            What it holds is worth nothing any more: tokens, those of Simple Auth too, and sign-ins at its host. It is
            told if it takes messages. People stay signed in here.
          </p>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close} data-autofocus>
              Cancel
            </Button>
            <Button color="red" loading={ending.isPending} onClick={() => ending.mutate(app)}>
              Sign everybody out
            </Button>
          </Group>
        </div>
      </Modal>
    </>
  )
}

function OpenNow({ app }: { app: App }) {
  const { cursors, query } = useSessionsOf({ app: app.id })
  return (
    <Panel
      title="Signed in now"
      right={query.data && (query.data.total > 0 || app.simpleAuth !== null) && <EndAll app={app} />}
    >
      <Loaded query={query} what="sessions" rows={4}>
        {page =>
          page.items.length === 0 ? (
            <Empty icon={IconDevices} title="Nobody has it open">
              Browsers in which somebody has opened {app.title} are listed here.
            </Empty>
          ) : (
            <>
              <OpenApps
                open={page.items.map(session => ({
                  app: { id: app.id, name: app.title },
                  session,
                  picture: <Avatar name={session.user.name} />,
                  title: (
                    <Link to="/people/$userId" params={{ userId: session.user.id }}>
                      {session.user.name}
                    </Link>
                  ),
                  about: `${session.device}, ${session.address}. Signed in ${printMoment(session.createdAt)}, last active ${printMoment(session.lastSeenAt)}`,
                  endLabel: `End: ${session.user.name}, ${session.device}`,
                }))}
              />
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
        <Status tone="ok">Signed out</Status>
      ) : state === 'waiting' ? (
        <Status tone="warn">Not yet{nextAt === null || tries === 0 ? '' : `, next try ${printLogTime(nextAt)}`}</Status>
      ) : (
        <Status tone="bad">Given up</Status>
      )}
      {said !== null && <small title={triedAt === null ? undefined : printFull(triedAt)}>{said}</small>}
    </>
  )
}

function Messages({ app }: { app: App }) {
  const query = useQuery({ ...queries.logoutMessages(app.id), refetchInterval: 10_000 })
  return (
    <Panel
      title="Sign-out messages"
      footer="Sent when a session ends in which the app was open. What is not taken is tried again for a day."
    >
      {app.oidc?.backchannelLogoutUri === null && (
        <p className="pad ink2">
          The app has no address for them, so it keeps its own sign-ins. Give it one in its configuration.
        </p>
      )}
      <Loaded query={query} what="messages" rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            app.oidc?.backchannelLogoutUri === null ? null : (
              <p className="pad ink2">None was sent in the last 90 days.</p>
            )
          ) : (
            <div className="scroll-x">
              <table className="list stacked">
                <thead>
                  <tr>
                    <th>Person</th>
                    <th>Ended</th>
                    <th>Tries</th>
                    <th>Answer</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(message => (
                    <tr key={`${message.user.id} ${message.at}`}>
                      <td>{message.user.name}</td>
                      <td title={printFull(message.at)}>{printMoment(message.at)}</td>
                      <td>{count(message.tries, 'try', 'tries')}</td>
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
