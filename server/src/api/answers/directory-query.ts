import type { DirectoryQuery } from '@doorward/contract'
import type { DirectoryMemory } from '#directory'
import type { KnownQuery } from '../parts.ts'
import { printMoment } from './moment.ts'

/** `id` tells one operation from every other, whichever node and run it is of. */
export function tellDirectoryQuery(memory: DirectoryMemory, id: string, query: KnownQuery): DirectoryQuery {
  const user = query.userId === null ? undefined : memory.people.find(query.userId)
  const app = query.appId === null ? undefined : memory.apps.find(query.appId)
  const { kind, address, encrypted, boundAs, message, abandoned, target, scope, filter, attributes } = query
  return {
    id,
    at: printMoment(query.at),
    tookUs: query.tookUs,
    kind,
    address,
    encrypted,
    boundAs,
    user: user === undefined ? null : { id: user.id, name: user.displayName },
    app: app === undefined ? null : { id: app.id, name: app.title },
    code: query.resultCode,
    codeName: query.resultName,
    message,
    refused: query.isRefused,
    slow: query.isSlow,
    abandoned,
    entries: query.entriesSent,
    target,
    scope,
    filter,
    sizeLimit: query.sizeLimit,
    timeLimit: query.timeLimit,
    attributes,
  }
}
