import { externalTextsIn } from '../../src/external/texts/index.ts'
import { testTables } from './tables.ts'

testTables('external directories', externalTextsIn)
