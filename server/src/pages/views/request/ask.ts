import { limits, type Millis } from '#ground'
import type { WantedDays } from '#directory'
import { html } from '../../html.ts'
import { appBar, firstName, type AppCard } from '../app-card.ts'
import { hiddenFields, renderLines } from '../field.ts'
import { note, renderCard, type Frame } from '../frame.ts'
import { spanPicks } from './spans.ts'

export interface AskView {
  app: AppCard
  /** Where the form goes. */
  action: string
  /** Who decides; null: the admins. */
  decider: string | null
  reason: string
  wanted: WantedDays
  /** Of the refusal it begins with. */
  reference: string | null
  now: Millis
  errors?: Partial<Record<string, string>>
  problem?: string | undefined
}

/** What somebody needs an app for, and for how long. */
export function renderAsk(frame: Frame, view: AskView): string {
  const texts = frame.texts.request
  const { app, action, decider, reason, wanted, reference, now, errors = {}, problem } = view
  const field = renderLines({
    id: 'reason',
    label: texts.reason,
    value: reason,
    hint: decider === null ? texts.reasonNoteAdmins : texts.reasonNote(firstName(decider)),
    error: errors['reason'],
    words: true,
    maxLength: limits.accessRequest.reasonLengthMax,
  })
  return renderCard(frame, {
    title: texts.title(app.title),
    head: appBar(app, texts.youAskFor(app.title)),
    heading: texts.title(app.title),
    lead: decider === null ? texts.adminsDecide : texts.decides(decider, app.title),
    script: true,
    content: html`<form class="stack" method="post" action="${action}">${problem && note('bad', 'alert-circle', problem, '')}${hiddenFields({ reference: reference ?? undefined })}${field}
${spanPicks(frame, texts.howLong, wanted, now)}
<div class="field"><b class="legend">${texts.goesWith}</b><p class="hint">${reference === null ? texts.goesWithNote : texts.goesWithReference(reference)}</p></div>
<div class="btns stackm"><button class="btn primary grow">${decider === null ? texts.send : texts.sendTo(firstName(decider))}</button><a class="btn line" href="/">${texts.cancel}</a></div></form>`,
  })
}
