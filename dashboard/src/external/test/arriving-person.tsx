import type { ArrivingPerson as Arriving, ExternalExamination } from '@doorward/contract'
import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../../api/client.ts'
import { Code } from '../../parts/copy.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Note } from '../../parts/note.tsx'
import { Panel } from '../../parts/panel.tsx'
import { t } from '../../texts/index.ts'

const words = t.externalTest.person

const states: Record<NonNullable<Arriving['state']>, string> = words.states

function Arrived({ person }: { person: Arriving }) {
  const { fields, state, groups, attributes, filter, trouble, conflicts, dn } = person
  return (
    <>
      {(trouble !== null || conflicts.length > 0) && (
        <div className="pad form">
          {trouble !== null && <Note tone="warn" title={trouble} />}
          {conflicts.map(conflict => (
            <Note key={conflict} tone="warn" title={conflict} />
          ))}
        </div>
      )}
      {dn !== null && (
        <table className="mapped">
          <thead>
            <tr>
              <th>{words.here}</th>
              <th>{words.from}</th>
              <th>{words.value}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, from, value }) => (
              <tr key={field}>
                <td>{field}</td>
                <td className="mono">{from}</td>
                <td>{value || <span className="dim">{words.nothing}</span>}</td>
              </tr>
            ))}
            {state !== null && (
              <tr>
                <td>{words.enabled}</td>
                <td />
                <td>{states[state]}</td>
              </tr>
            )}
            <tr>
              <td>{words.groups}</td>
              <td />
              <td>
                {groups.length === 0 && <span className="dim">{words.none}</span>}
                {groups.map(({ code, dn: of, here }) => (
                  <span key={of} className="group-line">
                    {code}
                    {here !== null && <span className="dim"> {words.isHere(here)}</span>}
                  </span>
                ))}
              </td>
            </tr>
          </tbody>
        </table>
      )}
      <details className="disclosure">
        <summary>{words.asked}</summary>
        <div className="pad form">
          <Code text={filter} label={words.filter} />
          {attributes.length > 0 && (
            <dl className="facts raw">
              {attributes.map(({ name, values, count }) => [
                <dt key={name}>{name}</dt>,
                <dd key={`${name}=`} className="mono">
                  {count > values.length
                    ? t.externalTest.andMore(count - values.length, values.join(', '))
                    : values.join(', ')}
                </dd>,
              ])}
            </dl>
          )}
        </div>
      </details>
    </>
  )
}

interface ArrivingPersonProps {
  question: ExternalExamination
  /** Whom to begin with: the first the filter found. */
  first: string
}

/** One person as they are there, and as they would be here. */
export function ArrivingPerson({ question, first }: ArrivingPersonProps) {
  const [username, setUsername] = useState(first)
  const find = useMutation({
    mutationFn: (who: string) => api.findExternalPerson({ body: { ...question, username: who } }),
  })
  const { mutate } = find
  useEffect(() => {
    if (first !== '') mutate(first)
  }, [first, mutate])
  return (
    <Panel title={words.title}>
      <form
        className="pad with-button"
        onSubmit={event => {
          event.preventDefault()
          if (username.trim() !== '') find.mutate(username.trim())
        }}
      >
        <TextInput
          label={words.somebody}
          classNames={{ input: 'mono' }}
          autoComplete="off"
          spellCheck={false}
          value={username}
          onChange={event => setUsername(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={find.isPending}>
          {words.lookUp}
        </Button>
      </form>
      {find.error && (
        <div className="pad">
          <Failure error={find.error} what={words.failed} focus />
        </div>
      )}
      <div aria-live="polite">{find.data && <Arrived person={find.data} />}</div>
    </Panel>
  )
}
