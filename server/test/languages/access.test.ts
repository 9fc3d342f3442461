import { accessTextsIn } from '../../src/access/texts/index.ts'
import { testTables } from './tables.ts'

testTables('access', accessTextsIn, ['* doors', 'de groupIn'])
