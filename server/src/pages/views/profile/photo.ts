import { html, type Html } from '../../html.ts'
import { avatar, type Shown } from '../avatar.ts'
import { renderFile } from '../field.ts'
import type { Frame } from '../frame.ts'
import { panel } from './page.ts'

/** The picture others see, and the form that changes it. One form, so that the buttons stand side by side. */
export function photoPanel({ texts }: Frame, user: Shown, error: string | undefined): Html {
  const { photo } = texts
  const field = {
    id: 'picture',
    label: photo.label,
    hint: photo.hint,
    error,
    accept: 'image/png,image/jpeg,image/webp',
  }
  const remove =
    user.picture !== null &&
    html`<button class="btn line sm" formaction="/profile/photo/remove" formenctype="application/x-www-form-urlencoded" formnovalidate>${photo.remove}</button>`
  const body = html`<form class="photo" method="post" action="/profile/photo" enctype="multipart/form-data">${avatar(user, 'xl')}<div class="fields">${renderFile(field)}<div class="acts"><button class="btn primary sm">${photo.save}</button>${remove}</div></div></form>`
  return panel({ heading: photo.heading, body })
}
