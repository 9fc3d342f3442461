import type { Group } from '@doorward/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'

const route = getRouteApi('/groups/$groupId')

/** The group whose page this is; its head has loaded it before it shows any tab. */
export const useGroup = (): Group => useSuspenseQuery(queries.group(route.useParams().groupId)).data
