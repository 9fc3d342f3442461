import { z } from 'zod'
import { roles } from './values.ts'

export const role = z.enum(roles)
