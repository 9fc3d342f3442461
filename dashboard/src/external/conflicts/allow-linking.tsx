import type { ExternalDirectory } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { forget } from '../../api/queries.ts'
import { Failure } from '../../parts/failure.tsx'
import { Note } from '../../parts/note.tsx'
import { sayDone } from '../../parts/saved.tsx'
import { t } from '../../texts/index.ts'

const words = t.externalSync.conflicts

/** Linking is refused until an admin has allowed it, for a directory as a whole; it still takes a word for each person. */
export function AllowLinking({ directory: { id, title, version, managedBy } }: { directory: ExternalDirectory }) {
  const allow = useMutation({
    mutationFn: () => api.updateExternalDirectory({ params: { id }, body: { settings: { match: 'link' } }, version }),
    onSuccess: async () => {
      sayDone(words.allowed)
      await forget('external', 'externals')
    },
  })
  return (
    <>
      <Failure error={allow.error} what={words.asTheyWere} focus />
      <Note
        title={words.linksNobody(title)}
        answers={
          managedBy === null && (
            <Button variant="default" size="compact-sm" loading={allow.isPending} onClick={() => allow.mutate()}>
              {words.allow}
            </Button>
          )
        }
      >
        {managedBy === null ? words.allowHint : words.keptIn(managedBy)}
      </Note>
    </>
  )
}
