import { useQueries, useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { t } from '../texts/index.ts'

const words = t.external.health

/** Looked at again so often, wherever in the dashboard somebody is. */
const lookMs = 60_000

/** How the directories that are on do, in words; undefined: nothing is to be said. */
export function useDirectories({ enabled }: { enabled: boolean }): { trouble?: string; underWay?: string } {
  const { data } = useQuery({ ...queries.externals(), enabled })
  const on = (enabled ? (data?.items ?? []) : []).filter(directory => directory.enabled)
  const states = useQueries({
    queries: on.map(({ id }) => ({ ...queries.externalSync(id), staleTime: lookMs, refetchInterval: lookMs })),
  })
  const isUnderWay = states.some(({ data }) => data?.runs.some(({ finishedAt }) => finishedAt === null))
  const underWay = isUnderWay ? { underWay: words.syncing } : {}
  if (states.some(({ data }) => (data?.trouble ?? null) !== null)) return { ...underWay, trouble: words.aDirectory }
  if (on.some(({ settings }) => settings.tls.acceptSelfSigned)) return { ...underWay, trouble: words.aCertificate }
  return underWay
}
