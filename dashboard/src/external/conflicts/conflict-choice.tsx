import type { ExternalConflict, ExternalConflictResolution, ExternalDirectory } from '@doorward/contract'
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { forget, queries } from '../../api/queries.ts'
import { Choice } from '../../parts/choice.tsx'
import { Failure } from '../../parts/failure.tsx'
import { sayDone } from '../../parts/saved.tsx'
import { AllowLinking } from './allow-linking.tsx'
import { Sides } from './sides.tsx'
import { t } from '../../texts/index.ts'

const words = t.externalSync.conflicts

type Resolution = ExternalConflictResolution['resolution']

interface ConflictChoiceProps {
  conflict: ExternalConflict
  directory: ExternalDirectory
  onDecided: () => void
}

/** Why the two cannot be made one, whatever the settings are; undefined: they can. */
const whyNoLink = ({ person, reason }: ExternalConflict, role: string | undefined): string | undefined => {
  if (person === null) return words.nobodyHere
  if (reason === 'trashed') return words.inTrash(person.name)
  if (role === 'owner') return words.owner
  return undefined
}

/** An admin's word to one conflict. The next sync carries it out. */
export function ConflictChoice({ conflict, directory, onDecided }: ConflictChoiceProps) {
  const { upstreamId, displayName, username, person, reason } = conflict
  const { id, title, settings } = directory
  const { data: here } = useQuery({ ...queries.user(person?.id ?? ''), enabled: person !== null })
  const never = whyNoLink(conflict, here?.role)
  const mayLink = settings.match === 'link' || reason === 'recreated'
  const canLink = never === undefined && mayLink
  const [word, setWord] = useState(conflict.resolution)
  const chosen = word ?? (canLink ? 'link' : 'import')
  const [name, setName] = useState(conflict.resolvedName ?? `${username}2`)
  const decide = useMutation({
    mutationFn: () =>
      api.resolveExternalConflict({
        params: { id },
        body: { upstreamId, resolution: chosen, ...(chosen === 'import' && { username: name }) },
      }),
    onSuccess: async () => {
      sayDone(words.decided)
      onDecided()
      await forget('external-conflicts')
    },
  })
  const choose = (resolution: Resolution) => ({
    name: `conflict-${upstreamId}`,
    checked: chosen === resolution,
    onChoose: () => setWord(resolution),
  })
  return (
    <div className="conflict">
      <Sides conflict={conflict} title={title} />
      <div className="form">
        <Failure error={decide.error} what={words.notDecided} focus />
        <fieldset className="plain-fieldset form">
          <legend className="visually-hidden">{words.resolve(displayName)}</legend>
          <Choice
            {...choose('link')}
            disabled={!canLink}
            title={words.same}
            hint={never ?? (mayLink ? words.sameHint(title) : words.refusedBelow)}
          />
          <Choice {...choose('import')} title={words.different} hint={words.differentHint}>
            <TextInput
              label={words.usernameHere}
              classNames={{ input: 'mono' }}
              autoComplete="off"
              value={name}
              onChange={event => setName(event.currentTarget.value)}
            />
          </Choice>
          <Choice {...choose('leave')} title={words.leave} hint={words.leaveHint} />
        </fieldset>
        {never === undefined && !mayLink && <AllowLinking directory={directory} />}
        <div>
          <Button size="compact-sm" loading={decide.isPending} onClick={() => decide.mutate()}>
            {words.decide}
          </Button>
        </div>
      </div>
    </div>
  )
}
