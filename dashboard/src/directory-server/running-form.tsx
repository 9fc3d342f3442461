import {
  type DirectoryLimit,
  directoryLimits,
  type DirectoryServer,
  type DirectoryServerPatch,
  directoryServerPatch,
  type Profile,
} from '@doorward/contract'
import { api } from '../api/client.ts'
import { forget, queryClient } from '../api/queries.ts'
import { type EntryForm, useEntryForm } from '../parts/entry-form.tsx'
import { checkedBy } from '../parts/form.ts'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'

const words = t.directoryServer

export interface RunningValues {
  allowList: string
  proxyFrom: string
  views: { base: string; profile: Profile; writable: boolean; usersSeeAll: boolean }[]
  allowPlaintext: boolean
  allowBarePassword: boolean
  rememberPasswords: boolean
  /** Empty: the usual one. */
  limits: Record<DirectoryLimit, number | string>
}

const forEachLimit = <T,>(of: (name: DirectoryLimit) => T) =>
  Object.fromEntries(directoryLimits.map(name => [name, of(name)])) as Record<DirectoryLimit, T>

const read = (server: DirectoryServer): RunningValues => ({
  allowList: server.allowList,
  proxyFrom: server.proxyFrom,
  views: server.views.map(({ base, profile, writable, usersSeeAll }) => ({ base, profile, writable, usersSeeAll })),
  allowPlaintext: server.allowPlaintext,
  allowBarePassword: server.allowBarePassword,
  rememberPasswords: server.rememberPasswords,
  limits: forEachLimit(name => server.limits[name].value ?? ''),
})

const toBody = (values: RunningValues): DirectoryServerPatch => ({
  ...values,
  limits: forEachLimit(name => (values.limits[name] === '' ? null : Number(values.limits[name]))),
})

/** What can be changed while the server is on; one form, so that one save bar lists it all. */
export const useRunningForm = (server: DirectoryServer): EntryForm<RunningValues> =>
  useEntryForm<RunningValues, DirectoryServer>({
    entry: server,
    read,
    check: checkedBy(directoryServerPatch, toBody),
    load: () => api.getDirectoryServer(),
    save: async (values, _, version) =>
      (await api.updateDirectoryServer({ body: toBody(values), version })).directoryServer,
    onSaved: async saved => {
      queryClient.setQueryData(['directory-server'], saved)
      sayDone(words.saved)
      await forget('app')
    },
  })
