import { z } from 'zod'
import { changeTopics } from './values.ts'

export const changeTopic = z.enum(changeTopics)

/** Something of these kinds has changed; what, is read where it always is. */
export const changeNews = z.object({ topics: z.array(changeTopic).min(1) })
export type ChangeNews = z.infer<typeof changeNews>
