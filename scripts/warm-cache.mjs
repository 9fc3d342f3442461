// Loads the whole server once, so that the first start already finds everything compiled. Run by `npm start` when the
// sources have changed.
import { flushCompileCache } from 'node:module'
import { useCompileCache } from './compile-cache.mjs'

useCompileCache()
// What a library has to say about the runtime is said when the server starts, or not at all.
console.warn = () => {}
await import('../server/src/main/cli/commands/serve.ts')
await import('../server/src/main/serve.ts')
await import('../server/src/oidc/oidc.ts')
await import('../server/src/store/sqlite/thread.ts')
// The writer's thread refuses to run here, and is compiled all the same.
await import('../server/src/main/store-worker.ts').catch(() => {})
flushCompileCache()
process.exit(0)
