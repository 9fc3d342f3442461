import { activeDirectory } from './active-directory.ts'
import type { Preset } from './preset.ts'
import { mentions } from './root-dse.ts'

export const samba: Preset = {
  ...activeDirectory,
  provider: 'samba',
  title: 'Samba Active Directory',
  detects: rootDse => activeDirectory.detects(rootDse) && mentions(rootDse, 'vendorName', /samba/i),
  notes: [
    'A password over an unencrypted connection is refused (strongerAuthRequired) unless the server was told otherwise: use ldaps:// or StartTLS.',
    'The search at the top of a domain answers with references to other partitions; leave “References to other servers” on ignore.',
  ],
}
