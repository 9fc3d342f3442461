import type { Profile } from '@doorward/contract'
import { t } from '../texts/index.ts'

const words = t.directoryServer.views.profiles

export const profileOptions: { value: Profile; label: string }[] = [
  { value: 'standard', label: words.standard },
  { value: 'cloudron', label: words.cloudron },
  { value: 'lldap', label: words.lldap },
]
