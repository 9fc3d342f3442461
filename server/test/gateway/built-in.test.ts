import { missing } from '../world/peer.ts'
import { openBuiltInWorld, openGatewayWorld } from './gateway-world.ts'
import { caddyPath, startCaddyInFront } from './proxy.ts'
import { gatewaySuite } from './proxy-suite.ts'

gatewaySuite('the built-in proxy', () => openBuiltInWorld())
gatewaySuite(
  'the built-in proxy behind Caddy',
  () => openGatewayWorld(startCaddyInFront, '127.0.0.1', {}),
  missing(caddyPath),
)
