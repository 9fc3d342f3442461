import ipaddr from 'ipaddr.js'

/** The name in a Host header, lower case and without port, or undefined when it is not a well-formed one. */
export function parseHostName(host: string | undefined): string | undefined {
  const match = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9_](?:[a-z0-9._-]{0,253}[a-z0-9_])?)(?::\d{1,5})?$/i.exec(host ?? '')
  return match?.[1]?.toLowerCase()
}

/** `localhost`, anything under it (RFC 6761 §6.3), and loopback addresses. */
export function isLoopbackName(name: string): boolean {
  if (name === 'localhost' || name.endsWith('.localhost')) return true
  const bare = name.replace(/^\[|\]$/g, '')
  return (ipaddr.IPv4.isValidFourPartDecimal(bare) || bare.includes(':')) && ipaddr.isValid(bare)
    ? ipaddr.process(bare).range() === 'loopback'
    : false
}

/**
 * Whether we answer under this name. Ports are not compared: proxies and tunnels change them, and no link or decision
 * is made from a request's Host.
 */
export function isOurHost(host: string | undefined, publicUrl: URL): boolean {
  const name = parseHostName(host)
  if (name === undefined) return false
  return name === publicUrl.hostname || (isLoopbackName(publicUrl.hostname) && isLoopbackName(name))
}
