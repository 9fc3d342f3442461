import { limits } from '#ground'
import { roles, type ServiceRole } from '#directory'
import { z } from 'zod'
import { line, named, username } from './parts.ts'

const isForMachines = (role: string): role is ServiceRole => role !== 'owner'

/** An account of a machine. Its tokens stand in no file: they are made where they are shown. */
export const serviceForm = z.object({
  name: named(limits.service.nameLengthMax),
  description: line(limits.service.descriptionLengthMax).optional(),
  /** Who looks after it. */
  contact: username.nullable().optional(),
  role: z.enum(roles.filter(isForMachines)).optional(),
  disabled: z.boolean().optional(),
})
