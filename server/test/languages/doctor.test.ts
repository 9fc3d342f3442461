import { doctorTextsIn } from '../../src/main/doctor/texts/index.ts'
import { testTables } from './tables.ts'

/** Numbers and names alone. */
const wordless = ['store.postgres', 'store.sqlite', 'backups.trouble', 'gateway.forged']

testTables(
  'doctor',
  doctorTextsIn,
  wordless.map(path => `* ${path}`),
)
