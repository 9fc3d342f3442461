import { type DirectoryServer, directoryServerPatch, type Profile } from '@doorward/contract'
import { api } from '../api/client.ts'
import { forget, queryClient } from '../api/queries.ts'
import { type EntryForm, useEntryForm } from '../parts/entry-form.tsx'
import { checkedBy } from '../parts/form.ts'
import { sayDone } from '../parts/saved.tsx'

export interface RunningValues {
  allowList: string
  views: { base: string; profile: Profile; writable: boolean; usersSeeAll: boolean }[]
  allowPlaintext: boolean
  allowBarePassword: boolean
}

const read = ({ allowList, views, allowPlaintext, allowBarePassword }: DirectoryServer): RunningValues => ({
  allowList,
  views: views.map(({ base, profile, writable, usersSeeAll }) => ({ base, profile, writable, usersSeeAll })),
  allowPlaintext,
  allowBarePassword,
})

/** What can be changed while the server is on; one form, so that one save bar lists it all. */
export const useRunningForm = (server: DirectoryServer): EntryForm<RunningValues> =>
  useEntryForm<RunningValues, DirectoryServer>({
    entry: server,
    read,
    check: checkedBy(directoryServerPatch, (values: RunningValues) => values),
    load: () => api.getDirectoryServer(),
    save: async (body, _, version) => (await api.updateDirectoryServer({ body, version })).directoryServer,
    onSaved: async saved => {
      queryClient.setQueryData(['directory-server'], saved)
      sayDone('The directory server is saved')
      await forget('app')
    },
  })
