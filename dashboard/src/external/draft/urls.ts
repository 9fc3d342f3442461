/** How a connection is encrypted, as the form asks. */
export type Encryption = 'ldaps' | 'starttls' | 'none'

export interface Place {
  /** Hosts with commas between; whole URLs where they differ in scheme or port. */
  addresses: string
  encryption: Encryption
  port: string
}

export const usualPort: Record<Encryption, string> = { ldaps: '636', starttls: '389', none: '389' }

const schemeOf = (encryption: Encryption) => (encryption === 'ldaps' ? 'ldaps' : 'ldap')

/** `dc1, dc2`, LDAPS, 636 → `ldaps://dc1:636`, `ldaps://dc2:636`. What is a URL already stays one. */
export const urlsOf = ({ addresses, encryption, port }: Place): string[] =>
  addresses
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(text => {
      if (text.includes('://')) return text
      const host = text.includes(':') && !text.startsWith('[') && text.split(':').length > 2 ? `[${text}]` : text
      const hasPort = /(?:^[^[\]:]+|\]):\d+$/.test(host)
      return `${schemeOf(encryption)}://${host}${hasPort ? '' : `:${port.trim() || usualPort[encryption]}`}`
    })

const partsOf = (url: string) => {
  const [, scheme = '', host = '', port = ''] = /^(ldaps?):\/\/(\[[^\]]*\]|[^:/]*)(?::(\d+))?\/?$/.exec(url) ?? []
  return { scheme, host, port: port || (scheme === 'ldaps' ? '636' : '389') }
}

/** The inverse of `urlsOf`. */
export const placeOf = ({ urls, startTls }: { urls: readonly string[]; startTls: boolean }): Place => {
  const parts = urls.map(partsOf)
  const [first] = parts
  const encryption: Encryption = first?.scheme === 'ldap' ? (startTls ? 'starttls' : 'none') : 'ldaps'
  const port = first?.port ?? usualPort[encryption]
  const isUniform = parts.every(({ scheme, host, port: own }) => host && scheme === first?.scheme && own === port)
  return { addresses: (isUniform ? parts.map(({ host }) => host) : urls).join(', '), encryption, port }
}
