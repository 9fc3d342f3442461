import { days, newReference, type UserId } from '#ground'
import { tellDirectoryQuery } from '../answers/directory-query.ts'
import { printMoment } from '../answers/moment.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

/** How long an address that was refused is told of. */
const refusedMs = days(1)

export function directoryQueryRoutes({ clock, directory, directoryQueries }: ApiParts) {
  // The rows of this run: another node and a later start count anew.
  const run = newReference()

  /** The row a cursor stands at; undefined for one of another run. */
  function parseCursor(text: string | undefined): number | undefined {
    const [of, seq = ''] = text?.split('.') ?? []
    return of === run && /^(?:-1|\d{1,15})$/.test(seq) ? Number(seq) : undefined
  }

  return {
    listDirectoryQueries({ query }) {
      const { after, user, ...filter } = query
      const from = parseCursor(after)
      const { queries, seq } = directoryQueries.list({ ...filter, after: from, user: user as UserId | undefined })
      return {
        items: queries.map(one => tellDirectoryQuery(directory.memory, `${run}.${one.seq}`, one)),
        cursor: `${run}.${seq}`,
        anew: after !== undefined && from === undefined,
        connections: directoryQueries.connections(),
        kept: directoryQueries.kept,
        refusedAddresses: directoryQueries
          .refusedAddresses(clock.now() - refusedMs)
          .map(({ address, count, firstAt, lastAt }) => ({
            address,
            count,
            firstAt: printMoment(firstAt),
            lastAt: printMoment(lastAt),
          })),
      }
    },
  } satisfies Handlers<'listDirectoryQueries'>
}
