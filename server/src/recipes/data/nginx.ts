import type { Recipe } from '../recipe.ts'
import { behindProxy } from './proxies/index.ts'
import { nginx as block } from './proxies/nginx.ts'

export const nginx: Recipe = {
  id: 'nginx',
  title: 'Any app behind nginx',
  category: 'servers',
  icon: 'nginx',
  checked: 'real',
  needs: ['The module `ngx_http_auth_request_module`, which Debian’s packages and the official images have.'],
  ways: [{ ...behindProxy, snippets: [block] }],
}
