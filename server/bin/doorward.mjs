#!/usr/bin/env node
import { useCompileCache } from '../../scripts/compile-cache.mjs'

useCompileCache()
await import('../src/main/cli.ts')
