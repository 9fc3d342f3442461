import { nothing, type Calls } from './make-call.ts'
import { app, person } from './subjects.ts'

export const accessCalls = {
  previewAccess: async () => ({ body: { access: { kind: 'everyone' }, adminsIncluded: true } }),
  explainAccess: async world => ({ query: { user: (await person(world)).id, app: (await app(world)).id } }),
  tryRule: async world => ({ body: { app: (await app(world)).id, rule: { access: { kind: 'everyone' } } } }),
  readMatrix: nothing,
  listAccessFindings: nothing,
} satisfies Calls
