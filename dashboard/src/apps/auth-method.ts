import type { AuthMethod } from '@doorward/contract'
import { t } from '../texts/index.ts'

const words: Record<AuthMethod, string> = t.appsConfiguration.proof.methods

interface Option {
  value: AuthMethod
  label: string
}

const optionsOf = (methods: readonly AuthMethod[]): Option[] => methods.map(value => ({ value, label: words[value] }))

/** What nearly every app does. */
export const usualAuthMethods = optionsOf(['client_secret_basic', 'client_secret_post', 'none'])

export const authMethodOptions = [...usualAuthMethods, ...optionsOf(['private_key_jwt', 'client_secret_jwt'])]

/** Whether it proves itself with a secret that is made here. */
export const keepsSecret = (method: AuthMethod) => method !== 'none' && method !== 'private_key_jwt'
