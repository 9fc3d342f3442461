import type { CloverdxDraft } from '@doorward/contract'
import { Button, Modal, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileImport } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { Failure } from '../../parts/failure.tsx'
import { Note } from '../../parts/note.tsx'
import { useDraft } from '../draft/draft.tsx'
import { readValues } from '../draft/values.ts'

/** What was not taken over as it stands. */
function Notes({ draft }: { draft: CloverdxDraft }) {
  const { notes, missingGroup, allowed } = draft
  return (
    <div className="form">
      <Note tone="ok" title="The form is filled in">
        Look it through, and test the connection. Nothing is saved yet.
      </Note>
      {missingGroup !== null && (
        <Note tone="warn" title={`There is no group with the code ${missingGroup} here`}>
          CloverDX puts whoever is in no other group into it. Make it, or choose another one.
        </Note>
      )}
      {allowed !== null && (
        <Note title="Who may sign in">
          The file allows {allowed.local ? 'people without a directory' : 'nobody without a directory'} and{' '}
          {allowed.directory ? 'people of this directory' : 'nobody of this directory'}. That is set under Settings,
          Sign-in rules.
        </Note>
      )}
      {notes.length > 0 && (
        <dl className="facts raw">
          {notes.map(({ key, message }) => [
            <dt key={key} className="mono">
              {key}
            </dt>,
            <dd key={`${key}=`}>{message}</dd>,
          ])}
        </dl>
      )}
    </div>
  )
}

/** Takes the settings over from the properties of a CloverDX server. */
export function ImportProperties() {
  const { form, presets } = useDraft()
  const [opened, { open, close }] = useDisclosure()
  const [properties, setProperties] = useState('')
  const read = useMutation({
    mutationFn: () => api.readCloverdxFile({ body: { properties } }),
    onSuccess: ({ settings, bindPassword }) => {
      const { title, name } = form.values
      const preset = presets.find(({ provider }) => provider === settings.provider)?.settings
      form.setValues({ ...readValues(settings, { title, name }, preset), bindPassword: bindPassword ?? '' })
      setProperties('')
    },
  })
  const leave = () => {
    read.reset()
    setProperties('')
    close()
  }
  return (
    <>
      <Button variant="default" leftSection={<IconFileImport size={16} aria-hidden />} onClick={open}>
        Import from CloverDX
      </Button>
      <Modal opened={opened} onClose={leave} title="Import from CloverDX" size="lg">
        {read.data ? (
          <Notes draft={read.data} />
        ) : (
          <div className="form">
            <Failure error={read.error} what="Nothing was taken over." focus />
            <Textarea
              label="Properties of the server"
              description="The lines that begin with security.ldap. They are read once, and not kept."
              classNames={{ input: 'mono' }}
              rows={12}
              spellCheck={false}
              autoComplete="off"
              value={properties}
              onChange={event => setProperties(event.currentTarget.value)}
              data-autofocus
            />
          </div>
        )}
        <div className="foot">
          <Button variant="default" onClick={leave}>
            {read.data ? 'Close' : 'Cancel'}
          </Button>
          {!read.data && (
            <span className="r">
              <Button loading={read.isPending} disabled={properties.trim() === ''} onClick={() => read.mutate()}>
                Fill in the form
              </Button>
            </span>
          )}
        </div>
      </Modal>
    </>
  )
}
