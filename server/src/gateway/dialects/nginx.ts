import { readOne } from '#http'
import { makeForwarded, type ReadForwarded } from './forwarded.ts'

/**
 * nginx's auth_request tells nothing by itself: our snippet sets X-Original-URL (scheme, host and the request-target as
 * it came) and X-Original-Method. Any proxy that can be told to set these two is asked for in the same way.
 */
export const readNginx: ReadForwarded = request => {
  const [, scheme, authority, target] =
    /^(https?):\/\/([^/?#]*)(.*)$/s.exec(readOne(request, 'x-original-url') ?? '') ?? []
  return makeForwarded(scheme, authority, readOne(request, 'x-original-method'), target)
}
