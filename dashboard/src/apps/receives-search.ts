export interface ReceivesSearch {
  /** Of whom the app is told; who asks, unless it is given. */
  user?: string | undefined
  /** Who is looked at beside them. */
  beside?: string | undefined
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

export const readReceivesSearch = ({ user, beside }: Record<string, unknown>): ReceivesSearch => ({
  user: text(user),
  beside: text(beside),
})
