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
import { t } from '../../texts/index.ts'

const words = t.externalSettings

/** What was not taken over as it stands. */
function Notes({ draft }: { draft: CloverdxDraft }) {
  const { notes, missingGroup, allowed } = draft
  return (
    <div className="form">
      <Note tone="ok" title={words.import.filled}>
        {words.import.filledText}
      </Note>
      {missingGroup !== null && (
        <Note tone="warn" title={words.import.noGroup(missingGroup)}>
          {words.import.noGroupText}
        </Note>
      )}
      {allowed !== null && (
        <Note title={words.import.who}>
          {words.import.allows(
            allowed.local ? words.import.localYes : words.import.localNo,
            allowed.directory ? words.import.directoryYes : words.import.directoryNo,
          )}
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
        {words.import.title}
      </Button>
      <Modal opened={opened} onClose={leave} title={words.import.title} size="lg">
        {read.data ? (
          <Notes draft={read.data} />
        ) : (
          <div className="form">
            <Failure error={read.error} what={words.import.failed} focus />
            <Textarea
              label={words.import.label}
              description={words.import.hint}
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
            {read.data ? words.close : words.cancel}
          </Button>
          {!read.data && (
            <span className="r">
              <Button loading={read.isPending} disabled={properties.trim() === ''} onClick={() => read.mutate()}>
                {words.import.fillIn}
              </Button>
            </span>
          )}
        </div>
      </Modal>
    </>
  )
}
