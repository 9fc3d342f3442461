import { appTestTextsIn } from '../../src/main/app-test/texts/index.ts'
import { testTables } from './tables.ts'

testTables('live test of an app', appTestTextsIn, [
  // Names of things of a protocol alone.
  'de oidc.clientId',
  'de letIn.passkey',
  '* gateway.askedBy',
])
