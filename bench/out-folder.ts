import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const repositoryFolder = fileURLToPath(new URL('..', import.meta.url))

/** Everything measurements build or write; git ignores it, and it can be deleted. */
export const outFolder = fileURLToPath(new URL('.out', import.meta.url))
mkdirSync(outFolder, { recursive: true })
