import { html, type Html } from '../html.ts'
import { icon } from '../icons.ts'

/** The steps of something, in order, and which of them is now; counted from 1. */
export function stepBar(label: string, names: readonly string[], now: number): Html {
  const items = names.map((name, at) => {
    const step = at + 1
    if (step < now) return html`<li class="done"><i>${icon('check', 14)}</i><span>${name}</span></li>`
    const state = step === now && html` class="now" aria-current="step"`
    return html`<li${state}><i>${step}</i><span>${name}</span></li>`
  })
  return html`<ol class="steps" aria-label="${label}">${items}</ol>`
}
