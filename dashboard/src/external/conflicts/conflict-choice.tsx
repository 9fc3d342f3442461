import type { ExternalConflict, ExternalConflictResolution } from '@doorward/contract'
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { forget, queries } from '../../api/queries.ts'
import { Choice } from '../../parts/choice.tsx'
import { Failure } from '../../parts/failure.tsx'
import { sayDone } from '../../parts/saved.tsx'
import { stateWords } from '../../parts/words.ts'

type Resolution = ExternalConflictResolution['resolution']

/** Both sides, so that it can be told whether they are one person. */
function Sides({ conflict, title }: { conflict: ExternalConflict; title: string }) {
  const { person, username, displayName, email } = conflict
  const { data: here } = useQuery({ ...queries.user(person?.id ?? ''), enabled: person !== null })
  const rows: [string, string, string][] = [
    ['Username', here?.username ?? '', username],
    ['Name', here?.displayName ?? person?.name ?? '', displayName],
    ['Email', here?.email ?? '', email ?? ''],
    ['State', here ? stateWords[here.state] : '', ''],
  ]
  return (
    <div className="panel">
      <table className="mapped sides">
        <thead>
          <tr>
            <th>
              <span className="visually-hidden">Field</span>
            </th>
            <th>Here</th>
            <th>{title}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([field, ours, theirs]) => (
            <tr key={field}>
              <td className="dim">{field}</td>
              <td>{ours}</td>
              <td>{theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface ConflictChoiceProps {
  conflict: ExternalConflict
  directory: { id: string; title: string; mayLink: boolean }
}

/** An admin's word to one conflict. The next sync carries it out. */
export function ConflictChoice({ conflict, directory }: ConflictChoiceProps) {
  const { upstreamId, displayName, username, person, reason } = conflict
  const { id, title, mayLink } = directory
  const canLink = person !== null && (mayLink || reason === 'recreated')
  const [chosen, setChosen] = useState<Resolution>(conflict.resolution ?? (canLink ? 'link' : 'import'))
  const [name, setName] = useState(conflict.resolvedName ?? `${username}2`)
  const decide = useMutation({
    mutationFn: () =>
      api.resolveExternalConflict({
        params: { id },
        body: { upstreamId, resolution: chosen, ...(chosen === 'import' && { username: name }) },
      }),
    onSuccess: async () => {
      sayDone('Decided. The next sync carries it out')
      await forget('external-conflicts')
    },
  })
  const choose = (resolution: Resolution) => ({
    name: `conflict-${upstreamId}`,
    checked: chosen === resolution,
    onChoose: () => setChosen(resolution),
  })
  return (
    <div className="conflict">
      <Sides conflict={conflict} title={title} />
      <div className="form">
        <Failure error={decide.error} what="Nothing was decided." focus />
        <fieldset className="plain-fieldset form">
          <legend className="visually-hidden">Resolve {displayName}</legend>
          <Choice
            {...choose('link')}
            disabled={!canLink}
            title="Same person: link them"
            hint={
              canLink
                ? `Keeps the account, groups and apps here. From now on ${title} checks the password and sets the email.`
                : person === null
                  ? 'There is nobody here to link them with.'
                  : 'The settings refuse it: allow it under More settings, Signing in.'
            }
          />
          <Choice {...choose('import')} title="Different people" hint="Import under another username">
            <TextInput
              label="Username here"
              classNames={{ input: 'mono' }}
              autoComplete="off"
              value={name}
              onChange={event => setName(event.currentTarget.value)}
            />
          </Choice>
          <Choice
            {...choose('leave')}
            title="Leave them out of the sync"
            hint="They stay as they are, here and there"
          />
        </fieldset>
        <div>
          <Button size="compact-sm" loading={decide.isPending} onClick={() => decide.mutate()}>
            Decide
          </Button>
        </div>
      </div>
    </div>
  )
}
