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
import { Fill } from '../parts/fill.tsx'
import { t } from '../texts/index.ts'

const words = t.settings.mail
/** Another node, of a newer program, may send what has no word here. */
const kinds: Readonly<Record<string, string>> = words.kinds

const configuration = `mail:
  smtp: smtp://user:password@mail.example.com:587
  from: Doorward <id@example.com>`

function HowToSwitchOn() {
  return (
    <Panel title={words.none}>
      <div className="pad form">
        <p className="ink2">{words.withoutLead}</p>
        <ul className="ink2">
          {words.without.map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="ink2">
          <Fill text={words.switchOn} file={<code>doorward.yaml</code>} />
        </p>
        <Code text={configuration} label={words.configuration} />
        <p className="hint">{words.variables}</p>
      </div>
    </Panel>
  )
}

function TestMessage() {
  const { user } = useSession()
  const send = useMutation({ mutationFn: () => api.testMail(), onSuccess: () => forget('mail') })
  return (
    <Panel title={words.try}>
      <div className="pad form">
        <Failure error={send.error} what={words.noTest} focus />
        <div role="status">
          {send.data && (
            <Note
              tone={send.data.taken ? 'ok' : 'warn'}
              title={send.data.taken ? words.taken(send.data.to) : words.notSent}
            >
              {send.data.said}
            </Note>
          )}
        </div>
        <Button variant="default" loading={send.isPending} disabled={user.email === null} onClick={() => send.mutate()}>
          {words.send}
        </Button>
        <p className="hint">{user.email === null ? words.noAddress : words.toAddress(user.email)}</p>
      </div>
    </Panel>
  )
}

function Running({ mail: { server, from, waiting, lastSentAt, lastTrouble } }: { mail: MailState }) {
  return (
    <>
      {lastTrouble !== null && (
        <Note tone="warn" title={lastTrouble.givenUp ? words.givenUp : words.stuck}>
          {printMoment(lastTrouble.at)}, {kinds[lastTrouble.kind] ?? lastTrouble.kind}: {lastTrouble.sentence}
        </Note>
      )}
      <Panel title={words.mail}>
        <dl className="facts narrow pad">
          <dt>{words.server}</dt>
          <dd className="mono">{server}</dd>
          <dt>{words.from}</dt>
          <dd>{from}</dd>
          <dt>{words.waiting}</dt>
          <dd>{waiting}</dd>
          <dt>{words.lastSent}</dt>
          <dd title={lastSentAt === null ? undefined : printFull(lastSentAt)}>
            {lastSentAt === null ? words.nothing : printMoment(lastSentAt)}
          </dd>
        </dl>
        <p className="hint pad">{words.where}</p>
      </Panel>
      <TestMessage />
    </>
  )
}

/** Whether mail is sent, and how it goes. */
export function MailSettings() {
  const query = useQuery(queries.mail())
  return (
    <Loaded query={query} what={words.what}>
      {mail => (mail.on ? <Running mail={mail} /> : <HowToSwitchOn />)}
    </Loaded>
  )
}
