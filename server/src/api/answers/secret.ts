import type { SecretInfo as SecretShown, SecretChoice as ChoiceSent } from '@doorward/contract'
import { Secret } from '#ground'
import type { SecretChoice, SecretInfo } from '#directory'
import { printMoment } from './moment.ts'

export const parseSecretChoice = (choice: ChoiceSent): SecretChoice =>
  choice.kind === 'typed' ? { kind: 'typed', value: new Secret(choice.secret) } : choice

/** When a secret was last used is not recorded yet. */
export const tellSecret = ({ id, createdAt }: SecretInfo): SecretShown => ({
  id,
  createdAt: printMoment(createdAt),
  lastUsedAt: null,
  expiresAt: null,
})
