import { useQueries, useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { t } from '../texts/index.ts'

const words = t.external.health

/** Looked at again so often, wherever in the dashboard somebody is. */
const lookMs = 60_000

/** What is wrong with the directories that are on, in words; undefined: nothing is. */
export function useTrouble({ enabled }: { enabled: boolean }): string | undefined {
  const { data } = useQuery({ ...queries.externals(), enabled })
  const on = (enabled ? (data?.items ?? []) : []).filter(directory => directory.enabled)
  const states = useQueries({
    queries: on.map(({ id }) => ({ ...queries.externalSync(id), staleTime: lookMs, refetchInterval: lookMs })),
  })
  if (states.some(state => (state.data?.trouble ?? null) !== null)) return words.aDirectory
  if (on.some(({ settings }) => settings.tls.acceptSelfSigned)) return words.aCertificate
  return undefined
}
