import { missing } from '../world/peer.ts'
import { apacheModules } from '../peers/apache-process.ts'
import { startApache } from './proxy.ts'
import { proxySuite } from './proxy-suite.ts'

proxySuite(
  'Apache',
  startApache,
  missing(`${apacheModules}/mod_lua.so`) || missing('/usr/share/lua/5.3/socket/http.lua'),
)
