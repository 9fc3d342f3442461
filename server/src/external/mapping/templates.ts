import { printDNValue, printFilterValue } from '@doorward/ldap'

/** What a placeholder of a template stands for. */
export interface Placeholders {
  username?: string
  /** Of the person, or of a group whose own groups are asked for. */
  userDN?: string
}

const utf8 = new TextEncoder()

/**
 * A value as it stands in a filter: RFC 4515 §3 escapes. DNs too: the backslashes of their own escapes are characters
 * like others there.
 */
export const escapeFilterValue = (text: string): string => printFilterValue(utf8.encode(text))

/** A filter template with its placeholders filled; one that has no value here is left as it is. */
export const filterFilled = (template: string, values: Placeholders): string =>
  fill(template, values, escapeFilterValue)

/** A filter template that meets everybody: `*` in the place of each placeholder. */
export const wildcardFilled = (template: string): string => fill(template, { username: '*', userDN: '*' }, text => text)

/** The name to bind with. */
export function dnFilled(pattern: string, username: string): string {
  return fill(pattern, { username }, isDnPattern(pattern) ? printDNValue : text => text)
}

/** `uid=${username},…` is a DN (RFC 4514); `${username}`, `${username}@example.com`, `EXAMPLE\${username}` are not. */
export const isDnPattern = (pattern: string): boolean => /^\s*[a-z][a-z0-9-]*\s*=|^\s*\d+(?:\.\d+)+\s*=/i.test(pattern)

// One pass: a value that itself looks like a placeholder is not filled again, and `$` in it means nothing.
const fill = (template: string, values: Placeholders, escape: (text: string) => string): string =>
  template.replace(/\$\{(username|userDN)\}/gi, (placeholder, name: string) => {
    const value = name.toLowerCase() === 'username' ? values.username : values.userDN
    return value === undefined ? placeholder : escape(value)
  })
