import type { Profile } from '@doorward/contract'

export const profileOptions: { value: Profile; label: string }[] = [
  { value: 'standard', label: 'Standard (most apps)' },
  { value: 'cloudron', label: 'Cloudron' },
  { value: 'lldap', label: 'LLDAP' },
]
