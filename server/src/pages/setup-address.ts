import { isLoopbackName, isOurHost } from '#http'

/** The set-up token in what somebody pasted: the code alone, or the whole link. */
export function parseSetupCode(pasted: string): string {
  const text = pasted.trim()
  return (URL.canParse(text) ? new URL(text).searchParams.get('token') : undefined) ?? text.replace(/^.*token=/, '')
}

/**
 * The address the owner is using, as the first guess for the public URL: the browser's own Referer, when it names the
 * host that was asked. Only ever offered for confirmation.
 */
export function guessPublicUrl(headers: {
  referer?: string | undefined
  host?: string | undefined
}): string | undefined {
  const { referer, host } = headers
  if (!referer || !URL.canParse(referer)) return undefined
  const url = new URL(referer)
  return url.host === host?.toLowerCase() ? url.origin : undefined
}

/** `id.example.com` → `dc=example,dc=com`; a name that says nothing gives the usual example. */
export function guessBaseDn(publicUrl: string): string {
  const name = URL.canParse(publicUrl) ? new URL(publicUrl).hostname : ''
  const labels = name.split('.')
  const says = labels.length > 1 && !isLoopbackName(name) && /[a-z]$/.test(name)
  return says
    ? (labels.length > 2 ? labels.slice(1) : labels).map(label => `dc=${label}`).join(',')
    : 'dc=example,dc=com'
}

/** Where the server would answer if this were saved, when that is not where it was opened. */
export function findMove(publicUrl: string, host: string | undefined): { to: URL; from: string } | undefined {
  if (!URL.canParse(publicUrl)) return undefined
  const to = new URL(publicUrl)
  return isOurHost(host, to) ? undefined : { to, from: host ?? '' }
}
