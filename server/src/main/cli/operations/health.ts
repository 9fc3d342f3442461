import { z } from 'zod'
import { operation } from './operation.ts'

export const healthOperations = {
  examine: operation(z.object({}), ({ examine }) => examine()),
}
