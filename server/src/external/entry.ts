import type { UpstreamEntry } from './connect/index.ts'

/** An entry of another directory, as mapping and presets read it. */
export type ReadEntry = Pick<UpstreamEntry, 'dn' | 'attributes'>
