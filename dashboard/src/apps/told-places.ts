import type { App, ClaimPreview, ToldPreview } from '@doorward/contract'
import { t } from '../texts/index.ts'

export const tokenPlaces = ['idToken', 'userinfo', 'introspection'] as const
export type TokenPlace = (typeof tokenPlaces)[number]
export type OtherPlace = 'gateway' | 'ldap' | 'simpleAuth'
export type Place = TokenPlace | OtherPlace

const labels: Record<Place, string> = t.appsReceives.places

/** Where an app is told of somebody, by the doors it has. */
export const placesOf = ({ oidc, gateway, ldap, simpleAuth }: App): { value: Place; label: string }[] =>
  [
    ...(oidc === null ? [] : tokenPlaces),
    ...(gateway === null ? [] : (['gateway'] as const)),
    ...(ldap === null ? [] : (['ldap'] as const)),
    ...(simpleAuth === null ? [] : (['simpleAuth'] as const)),
  ].map(value => ({ value, label: labels[value] }))

export const isTokenPlace = (place: Place): place is TokenPlace => tokenPlaces.some(one => one === place)

const tokenAt = (preview: ClaimPreview, place: TokenPlace): Record<string, unknown> =>
  (place === 'introspection' ? { active: true, sub: preview.introspectedSub } : preview[place]) ?? {}

export const printToken = (preview: ClaimPreview, place: TokenPlace): string =>
  JSON.stringify(tokenAt(preview, place), null, 2)

/** Claims that are not the same of both, those only one has among them. */
export function namesThatDiffer(one: ClaimPreview, other: ClaimPreview, place: TokenPlace): string[] {
  const [first, second] = [tokenAt(one, place), tokenAt(other, place)]
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])]
  return names.filter(name => JSON.stringify(first[name]) !== JSON.stringify(second[name]))
}

/** Null where there is nothing to be seen: the app has no such door, or sees no entry. */
export function printTold({ gateway, ldap, simpleAuth }: ToldPreview, place: OtherPlace): string | null {
  if (place === 'gateway') return gateway && gateway.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')
  if (place === 'simpleAuth') return simpleAuth && JSON.stringify(simpleAuth, null, 2)
  const entry = ldap?.entry
  if (!entry) return null
  const lines = entry.attributes.flatMap(({ name, values }) => values.map(value => `${name}: ${value}`))
  return [`dn: ${entry.dn}`, ...lines].join('\n')
}
