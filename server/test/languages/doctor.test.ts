import { doctorTextsIn } from '../../src/main/doctor/texts/index.ts'
import { testTables } from './tables.ts'

testTables('doctor', doctorTextsIn, [
  // Numbers and names alone.
  ...['store.postgres', 'store.sqlite', 'backups.trouble', 'gateway.forged'].map(path => `* ${path}`),
])
