import type { SnippetSource, Way } from '../../recipe.ts'
import { apache, apacheScript } from './apache.ts'
import { caddy } from './caddy.ts'
import { envoy } from './envoy.ts'
import { haproxy, haproxyScript } from './haproxy.ts'
import { nginx } from './nginx.ts'
import { traefik } from './traefik.ts'

/** For each proxy, what leads a host past us; `docs/gateway.md` has the same. */
export const proxies: readonly SnippetSource[] = [
  nginx,
  traefik,
  caddy,
  apache,
  apacheScript,
  haproxy,
  haproxyScript,
  envoy,
]

/** What holds for any program behind a proxy. */
export const behindProxy: Way = {
  door: 'gateway',
  hint: 'Your proxy asks us about each request, and lets through whom you let in.',
  placeholderAddress: 'https://app.example.com',
  link: '{{address}}',
  create: { gateway: { host: '{{host}}', visibility: 'private' } },
  steps: [
    'Name the proxy’s address in `trustedProxies` of our configuration; whoever else asks is answered 403.',
    'Put the block of your proxy in place of {{upstream}}’s old one, with the address the app itself listens at, and reload the proxy.',
    'See to it that nothing but the proxy reaches {{upstream}}: whoever reaches the app past it says who they are themselves.',
  ],
  snippets: proxies,
  upstream: '127.0.0.1:3000',
  quirks: [
    'Where app passwords are switched on here, take `Authorization` out of what goes on to the app, as the block of your proxy says.',
    'The app gets the headers on every request, with `-` where there is nothing to say.',
    'What is not ASCII in a header is percent-encoded UTF-8.',
  ],
  adminFlag: 'The header `X-Authenticated-Admin`: `true` or `false`.',
  groups: { readAt: 'The header `Remote-Groups`, joined with commas.', sentAs: 'name' },
  signOut: {
    kind: 'renews',
    words:
      'We are asked about every request, so that the next one is refused. A page that stays open shows what it had.',
  },
  next: [
    {
      title: 'Paths for programs and phones',
      hint: 'An app on a phone that cannot show a sign-in may send an app password by Basic, once that is switched on here.',
    },
  ],
}
