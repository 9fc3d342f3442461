import { z } from 'zod'
import { auditTopics, type AuditFilter } from '#directory'
import { createAuditTelling, printLine } from '#api'
import { OperatorProblem, type AppId } from '#ground'
import type { OperatorWorld } from '../operator-world.ts'
import { operation } from './operation.ts'
import { getUser } from './people.ts'

/** Lines that cross the socket at once. */
const sliceSize = 500

const filter = z.object({
  user: z.string().optional(),
  app: z.string().optional(),
  address: z.string().optional(),
  reference: z.string().optional(),
  refused: z.boolean().optional(),
  topics: z.array(z.enum(auditTopics)).optional(),
  from: z.int().optional(),
  to: z.int().optional(),
})

function filterOf(world: OperatorWorld, given: z.output<typeof filter>): AuditFilter {
  const { user, app, address, reference, refused, topics, from, to } = given
  return {
    user: user === undefined ? undefined : getUser(world, user).id,
    app: app === undefined ? undefined : getAppId(world, app),
    address,
    reference,
    outcome: refused === true ? 'refused' : undefined,
    topics,
    from,
    to,
  }
}

function getAppId({ directory: { memory } }: OperatorWorld, name: string): string {
  if (name === 'directory-server') return name
  const app = memory.apps.find(name as AppId) ?? memory.apps.findByName(name)
  if (app === undefined) throw new OperatorProblem('missing', `There is no app “${name}”.`)
  return app.id
}

export const auditOperations = {
  /** Writes down that the trail leaves; what follows are slices. */
  noteAuditExport: operation(filter, (world, given) => world.as.audit.noteExport(filterOf(world, given))),

  /** Lines of JSON, newest first, and where the next ones begin. */
  readAudit: operation(filter.extend({ cursor: z.string().optional() }), async (world, { cursor, ...given }) => {
    const { items, nextCursor } = await world.as.audit.slice(filterOf(world, given), cursor, sliceSize)
    const tell = createAuditTelling(world.directory.memory, ids => world.signIn.describeSessions(ids))
    return { lines: (await tell(items, 'en')).map(event => printLine(event).trimEnd()), nextCursor }
  }),
}
