import type { MailState } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { forget, queries } from '../api/queries.ts'
import { Code } from '../parts/copy.tsx'
import { printFull, printMoment } from '../parts/dates.ts'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Note } from '../parts/note.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSession } from '../shell/session.ts'

const configuration = `mail:
  smtp: smtp://user:password@mail.example.com:587
  from: Doorward <id@example.com>`

const without = [
  'Invitations and password links are shown to whoever makes them, to be passed on.',
  'Nobody resets a forgotten password alone; an administrator makes a link.',
  'A new e-mail address takes effect when an administrator says so.',
  'Nobody is told by mail of changes to their account or of a sign-in from a new browser.',
]

function HowToSwitchOn() {
  return (
    <Panel title="No mail is sent">
      <div className="pad form">
        <p className="ink2">Everything works without. What is different:</p>
        <ul className="ink2">
          {without.map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="ink2">
          To switch it on, put this into <code>doorward.yaml</code> with your own server, and start Doorward again:
        </p>
        <Code text={configuration} label="Configuration" />
        <p className="hint">
          Or set DOORWARD_MAIL_SMTP (or DOORWARD_MAIL_SMTP_FILE, the name of a file) and DOORWARD_MAIL_FROM. smtp:// is
          encrypted with STARTTLS, smtps:// from the start.
        </p>
      </div>
    </Panel>
  )
}

function TestMessage() {
  const { user } = useSession()
  const send = useMutation({ mutationFn: () => api.testMail(), onSuccess: () => forget('mail') })
  return (
    <Panel title="Try it">
      <div className="pad form">
        <Failure error={send.error} what="No test message was sent." focus />
        <div role="status">
          {send.data && (
            <Note
              tone={send.data.taken ? 'ok' : 'warn'}
              title={send.data.taken ? `The mail server took it for ${send.data.to}` : 'It was not sent'}
            >
              {send.data.said}
            </Note>
          )}
        </div>
        <Button variant="default" loading={send.isPending} disabled={user.email === null} onClick={() => send.mutate()}>
          Send a test message
        </Button>
        <p className="hint">
          {user.email === null
            ? 'Your account has no e-mail address to send it to.'
            : `To ${user.email}. What the mail server says is shown here.`}
        </p>
      </div>
    </Panel>
  )
}

function Running({ mail: { server, from, waiting, lastSentAt, lastTrouble } }: { mail: MailState }) {
  return (
    <>
      {lastTrouble !== null && (
        <Note
          tone="warn"
          title={lastTrouble.givenUp ? 'A message was given up' : 'A message has not left yet, and is tried again'}
        >
          {printMoment(lastTrouble.at)}, {lastTrouble.kind}: {lastTrouble.sentence}
        </Note>
      )}
      <Panel title="Mail">
        <dl className="facts narrow pad">
          <dt>Server</dt>
          <dd className="mono">{server}</dd>
          <dt>From</dt>
          <dd>{from}</dd>
          <dt>Waiting</dt>
          <dd>{waiting}</dd>
          <dt>Last sent</dt>
          <dd title={lastSentAt === null ? undefined : printFull(lastSentAt)}>
            {lastSentAt === null ? 'Nothing yet' : printMoment(lastSentAt)}
          </dd>
        </dl>
        <p className="hint pad">
          Set in the configuration of the process, under mail; change it there and start it again.
        </p>
      </Panel>
      <TestMessage />
    </>
  )
}

/** Whether mail is sent, and how it goes. */
export function MailSettings() {
  const query = useQuery(queries.mail())
  return (
    <Loaded query={query} what="mail settings">
      {mail => (mail.on ? <Running mail={mail} /> : <HowToSwitchOn />)}
    </Loaded>
  )
}
