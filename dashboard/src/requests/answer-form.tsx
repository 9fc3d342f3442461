import type { AccessRequestDetails } from '@doorward/contract'
import { Button, Group as Row, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { Choice } from '../parts/choice.tsx'
import { printDay } from '../parts/dates.ts'
import { Failure } from '../parts/failure.tsx'
import { parseDateField, printDateField } from '../parts/last-moment.ts'
import { sayDone } from '../parts/saved.tsx'
import { listNames } from '../parts/words.ts'
import { wantedEnd } from './wanted.ts'

const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? name

/** How, until when and with which word: the answer to one request. */
export function AnswerForm({ request, onAnswered }: { request: AccessRequestDetails; onAnswered: () => void }) {
  const { id, user, app, ways } = request
  const params = { id }
  const [group, setGroup] = useState<string>()
  const [until, setUntil] = useState(() => wantedEnd(request))
  const [word, setWord] = useState('')
  const who = firstName(user.name)
  const flaw = until !== null && Date.parse(until) <= Date.now() ? 'Choose today or a later day.' : undefined
  const done = async (title: string) => {
    sayDone(title)
    onAnswered()
    await forget('access-requests', 'access-request', 'app', 'apps', 'user', 'group', 'groups')
  }
  const approve = useMutation({
    mutationFn: () =>
      api.approveAccessRequest({ params, body: { until, word, ...(group !== undefined && { group }) } }),
    onSuccess: () => done(`${app.name} is open to ${user.name}`),
  })
  const refuse = useMutation({
    mutationFn: () => api.refuseAccessRequest({ params, body: { word } }),
    onSuccess: () => done(`The request of ${user.name} is refused`),
  })
  const error = approve.error ?? refuse.error
  return (
    <form
      className="form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        refuse.reset()
        if (flaw === undefined) approve.mutate()
      }}
    >
      <Failure error={error} what="The request was not answered." focus />
      {ways.length > 0 && (
        <fieldset className="plain-fieldset form ways">
          <legend className="b">How</legend>
          <Choice
            name={`way-${id}`}
            checked={group === undefined}
            onChoose={() => setGroup(undefined)}
            title={`Only ${who}, by name`}
            hint={`Opens ${app.name} and nothing else`}
          />
          {ways.map(way => (
            <Choice
              key={way.id}
              name={`way-${id}`}
              checked={group === way.id}
              onChoose={() => setGroup(way.id)}
              title={`Add to ${way.name}`}
              hint={
                way.opens.length > 0
                  ? `Also opens ${listNames(way.opens)}`
                  : `Opens ${app.name} and nothing else so far`
              }
            />
          ))}
        </fieldset>
      )}
      <div className="answer-fields">
        <TextInput
          type="date"
          label="Until"
          description="Empty: for good."
          min={printDateField(new Date().toISOString())}
          value={printDateField(until)}
          error={flaw}
          onChange={event => setUntil(parseDateField(event.currentTarget.value))}
        />
        <TextInput
          label={`Note to ${who}`}
          description="Optional."
          maxLength={500}
          value={word}
          onChange={event => setWord(event.currentTarget.value)}
        />
      </div>
      <Row gap="xs">
        <Button type="submit" loading={approve.isPending} disabled={refuse.isPending}>
          {until === null ? 'Approve for good' : `Approve until ${printDay(until)}`}
        </Button>
        <Button
          variant="default"
          loading={refuse.isPending}
          disabled={approve.isPending}
          onClick={() => {
            approve.reset()
            refuse.mutate()
          }}
        >
          Refuse
        </Button>
      </Row>
      <p className="hint">
        Approving opens {app.name} at once{until === null ? '.' : ', and it closes on its own at the end of that day.'}
      </p>
    </form>
  )
}
