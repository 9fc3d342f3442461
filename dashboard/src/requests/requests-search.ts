export type Shown = 'waiting' | 'answered' | 'ending'

/** What the address of the page says. */
export interface RequestsSearch {
  /** Those that wait, unless it says otherwise. */
  shown?: Exclude<Shown, 'waiting'> | undefined
  app?: string | undefined
  /** Of apps this person looks after. */
  contact?: string | undefined
  /** The one that is open; the first unless chosen. */
  open?: string | undefined
}

const uuid = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value) ? value : undefined)

export const readRequestsSearch = (given: Record<string, unknown>): RequestsSearch => {
  const { shown, app, contact, open } = given
  return {
    shown: shown === 'answered' || shown === 'ending' ? shown : undefined,
    app: uuid(app),
    contact: uuid(contact),
    open: open === 'none' ? 'none' : uuid(open),
  }
}
