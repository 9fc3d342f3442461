import { html, type Html } from '../html.ts'

export const bold = (text: string): Html => html`<b>${text}</b>`
export const mono = (text: string): Html => html`<b class="mono">${text}</b>`
