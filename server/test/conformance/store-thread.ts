import { serveSuiteThread } from './store-commands.ts'

await serveSuiteThread()
