import type { EndpointName, Session } from '@doorward/contract'
import { createContext, use } from 'react'

export const SessionContext = createContext<Session | null>(null)

/** Who is signed in. Everything below the shell has one. */
export const useSession = (): Session => {
  const session = use(SessionContext)
  if (!session) throw new Error('No session above this component.')
  return session
}

export const useMay = () => {
  const { may } = useSession()
  return (name: EndpointName) => may.includes(name)
}
