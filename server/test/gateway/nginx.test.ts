import { missing } from '../world/peer.ts'
import { nginxPath, startNginx } from './proxy.ts'
import { openGatewayWorld } from './gateway-world.ts'
import { proxySuite } from './proxy-suite.ts'

proxySuite('nginx', () => openGatewayWorld(startNginx), missing(nginxPath))
