import type { z } from 'zod'
import type { OperatorWorld } from '../operator-world.ts'

/** Something an operator can have done. Input and output are plain data: they cross the control socket. */
export interface Operation<Input extends z.ZodType, Output> {
  input: Input
  run: (world: OperatorWorld, input: z.output<Input>) => Promise<Output>
}

export const operation = <Input extends z.ZodType, Output>(
  input: Input,
  run: (world: OperatorWorld, input: z.output<Input>) => Promise<Output>,
): Operation<Input, Output> => ({ input, run })
