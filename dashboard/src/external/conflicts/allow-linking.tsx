import type { ExternalDirectory } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { forget } from '../../api/queries.ts'
import { Failure } from '../../parts/failure.tsx'
import { Note } from '../../parts/note.tsx'
import { sayDone } from '../../parts/saved.tsx'

/** Linking is refused until an admin has allowed it, for a directory as a whole; it still takes a word for each person. */
export function AllowLinking({ directory: { id, title, version, managedBy } }: { directory: ExternalDirectory }) {
  const allow = useMutation({
    mutationFn: () => api.updateExternalDirectory({ params: { id }, body: { settings: { match: 'link' } }, version }),
    onSuccess: async () => {
      sayDone('People may be linked now, each by your word')
      await forget('external', 'externals')
    },
  })
  return (
    <>
      <Failure error={allow.error} what="The settings are as they were." focus />
      <Note
        title={`${title} is set to link nobody`}
        answers={
          managedBy === null && (
            <Button variant="default" size="compact-sm" loading={allow.isPending} onClick={() => allow.mutate()}>
              Allow linking
            </Button>
          )
        }
      >
        {managedBy === null
          ? 'Allowed, nobody is linked by itself: it takes your word for each person.'
          : `The setting “match” is kept in ${managedBy}.`}
      </Note>
    </>
  )
}
