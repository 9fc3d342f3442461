import type { EndpointName } from '@doorward/contract'
import type { ApiWorld, Call } from '../api-world.ts'

/** Makes a call that would succeed, with subjects of its own; `caller` is the username of who will call. */
export type MakeCall = (world: ApiWorld, caller: string) => Promise<Call>

/** One call for each endpoint of a noun. */
export type Calls = Partial<Record<EndpointName, MakeCall>>

/** A call of an endpoint where not the route but its subject decides, or what else is sent. */
export type FinerCall = [name: EndpointName, about: string, make: MakeCall]

export const nothing: MakeCall = async () => ({})
