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
import { t } from '../texts/index.ts'
import { PassOn } from './pass-on.tsx'
import { wantedEnd } from './wanted.ts'

const words = t.requests.answer

const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? name

/** How, until when and with which word: the answer to one request. */
export function AnswerForm({ request, onAnswered }: { request: AccessRequestDetails; onAnswered: () => void }) {
  const { id, user, app, ways } = request
  const params = { id }
  const [group, setGroup] = useState<string>()
  const [until, setUntil] = useState(() => wantedEnd(request))
  const [word, setWord] = useState('')
  const who = firstName(user.name)
  const flaw = until !== null && Date.parse(until) <= Date.now() ? words.flaw : undefined
  const done = async (title: string) => {
    sayDone(title)
    onAnswered()
    await forget('access-requests', 'access-request', 'app', 'apps', 'user', 'group', 'groups')
  }
  const approve = useMutation({
    mutationFn: () =>
      api.approveAccessRequest({ params, body: { until, word, ...(group !== undefined && { group }) } }),
    onSuccess: () => done(words.approved(app.name, user.name)),
  })
  const refuse = useMutation({
    mutationFn: () => api.refuseAccessRequest({ params, body: { word } }),
    onSuccess: () => done(words.refused(user.name)),
  })
  const pass = useMutation({
    mutationFn: ({ id: to }: { id: string; name: string }) => api.passAccessRequest({ params, body: { to } }),
    onSuccess: async (_, { name }) => {
      sayDone(t.requests.pass.done(name))
      await forget('access-requests', 'access-request', 'audit')
    },
  })
  const isBusy = approve.isPending || refuse.isPending || pass.isPending
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
      <Failure error={error} what={words.failed} focus />
      <Failure error={pass.error} what={t.requests.pass.failed} focus />
      {ways.length > 0 && (
        <fieldset className="plain-fieldset form ways">
          <legend className="b">{words.how}</legend>
          <Choice
            name={`way-${id}`}
            checked={group === undefined}
            onChoose={() => setGroup(undefined)}
            title={words.byName(who)}
            hint={words.byNameHint(app.name)}
          />
          {ways.map(way => (
            <Choice
              key={way.id}
              name={`way-${id}`}
              checked={group === way.id}
              onChoose={() => setGroup(way.id)}
              title={words.byGroup(way.name)}
              hint={way.opens.length > 0 ? words.byGroupHint(listNames(way.opens)) : words.byGroupAlone(app.name)}
            />
          ))}
        </fieldset>
      )}
      <div className="answer-fields">
        <TextInput
          type="date"
          label={words.until}
          description={words.untilHint}
          min={printDateField(new Date().toISOString())}
          value={printDateField(until)}
          error={flaw}
          onChange={event => setUntil(parseDateField(event.currentTarget.value))}
        />
        <TextInput
          label={words.note(who)}
          description={words.noteHint}
          maxLength={500}
          value={word}
          onChange={event => setWord(event.currentTarget.value)}
        />
      </div>
      <Row gap="xs">
        <Button type="submit" loading={approve.isPending} disabled={isBusy && !approve.isPending}>
          {until === null ? words.approve : words.approveUntil(printDay(until))}
        </Button>
        <Button
          variant="default"
          loading={refuse.isPending}
          disabled={isBusy && !refuse.isPending}
          onClick={() => {
            approve.reset()
            refuse.mutate()
          }}
        >
          {words.refuse}
        </Button>
        <PassOn request={request} passing={pass} disabled={approve.isPending || refuse.isPending} />
      </Row>
      <p className="hint">{(until === null ? words.opens : words.opensUntil)(app.name)}</p>
    </form>
  )
}
