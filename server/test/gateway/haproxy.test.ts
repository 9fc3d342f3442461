import { missing } from '../world/peer.ts'
import { haproxyPath, startHaproxy } from './proxy.ts'
import { openGatewayWorld } from './gateway-world.ts'
import { proxySuite } from './proxy-suite.ts'

proxySuite('HAProxy', () => openGatewayWorld(startHaproxy), missing(haproxyPath))
