import type { ExternalDirectory } from '@doorward/contract'
import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { forget, queryClient } from '../../api/queries.ts'
import { Refusal } from '../../api/refusal.ts'
import { Failure } from '../../parts/failure.tsx'
import { sayDone } from '../../parts/saved.tsx'
import { useDraft } from '../draft/draft.tsx'
import { fieldOf, settingsOf } from '../draft/values.ts'
import { t } from '../../texts/index.ts'

const words = t.externalTest.saving

/** Saves what was tested, and goes on to what a sync would do. */
export function SaveDirectory({ disabled }: { disabled: boolean }) {
  const { form, edited, clear } = useDraft()
  const navigate = useNavigate()
  const { title, name, bindPassword, clientKey } = form.values
  const body = {
    title,
    settings: settingsOf(form.values),
    ...(bindPassword && { bindPassword }),
    ...(clientKey && { clientKey }),
  }
  const save = useMutation({
    mutationFn: (): Promise<ExternalDirectory> =>
      edited
        ? api.updateExternalDirectory({ params: { id: edited.id }, body, version: edited.version })
        : api.createExternalDirectory({ body: { ...body, name } }),
    onSuccess: async saved => {
      queryClient.setQueryData(['external', saved.id], saved)
      sayDone(edited ? words.saved(saved.title) : words.added(saved.title))
      const isSynchronised = saved.settings.policy === 'synchronise'
      await navigate({
        to: isSynchronised ? '/external/$directoryId/preview' : '/external/$directoryId',
        params: { directoryId: saved.id },
      })
      clear()
      await forget('externals')
    },
    onError: error => {
      if (!(error instanceof Refusal)) return
      form.setErrors(Object.fromEntries((error.problem.errors ?? []).map(one => [fieldOf(one.path), one.message])))
    },
  })
  const errors = save.error instanceof Refusal ? (save.error.problem.errors ?? []) : []
  return (
    <>
      <Modal opened={save.isError} onClose={() => save.reset()} title={words.notSaved} keepMounted={false}>
        <Failure error={save.error} what={edited ? words.nothingChanged : words.notAdded} focus />
        {errors.length > 0 && (
          <ul className="plain-list">
            {errors.map(({ path, message }) => (
              <li key={path}>{message}</li>
            ))}
          </ul>
        )}
      </Modal>
      <Button disabled={disabled} loading={save.isPending} onClick={() => save.mutate()}>
        {form.values.settings.policy === 'synchronise' ? words.preview : words.save}
      </Button>
    </>
  )
}
