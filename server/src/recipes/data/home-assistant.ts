import type { Recipe } from '../recipe.ts'
import { behindProxy, proxies } from './proxies/index.ts'

export const homeAssistant: Recipe = {
  id: 'home-assistant',
  title: 'Home Assistant',
  category: 'home',
  icon: 'homeassistant',
  checked: 'documented',
  needs: [
    'A proxy in front of Home Assistant that asks us.',
    'Home Assistant keeps its own accounts: it takes none from outside.',
  ],
  ways: [
    {
      ...behindProxy,
      hint: 'Nobody reaches Home Assistant’s own sign-in whom you have not let in.',
      placeholderAddress: 'https://home.example.com',
      create: {
        gateway: {
          host: '{{host}}',
          visibility: 'private',
          paths: [
            { prefix: '/api/webhook', rule: 'public' },
            { prefix: '/api/websocket', rule: 'public' },
            { prefix: '/auth/token', rule: 'public' },
          ],
        },
      },
      upstream: '127.0.0.1:8123',
      steps: [
        'Put the first block into configuration.yaml, with the address of your proxy, and restart Home Assistant: it answers 400 to a proxy it was not told of.',
        ...behindProxy.steps,
      ],
      snippets: [
        {
          name: 'configuration.yaml',
          file: 'configuration.yaml',
          dialect: 'yaml',
          text: `homeassistant:
  external_url: "{{address}}"
http:
  use_x_forwarded_for: true
  trusted_proxies:
    - 127.0.0.1
`,
        },
        ...proxies,
      ],
      quirks: [
        'People sign in twice, here and there. A component from HACS (`auth_header`, with `username_header: Remote-User`) takes our name instead; Home Assistant’s own team does not look after it.',
        'Three paths are open for its program on phones, which cannot show our page there. Each asks for a token of Home Assistant’s, or is a secret address itself; the program’s window signs in as a browser does.',
        'Whatever calls the API from outside, such as a voice assistant, needs its own path opened: `/api/google_assistant`, `/api/alexa`.',
        'Pages of Home Assistant need WebSocket. nginx, Caddy, Traefik, HAProxy and Envoy pass it on as set up here.',
        'The path of the WebSocket is open, so that a page left open goes on after a sign-out until it is loaded again.',
      ],
      adminFlag: 'None that Home Assistant reads: make people admins there.',
      groups: { readAt: 'Not read.', sentAs: 'name' },
      signOut: {
        kind: 'keeps',
        words:
          'The proxy lets no further page through. Home Assistant keeps its own sign-in: a phone, and a page left open, go on through the open paths until their token is removed there.',
      },
      next: [
        {
          title: 'Only from home',
          hint: 'The app’s networks may name your own: then nobody comes from elsewhere, with an account or without one.',
        },
      ],
    },
  ],
}
