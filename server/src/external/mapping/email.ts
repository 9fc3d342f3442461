import { isEmailAddress } from '#ground'
import { foldName, type ExternalSettings } from '#directory'
import type { ReadEntry } from '../entry.ts'
import { presetOf } from '../presets/index.ts'
import { steadiest, valuesOf } from './text.ts'

/** `SMTP:` in capitals is the primary one of Exchange's addresses; `smtp:` others; `x500:` and the like are none. */
const addressOf = (value: string): { address: string; isPrimary: boolean } => {
  const proxy = /^([a-z0-9]+):(.*)$/is.exec(value.trim())
  if (proxy === null) return { address: value.trim(), isPrimary: false }
  const [, kind = '', rest = ''] = proxy
  return { address: kind.toLowerCase() === 'smtp' ? rest.trim() : '', isPrimary: kind === 'SMTP' }
}

/**
 * The address taken over: the primary one, else the one that is kept already, else the steadiest. What is no address is
 * passed over as if it were not there.
 */
export function emailOf(entry: ReadEntry, settings: ExternalSettings, kept: string | null): string | null {
  const { emailFallback } = presetOf(settings.provider)
  const own = addressesIn(entry, settings.attributes.email)
  const found = own.length > 0 || settings.attributes.email === null ? own : addressesIn(entry, emailFallback)
  const primary = steadiest(found.filter(({ isPrimary }) => isPrimary).map(({ address }) => address))
  if (primary !== undefined) return primary
  const addresses = found.map(({ address }) => address)
  return (
    addresses.find(address => kept !== null && foldName(address) === foldName(kept)) ?? steadiest(addresses) ?? null
  )
}

const addressesIn = (entry: ReadEntry, attribute: string | null) =>
  valuesOf(entry, attribute)
    .map(addressOf)
    .filter(({ address }) => isEmailAddress(address))
