import { X509Certificate } from 'node:crypto'
import { invalidField, limits, say, type Words } from '#ground'
import { hasCronForm } from './cron-form.ts'
import type { ExternalSettings, GroupMapping, GroupSearch } from './external-directory.ts'
import { hasFilterForm } from './filter-form.ts'
import { parseLine } from './names.ts'
import { wholeNumber } from './whole-number.ts'

const max = limits.external
// oxlint-disable no-template-curly-in-string -- the places for names, as settings are written
const usernamePlace = '${username}'
const dnPlace = '${userDN}'

/**
 * The settings as they are kept; what a sentence names is below `settings`. That what they refer to here exists is looked
 * at where they are written. Throws Problem `invalid`.
 */
export function checkExternalSettings(given: ExternalSettings): ExternalSettings {
  const settings: ExternalSettings = {
    ...given,
    urls: checkUrls(given.urls),
    tls: checkTls(given.tls),
    bindDn: lineOrNull('bindDn', given.bindDn, max.dnLengthMax),
    userDnPattern: lineOrNull('userDnPattern', given.userDnPattern, max.patternLengthMax),
    usernamePattern: checkPattern(given.usernamePattern),
    userSearch: checkUserSearch(given.userSearch),
    attributes: checkAttributes(given.attributes),
    groupSearch: given.groupSearch === null ? null : checkGroupSearch(given.groupSearch),
    groupMap: checkGroupMap(given.groupMap),
    interval: checkInterval(given.interval),
  }
  if (settings.startTls && settings.urls.some(url => url.startsWith('ldaps:')))
    throw wrong('startTls', 'ldaps:// is encrypted from the first byte. Switch StartTLS off, or write ldap://.')
  checkPolicy(settings)
  checkNumbers(settings)
  return settings
}

const wrong = (field: string, sentence: Words) => invalidField(`settings.${field}`, sentence)

function line(field: string, text: string, lengthMax: number): string {
  return parseLine(`settings.${field}`, text, lengthMax)
}

function lineOrNull(field: string, text: string | null, lengthMax: number): string | null {
  return text === null ? null : line(field, text, lengthMax) || null
}

/** As `ldap://host:389`, without what no connection needs. */
function checkUrls(urls: readonly string[]): string[] {
  if (urls.length === 0) throw wrong('urls', 'Give at least one server, such as ldaps://ldap.example.com.')
  if (urls.length > max.urlsMax) throw wrong('urls', say('At most {max} servers.', { max: max.urlsMax }))
  return [...new Set(urls.map((text, i) => checkUrl(`urls.${i}`, text)))]
}

function checkUrl(field: string, text: string): string {
  const url = URL.parse(line(field, text, max.urlLengthMax))
  const isServer =
    url !== null &&
    ['ldap:', 'ldaps:'].includes(url.protocol) &&
    url.hostname !== '' &&
    ['', '/'].includes(url.pathname) &&
    url.search + url.hash + url.username + url.password === ''
  if (!isServer)
    throw wrong(
      field,
      'A server is ldap:// or ldaps:// with a host and, where needed, a port: ldaps://ldap.example.com.',
    )
  return `${url.protocol}//${url.host.toLowerCase()}`
}

function checkTls(tls: ExternalSettings['tls']): ExternalSettings['tls'] {
  const serverName = lineOrNull('tls.serverName', tls.serverName, 253)
  if (serverName !== null && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(serverName))
    throw wrong('tls.serverName', 'The name a certificate must have, such as ldap.example.com, or none.')
  return {
    ...tls,
    serverName,
    ca: certificates('tls.ca', tls.ca),
    clientCertificate: certificates('tls.clientCertificate', tls.clientCertificate),
  }
}

function certificates(field: string, text: string | null): string | null {
  const pem = text?.trim() ?? ''
  if (pem === '') return null
  if (pem.length > max.pemLengthMax) throw wrong(field, say('At most {max} characters.', { max: max.pemLengthMax }))
  if (pem.includes('PRIVATE KEY')) throw wrong(field, 'This holds a private key. Paste certificates only.')
  const found = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []
  if (found.length === 0 || found.some(one => !isCertificate(one)))
    throw wrong(field, 'Paste certificates in PEM form: from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.')
  return `${found.join('\n')}\n`
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined
  } catch {
    return false
  }
}

function checkPattern(text: string | null): string | null {
  const pattern = lineOrNull('usernamePattern', text, max.patternLengthMax)
  if (pattern === null) return null
  try {
    RegExp(pattern, 'u')
    return pattern
  } catch {
    throw wrong('usernamePattern', 'A regular expression for the whole name, such as [a-z]+\\.[a-z]+, or none.')
  }
}

/** A lone filter with a place for the username, as CloverDX has it, is both: that one, and with `*` everybody. */
function checkUserSearch(search: ExternalSettings['userSearch']): ExternalSettings['userSearch'] {
  const base = line('userSearch.base', search.base, max.dnLengthMax)
  const given = search.filter.trim()
  const isLone = given.includes(usernamePlace) && search.signInFilter === null
  const filter = isLone ? given.replaceAll(usernamePlace, '*').replaceAll(/\*{2,}/g, '*') : given
  checkFilter('userSearch.filter', filter)
  if (filter.includes('${'))
    throw wrong(
      'userSearch.filter',
      say('This says who all may come in, so it has no {place}; the sign-in filter has.', { place: usernamePlace }),
    )
  const signInFilter = isLone ? given : search.signInFilter?.trim() || null
  if (signInFilter !== null) {
    checkFilter('userSearch.signInFilter', signInFilter)
    if (!signInFilter.includes(usernamePlace))
      throw wrong(
        'userSearch.signInFilter',
        say('Say where the username goes: (uid={place}).', { place: usernamePlace }),
      )
  }
  return { ...search, base, filter, signInFilter }
}

function checkFilter(field: string, filter: string): void {
  if (filter.length > max.filterLengthMax)
    throw wrong(field, say('At most {max} characters.', { max: max.filterLengthMax }))
  if (!hasFilterForm(filter)) throw wrong(field, 'An LDAP filter in parentheses, such as (objectClass=inetOrgPerson).')
}

function checkAttributes(attributes: ExternalSettings['attributes']): ExternalSettings['attributes'] {
  const { custom, ...named } = attributes
  for (const [key, name] of Object.entries(named)) if (name !== null) checkAttribute(`attributes.${key}`, name)
  for (const [key, name] of Object.entries(custom)) checkAttribute(`attributes.custom.${key}`, name)
  return attributes
}

/** RFC 4512 §2.5: a name or an OID, with options. */
function checkAttribute(field: string, name: string): void {
  if (name.length > max.attributeLengthMax || !/^(?:[a-z][a-z0-9-]*|\d+(?:\.\d+)*)(?:;[a-z0-9-]+)*$/i.test(name))
    throw wrong(field, 'The name of an attribute there, such as mail.')
}

function checkGroupSearch(search: GroupSearch): GroupSearch {
  const filter = search.filter.trim()
  checkFilter('groupSearch.filter', filter)
  if (!filter.includes(dnPlace) && !filter.includes(usernamePlace))
    throw wrong(
      'groupSearch.filter',
      say('Say whose groups: (member={dn}) or (memberUid={place}).', { dn: dnPlace, place: usernamePlace }),
    )
  checkAttribute('groupSearch.code', search.code)
  checkAttribute('groupSearch.member', search.member)
  return { ...search, filter, base: line('groupSearch.base', search.base, max.dnLengthMax) }
}

function checkGroupMap(mappings: readonly GroupMapping[]): GroupMapping[] {
  if (mappings.length > max.mappingsMax) throw wrong('groupMap', say('At most {max} lines.', { max: max.mappingsMax }))
  return mappings.map((mapping, i) => {
    const value = line(`groupMap.${i}.value`, mapping.value, max.dnLengthMax)
    if (value === '') throw wrong(`groupMap.${i}.value`, 'Say which groups there.')
    if (mapping.group === null && mapping.role === null)
      throw wrong(`groupMap.${i}.group`, 'Say which group here its people get, or which role.')
    return { ...mapping, value }
  })
}

function checkInterval(interval: ExternalSettings['interval']): ExternalSettings['interval'] {
  if (interval === null) return null
  if (typeof interval === 'number')
    return wholeNumber('settings.interval', interval, max.intervalMinMs, max.intervalMaxMs)
  if (!hasCronForm(interval)) throw wrong('interval', 'A cron line such as 0 */4 * * *, in UTC.')
  return interval.trim().replace(/\s+/g, ' ')
}

function checkPolicy({ policy, userDnPattern, userSearch }: ExternalSettings): void {
  if (policy === 'synchronise') {
    if (userSearch.base === '')
      throw wrong('userSearch.base', 'Give the base DN people are under: ou=people,dc=example,dc=com.')
  } else if (userDnPattern === null || !userDnPattern.includes(usernamePlace))
    throw wrong(
      'userDnPattern',
      say('Say whom to bind as: uid={place},dc=example,dc=com or {place}@example.com.', { place: usernamePlace }),
    )
}

function checkNumbers({ timeouts, recordsMax, pageSize, removal, removalGuard }: ExternalSettings): void {
  for (const [key, ms] of Object.entries(timeouts))
    wholeNumber(`settings.timeouts.${key}`, ms, max.timeoutMinMs, max.timeoutMaxMs)
  wholeNumber('settings.recordsMax', recordsMax, 1, max.recordsMax)
  wholeNumber('settings.pageSize', pageSize, 1, max.pageSizeMax)
  wholeNumber('settings.removalGuard.percent', removalGuard.percent, 0, 100)
  wholeNumber('settings.removalGuard.count', removalGuard.count, 0, max.removalsMax)
  if (removal.kind === 'keep') return
  wholeNumber('settings.removal.afterRuns', removal.afterRuns, 1, 100)
  if (removal.deleteAfterDays !== null)
    wholeNumber('settings.removal.deleteAfterDays', removal.deleteAfterDays, 1, 3650)
}
