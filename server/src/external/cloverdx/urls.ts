import { say, type Words } from '#ground'

/**
 * JNDI takes several addresses, set apart by blanks, and behind each host a DN below which everything is searched: that
 * is `suffix`, empty when there is none.
 */
export function readUrls(text: string | undefined, note: (message: Words) => void): { urls: string[]; suffix: string } {
  const urls: string[] = []
  const suffixes = new Set<string>()
  for (const part of text?.split(/\s+/) ?? []) {
    const url = URL.canParse(part) ? new URL(part) : undefined
    if (url === undefined || !['ldap:', 'ldaps:'].includes(url.protocol) || url.host === '') {
      note(say('“{part}” is no address that begins with ldap:// or ldaps://.', { part }))
      continue
    }
    urls.push(`${url.protocol}//${url.host}`)
    suffixes.add(decode(url.pathname.slice(1)))
  }
  const [suffix = ''] = suffixes
  if (suffixes.size > 1) note('The addresses name different DNs. The first one’s is taken.')
  return { urls, suffix }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
