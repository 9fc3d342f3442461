import { openTestWorld } from '../world/open-test-world.ts'
import { linksSuite } from './links-suite.ts'

linksSuite({ name: 'SQLite', open: openTestWorld })
