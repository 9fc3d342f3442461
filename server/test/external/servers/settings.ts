import { usualExternalSettings, type ExternalSettings } from '#directory'
import { Secret } from '#ground'
import type { UpstreamSecrets } from '#external'

/** Settings of a directory that is reached at `urls`, with what else a test is about. */
export function makeSettings(urls: readonly string[], more: Partial<ExternalSettings> = {}): ExternalSettings {
  return {
    ...usualExternalSettings,
    provider: 'openldap',
    urls: [...urls],
    interval: null,
    ...more,
  }
}

export const noSecrets: UpstreamSecrets = { bindPassword: null, clientKey: null }

export const withPassword = (password: string): UpstreamSecrets => ({
  bindPassword: new Secret(password),
  clientKey: null,
})
