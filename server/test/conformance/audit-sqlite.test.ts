import { openTestWorld } from '../world/open-test-world.ts'
import { auditSuite } from './audit-suite.ts'
import { burstsSuite } from './bursts-suite.ts'

for (const suite of [auditSuite, burstsSuite]) suite({ name: 'SQLite', open: openTestWorld })
