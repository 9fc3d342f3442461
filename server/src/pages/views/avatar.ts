import { printPicturePath } from '#http'
import { html, type Html } from '../html.ts'
import { initials } from './app-card.ts'

/** Whom a page shows; `picture` is its id. */
export interface Shown {
  displayName: string
  username: string | null
  picture: string | null
}

/** Somebody's picture, or their initials. Their name stands beside it, so nobody is read it twice. */
export function avatar({ displayName, username, picture }: Shown, size: '' | 'xl' = ''): Html {
  const pixels = size === 'xl' ? 64 : 28
  const drawing =
    picture === null
      ? initials(displayName || (username ?? ''))
      : html`<img src="${printPicturePath(picture, size === 'xl' ? 256 : 64)}" width="${pixels}" height="${pixels}" alt="">`
  return html`<span class="av${size && html` ${size}`}" aria-hidden="true">${drawing}</span>`
}
