import { readOne } from '#http'
import { makeForwarded, type ReadForwarded } from './forwarded.ts'

/** Where Envoy's `path_prefix` points. */
export const envoyPrefix = '/gateway/envoy'

/**
 * Envoy's ext_authz over HTTP repeats the visitor's request: its method, its Host, and its path after `path_prefix`.
 * X-Forwarded-Proto is Envoy's own.
 */
export const readEnvoy: ReadForwarded = request => {
  const { method, url = '' } = request
  if (!url.startsWith(`${envoyPrefix}/`)) return undefined
  return makeForwarded(
    readOne(request, 'x-forwarded-proto'),
    readOne(request, 'host'),
    method,
    url.slice(envoyPrefix.length),
  )
}
