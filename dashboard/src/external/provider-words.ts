import type { ExternalProvider } from '@doorward/contract'
import { t } from '../texts/index.ts'

const words = t.external

/** Our word for each. */
export const providerWords: Record<ExternalProvider, string> = {
  activedirectory: 'Active Directory',
  samba: 'Samba AD',
  openldap: 'OpenLDAP',
  '389ds': '389 Directory Server',
  freeipa: 'FreeIPA',
  okta: 'Okta',
  jumpcloud: 'JumpCloud',
  google: 'Google',
  univention: 'Univention',
  lldap: 'LLDAP',
  cloudron: 'Cloudron',
  doorward: 'Doorward',
  other: words.other,
}
