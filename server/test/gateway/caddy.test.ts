import { missing } from '../world/peer.ts'
import { caddyPath, startCaddy } from './proxy.ts'
import { openGatewayWorld } from './gateway-world.ts'
import { proxySuite } from './proxy-suite.ts'

proxySuite('Caddy', () => openGatewayWorld(startCaddy), missing(caddyPath))
