import { isIP } from 'node:net'
import type { PlainSentence } from './sayings/saying.ts'

/** `localhost`, anything under it, and loopback addresses: where http is as good as https. */
export const isLocalName = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  (isIP(hostname) === 4 && hostname.startsWith('127.'))

/** The address people and apps reach this server at: https, or http on this machine; or what is wrong with it. */
export function checkPublicUrl(text: string): { origin: string } | { wrong: PlainSentence } {
  const url = URL.parse(text.trim())
  if (url === null || !/^https?:$/.test(url.protocol))
    return { wrong: 'Give a whole address, such as https://id.example.com.' }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '')
    return { wrong: 'Give the address alone, without a path.' }
  if (url.protocol === 'http:' && !isLocalName(url.hostname))
    return { wrong: 'https is required for any other host than localhost; passkeys and secure cookies need it.' }
  return { origin: url.origin }
}
