import type { AppTest, AppTestStart } from '@doorward/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'
import { Refusal } from '../../api/refusal.ts'

const pauseMs = 1000

const keyOf = (id: string) => ['app-test', id]

/** Null: none listens. */
async function findTest(id: string): Promise<AppTest | null> {
  try {
    return await api.getAppTest({ params: { id } })
  } catch (error) {
    if (error instanceof Refusal && error.problem.status === 404) return null
    throw error
  }
}

interface Start {
  /** Where the app itself listens, which is called once. */
  ownAddress?: string
  /** Whose sign-ins are watched; null: one's own. */
  person?: string | null
}

export interface LiveTest {
  /** As it was seen last: also once it no longer listens. */
  test: AppTest | undefined
  listening: boolean
  minutesLeft: number
  error: Error | null
  starting: boolean
  /** Begins anew, of the same person unless another is named. */
  start: (what?: Start) => void
  stop: () => void
}

/** One's own test of an app: begun when there is none, and looked at each second while the page is in sight. */
export function useAppTest(id: string): LiveTest {
  const [last, setLast] = useState<AppTest>()
  const query = useQuery({
    queryKey: keyOf(id),
    queryFn: () => findTest(id),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data ? pauseMs : false),
  })
  const begin = useMutation({
    mutationFn: (body: Required<AppTestStart>) => api.startAppTest({ params: { id }, body }),
    onSuccess: test => queryClient.setQueryData(keyOf(id), test),
  })
  const { data, dataUpdatedAt } = query
  const begun = useRef(false)
  const { mutate } = begin
  useEffect(() => {
    if (data) setLast(data)
    // Only for whoever comes here: a test that ran out is begun anew by hand.
    if (data === null && !begun.current) mutate({ ownAddress: null, person: null })
    if (data !== undefined) begun.current = true
  }, [data, mutate])
  const test = data ?? last
  const ends = test ? Date.parse(test.expiresAt) : 0
  const left = Math.ceil((ends - dataUpdatedAt) / 60_000)
  const longest = test ? Math.ceil((ends - Date.parse(test.startedAt)) / 60_000) : 0
  return {
    test,
    listening: data != null,
    // Two clocks never agree quite.
    minutesLeft: Math.min(Math.max(left, 1), longest),
    error: begin.error ?? query.error,
    starting: begin.isPending,
    start: ({ ownAddress = null, person = test?.person?.id ?? null } = {}) => begin.mutate({ ownAddress, person }),
    stop: () => {
      queryClient.removeQueries({ queryKey: keyOf(id) })
      // It ends by itself all the same.
      api.stopAppTest({ params: { id } }).catch(() => undefined)
    },
  }
}
