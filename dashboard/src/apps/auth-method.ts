import type { AuthMethod } from '@doorward/contract'

interface Option {
  value: AuthMethod
  label: string
}

/** What nearly every app does. */
export const usualAuthMethods: Option[] = [
  { value: 'client_secret_basic', label: 'A secret, in a header (the usual way)' },
  { value: 'client_secret_post', label: 'A secret, in the request body' },
  { value: 'none', label: 'No secret: an app on a phone or in a browser' },
]

export const authMethodOptions: Option[] = [
  ...usualAuthMethods,
  { value: 'private_key_jwt', label: 'A signature of its own key' },
  { value: 'client_secret_jwt', label: 'A signature made with its secret' },
]

/** Whether it proves itself with a secret that is made here. */
export const keepsSecret = (method: AuthMethod) => method !== 'none' && method !== 'private_key_jwt'
