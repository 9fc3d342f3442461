import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openTestWorld } from '../world/open-test-world.ts'
import { directorySuite, type Engine } from './directory-suite.ts'
import { externalsSuite } from './externals-suite.ts'
import { gatewaySuite } from './gateway-suite.ts'
import { passkeyOwnerSuite } from './passkey-owner-suite.ts'
import { grantsSuite } from './grants-suite.ts'
import { requestsSuite } from './requests-suite.ts'
import { servicesSuite } from './services-suite.ts'
import { sessionDevicesSuite } from './session-devices-suite.ts'
import { walkSuite } from './walk-suite.ts'

const engine: Engine = {
  name: 'SQLite',
  open: openTestWorld,
  execute({ dataFolder }, sql) {
    const db = new DatabaseSync(join(dataFolder, 'doorward.db'), { timeout: 5000 })
    db.exec(sql)
    db.close()
  },
}
directorySuite(engine)
externalsSuite(engine)
requestsSuite(engine)
grantsSuite(engine)
servicesSuite(engine)
passkeyOwnerSuite(engine)
sessionDevicesSuite(engine)
gatewaySuite(engine)
walkSuite(engine)
