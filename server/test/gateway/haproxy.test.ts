import { missing } from '../world/peer.ts'
import { haproxyPath, startHaproxy } from './proxy.ts'
import { proxySuite } from './proxy-suite.ts'

proxySuite('HAProxy', startHaproxy, missing(haproxyPath))
