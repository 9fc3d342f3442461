import type { Health, HealthFinding, PutFindingAside } from '@doorward/contract'
import { useMutation } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { queries, queryClient } from '../api/queries.ts'
import { printDay } from '../parts/dates.ts'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'

const words = t.health.aside

/** What is shown changes at once: making every check anew takes seconds. */
function show(name: string, aside: HealthFinding['aside']): Promise<void> {
  const { queryKey } = queries.health()
  queryClient.setQueryData(
    queryKey,
    (known: Health | undefined) =>
      known && { ...known, findings: known.findings.map(one => (one.name === name ? { ...one, aside } : one)) },
  )
  return queryClient.invalidateQueries({ queryKey: queries.attention().queryKey })
}

export function usePutAside({ name }: HealthFinding) {
  const params = { name }
  const back = async () => {
    await api.takeFindingBack({ params })
    await show(name, null)
  }
  const put = useMutation({
    mutationFn: (body: PutFindingAside) => api.putFindingAside({ params, body }),
    async onSuccess({ aside }) {
      sayDone(aside?.until == null ? words.acceptedNow : words.putOffNow(printDay(aside.until)), back)
      await show(name, aside)
    },
  })
  const takeBack = useMutation({ mutationFn: back, onSuccess: () => sayDone(words.takenBack) })
  return { put, takeBack }
}
