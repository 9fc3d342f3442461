import type { ServiceAccount } from '@doorward/contract'
import { forget, queryClient } from '../api/queries.ts'

export const staleServices = () => forget('services', 'service')

/** After a change: the page shows what the server answered. */
export async function keepService(service: ServiceAccount): Promise<void> {
  queryClient.setQueryData(['service', service.id], service)
  await staleServices()
}
