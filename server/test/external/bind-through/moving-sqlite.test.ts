import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openTestWorld } from '../../world/open-test-world.ts'
import { movingSuite } from './moving-suite.ts'

movingSuite({
  name: 'SQLite',
  open: openTestWorld,
  execute({ dataFolder }, sql) {
    const db = new DatabaseSync(join(dataFolder, 'doorward.db'), { timeout: 5000 })
    db.exec(sql)
    db.close()
  },
})
