import { checkShape, OperatorProblem, printPath } from '#ground'
import type { z } from 'zod'
import { accessOperations } from './operations/access.ts'
import { backupOperations } from './operations/backups.ts'
import { appPasswordOperations } from './operations/app-passwords.ts'
import { appTestOperations } from './operations/app-tests.ts'
import { appOperations } from './operations/apps.ts'
import { auditOperations } from './operations/audit.ts'
import { directoryOperations } from './operations/directories.ts'
import { groupOperations } from './operations/groups.ts'
import { healthOperations } from './operations/health.ts'
import { linkOperations } from './operations/links.ts'
import { peopleOperations } from './operations/people.ts'
import { registrationTokenOperations } from './operations/registration-tokens.ts'
import { schemaOperations } from './operations/schema.ts'
import { serviceOperations } from './operations/services.ts'
import { sessionOperations } from './operations/sessions.ts'
import { signingKeyOperations } from './operations/signing-keys.ts'
import { truthOperations } from './operations/truth.ts'
import type { OperatorWorld } from './operator-world.ts'

/**
 * What an operator can have done: the same code over the control socket of a running server and on a store opened for
 * the purpose.
 */
export const operations = {
  ...truthOperations,
  ...peopleOperations,
  ...groupOperations,
  ...appOperations,
  ...appTestOperations,
  ...accessOperations,
  ...directoryOperations,
  ...serviceOperations,
  ...appPasswordOperations,
  ...sessionOperations,
  ...linkOperations,
  ...healthOperations,
  ...auditOperations,
  ...backupOperations,
  ...signingKeyOperations,
  ...registrationTokenOperations,
  ...schemaOperations,
}

export type OperationName = keyof typeof operations
export type OperationInput<Name extends OperationName> = z.input<(typeof operations)[Name]['input']>
export type OperationOutput<Name extends OperationName> = Awaited<ReturnType<(typeof operations)[Name]['run']>>

/** Runs one by name. Throws Problem `unsupported` for a name there is not, and `invalid` for input it does not take. */
export async function runOperation(world: OperatorWorld, name: string, input: unknown): Promise<unknown> {
  if (!Object.hasOwn(operations, name))
    throw new OperatorProblem(
      'unsupported',
      'The server that runs does not know this command; it may be another version.',
    )
  const operation = operations[name as OperationName]
  const checked = checkShape<z.ZodType>(operation.input, input)
  if ('flaws' in checked)
    throw new OperatorProblem(
      'invalid',
      checked.flaws.map(({ path, message }) => `${printPath(path)}: ${message}`).join('\n'),
    )
  return operation.run(world, checked.value as never)
}

/** Has an operation done, wherever. Throws the Problem it was refused with. */
export type Operate = <Name extends OperationName>(
  name: Name,
  input: OperationInput<Name>,
) => Promise<OperationOutput<Name>>
