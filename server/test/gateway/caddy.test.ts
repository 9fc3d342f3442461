import { missing } from '../world/peer.ts'
import { caddyPath, startCaddy } from './proxy.ts'
import { proxySuite } from './proxy-suite.ts'

proxySuite('Caddy', startCaddy, missing(caddyPath))
