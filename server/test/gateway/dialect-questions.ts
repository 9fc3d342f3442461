import { hostName } from './gateway-world.ts'

export type Headers = Record<string, string>

/** What a proxy asks us. */
export interface Question {
  path: string
  headers: Headers
}

/** How each proxy asks about a visitor’s request, as its documentation says. */
export const dialects: Record<string, (target: string, method?: string) => Question> = {
  nginx: (target, method = 'GET') => ({
    path: '/gateway/nginx',
    headers: { 'x-original-url': `https://${hostName}${target}`, 'x-original-method': method },
  }),
  traefik: (target, method = 'GET') => ({
    path: '/gateway/traefik',
    headers: forwarded(target, method),
  }),
  caddy: (target, method = 'GET') => ({
    path: '/gateway/caddy',
    headers: { ...forwarded(target, method), host: hostName },
  }),
  envoy: target => ({
    path: `/gateway/envoy${target}`,
    headers: { host: hostName, 'x-forwarded-proto': 'https' },
  }),
}

const forwarded = (target: string, method: string): Headers => ({
  'x-forwarded-method': method,
  'x-forwarded-proto': 'https',
  'x-forwarded-host': hostName,
  'x-forwarded-uri': target,
})
