import type { Config } from '#ground'

/** Where programs on this machine reach the web: `127.0.0.1:8080`. */
export function localAddress({ address, web }: Config['listen']): string {
  const host = ['0.0.0.0', '::', 'localhost'].includes(address) ? '127.0.0.1' : address
  return `${host.includes(':') ? `[${host}]` : host}:${web}`
}
