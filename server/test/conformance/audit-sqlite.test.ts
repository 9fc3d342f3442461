import { openTestWorld } from '../world/open-test-world.ts'
import { auditSuite } from './audit-suite.ts'

auditSuite({ name: 'SQLite', open: openTestWorld })
