import type { ExternalSettings } from '#directory'
import { parseServerAddress } from './server-address.ts'

/** Whether nothing is sent to it but under TLS, whichever of its servers answers. */
export const isEncrypted = ({ urls, startTls }: Pick<ExternalSettings, 'urls' | 'startTls'>): boolean =>
  startTls || urls.every(url => parseServerAddress(url).isSecure)
