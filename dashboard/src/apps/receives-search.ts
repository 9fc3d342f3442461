export interface ReceivesSearch {
  /** Of whom the app is told; who asks, unless it is given. */
  user?: string | undefined
}

export const readReceivesSearch = ({ user }: Record<string, unknown>): ReceivesSearch => ({
  user: typeof user === 'string' && user !== '' ? user : undefined,
})
