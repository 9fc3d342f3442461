import type { AuthMethod } from '@doorward/contract'

export const authMethodOptions: { value: AuthMethod; label: string }[] = [
  { value: 'client_secret_basic', label: 'A secret, in a header (the usual way)' },
  { value: 'client_secret_post', label: 'A secret, in the request body' },
  { value: 'none', label: 'No secret: an app on a phone or in a browser' },
]
