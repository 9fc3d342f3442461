import type { SecretInfo as SecretShown, SecretChoice as ChoiceSent } from '@doorward/contract'
import { Secret } from '#ground'
import type { SecretChoice, SecretInfo } from '#directory'
import { printMoment } from './moment.ts'

export const parseSecretChoice = (choice: ChoiceSent): SecretChoice =>
  choice.kind === 'typed' ? { kind: 'typed', value: new Secret(choice.secret) } : choice

export const tellSecret = ({ id, createdAt, lastUsedAt }: SecretInfo): SecretShown => ({
  id,
  createdAt: printMoment(createdAt),
  lastUsedAt: lastUsedAt === null ? null : printMoment(lastUsedAt),
  expiresAt: null,
})
