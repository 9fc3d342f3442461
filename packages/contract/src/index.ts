/**
 * Shapes of the JSON API, one file per noun, and the table of its endpoints. Knows no server and no page: zod schemas,
 * their types, and what a request and an answer look like. Times are RFC 3339 text here and nowhere else.
 */
export * from './access.ts'
export * from './app.ts'
export * from './attribute.ts'
export * from './audit.ts'
export * from './backup.ts'
export * from './directory-server.ts'
export type { Answer, Call, Endpoint } from './endpoint.ts'
export { type EndpointName, type Endpoints, endpoints } from './endpoints/index.ts'
export * from './group.ts'
export * from './health.ts'
export * from './page.ts'
export * from './primitive.ts'
export * from './problem.ts'
export * from './role.ts'
export * from './scope.ts'
export * from './session.ts'
export * from './settings.ts'
export * from './token.ts'
export * from './usable-scopes.ts'
export * from './user.ts'
