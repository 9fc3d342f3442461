import type { User } from '@doorward/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'

const route = getRouteApi('/people/$userId')

/** The person of this page, which has loaded them before it shows a tab. */
export function usePerson(): User {
  const { userId } = route.useParams()
  return useSuspenseQuery(queries.user(userId)).data
}
