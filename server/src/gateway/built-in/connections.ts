import { lookup as resolveName, type LookupAddress } from 'node:dns'
import { Agent, request as askHttp, type ClientRequest, type RequestOptions } from 'node:http'
import { Agent as TlsAgent, request as askHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { limits } from '#ground'
import { isNoUpstream, type GatewayDoor } from '#directory'

/** Where an app is asked: of its door. */
export type Upstream = Pick<GatewayDoor, 'verifyUpstream'> & { upstream: string }

export interface Asking {
  method: string
  path: string
  headers: string[]
  /** Over a connection that was kept from an earlier request, if there is one. */
  mayReuse: boolean
}

/** A name may lead to another address each time, so each time it is looked at. */
const lookup: LookupFunction = (name, options, callback) => {
  resolveName(name, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error !== null) return callback(error, '')
    const usable = addresses.filter(({ address }) => !isNoUpstream(address))
    const [first] = usable
    if (first === undefined) return callback(new Error(`No app is at the addresses of ${name}.`), '')
    if (options.all === true) callback(null, usable)
    else callback(null, first.address, first.family)
  })
}

/** Connections to apps. Those that wait for another request are kept for a moment, each app's apart. */
export function createConnections() {
  const { keptMs, keptMax, headerBytesMax } = limits.gateway.builtIn
  const kept = new Map<string, Agent>()

  function findAgent(isTls: boolean, { upstream, verifyUpstream }: Upstream): Agent {
    const key = `${verifyUpstream} ${upstream}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const options = { keepAlive: true, timeout: keptMs, maxFreeSockets: keptMax }
    const agent = isTls ? new TlsAgent(options) : new Agent(options)
    kept.set(key, agent)
    return agent
  }

  return {
    /** Begins a request; nothing of it is written before the caller writes or ends it. */
    ask(to: Upstream, { method, path, headers, mayReuse }: Asking): ClientRequest {
      const { protocol, hostname, port } = new URL(to.upstream)
      const isTls = protocol === 'https:'
      const host = hostname.replace(/^\[|\]$/g, '')
      const options: RequestOptions = {
        host,
        port,
        method,
        path,
        headers,
        lookup,
        agent: mayReuse && findAgent(isTls, to),
        maxHeaderSize: headerBytesMax,
      }
      if (!isTls) return askHttp(options)
      // Not the name in Host, which is the visitor's to write.
      const servername = isIP(host) === 0 ? host : ''
      return askHttps({ ...options, servername, rejectUnauthorized: to.verifyUpstream })
    },

    close(): void {
      for (const agent of kept.values()) agent.destroy()
      kept.clear()
    },
  }
}

export type Connections = ReturnType<typeof createConnections>
