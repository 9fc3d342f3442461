import { missing } from '../world/peer.ts'
import { nginxPath, startNginx } from './proxy.ts'
import { proxySuite } from './proxy-suite.ts'

proxySuite('nginx', startNginx, missing(nginxPath))
