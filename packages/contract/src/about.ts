import { z } from 'zod'
import { moment } from './primitive.ts'

/** A process that serves from the store. */
export const servingNode = z.object({
  /** Of the machine. */
  name: z.string(),
  version: z.string(),
  startedAt: moment,
})
export type ServingNode = z.infer<typeof servingNode>

/** What runs here: the process that answers, and what it runs on. */
export const about = z.object({
  version: z.string(),
  /** Of the machine. */
  name: z.string(),
  startedAt: moment,
  /** `26.10.0` */
  nodeJs: z.string(),
  /** System and processor: `linux x64`. */
  platform: z.string(),
  store: z.object({ engine: z.enum(['sqlite', 'postgres']), version: z.string() }),
  /** All that serve from this store and were seen within a minute; empty with SQLite, where there is but this one. */
  nodes: z.array(servingNode),
})
export type About = z.infer<typeof about>
