import { openBuiltInWorld } from './gateway-world.ts'
import { proxySuite } from './proxy-suite.ts'

proxySuite('the built-in proxy', () => openBuiltInWorld())
