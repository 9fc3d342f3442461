import { html, type Html, type Part } from '../html.ts'
import { icon } from '../icons.ts'
import { bold } from '../texts/emphasis.ts'
import type { Texts } from '../texts/index.ts'
import { appBar, contactBox, type AppCard, type Contact } from './app-card.ts'
import { renderCard, type Frame } from './frame.ts'

/** `groups`: those that would let the person in, where they may be named. */
interface RefusalReason {
  fine: boolean
  reason: keyof Texts['refusal']['reasons']
  groups?: string[]
}

export interface RefusalView {
  app: AppCard
  username: string
  /** What was looked at, in order: what is fine and what is not. */
  reasons: RefusalReason[]
  contact: Contact | null
  reference: string
  /** Where to choose another account. */
  switchUrl: string
  /** Where the person asks to be let in, where they may. */
  askUrl?: string | undefined
  /** Goes back to the app, which then learns of the refusal. */
  backUrl?: string | undefined
}

/** More are counted, not named. */
const groupsNamedMax = 5

function printReason(
  { texts: { language, refusal } }: Frame,
  app: string,
  { reason, groups = [] }: RefusalReason,
): Part {
  if (groups.length === 0) return refusal.reasons[reason](app)
  const named = groups.slice(0, groups.length > groupsNamedMax ? groupsNamedMax - 1 : groupsNamedMax)
  const more = groups.length - named.length
  const words = [...named.map(bold), ...(more > 0 ? [html`${refusal.moreGroups(more)}`] : [])]
  return refusal.onlyFor(app, listed(language, words), groups.length)
}

/** “Operations, Data team and Board”. */
const listed = (language: string, words: readonly Html[]): Html =>
  html`${new Intl.ListFormat(language)
    .formatToParts(words.map((_word, at) => String(at)))
    .map(({ type, value }) => (type === 'element' ? words[Number(value)] : value))}`

/** Somebody who signed in correctly and may not open this app: why, whom to ask, and where to go from here. */
export function renderRefusal(frame: Frame, view: RefusalView): string {
  const texts = frame.texts.refusal
  const { app, username, reasons, contact, reference, switchUrl, askUrl, backUrl } = view
  const fine = icon('circle-check', 18, 'okc')
  const list = reasons.map(
    reason =>
      html`<li>${reason.fine ? fine : icon('circle-x', 18, 'badc')}<span>${printReason(frame, app.title, reason)}</span></li>`,
  )
  const mailNote = contact?.email ? texts.mailNote(reference, contact.name) : texts.nobodyNamed(reference)
  const { ask, adminsDecide } = frame.texts.request
  const toMyApps = (tone: 'primary' | 'line') =>
    html`<a class="btn ${tone} block" href="/">${frame.texts.shared.toMyApps}</a>`
  const elsewhere = html`<a href="${switchUrl}">${texts.switchAccount}</a>${backUrl && html` · <a href="${backUrl}">${texts.back(app.title)}</a>`}`
  const whom = contact && contactBox(frame, contact, app, reference, askUrl === undefined)
  // Where they can ask from here, a mail is the second way, and the reference goes with the request.
  const ways =
    askUrl === undefined
      ? html`${whom}<p class="hint">${mailNote}</p>
${toMyApps('primary')}<p class="hint">${elsewhere}</p>`
      : html`${whom ?? html`<p class="hint">${adminsDecide}</p>`}
<a class="btn primary block" href="${askUrl}">${ask}</a>${toMyApps('line')}<p class="hint">${frame.texts.shared.reference(reference)} · ${elsewhere}</p>`
  return renderCard(frame, {
    title: texts.title(app.title),
    head: appBar(app, texts.youAskedFor(app.title)),
    heading: texts.heading(app.title),
    lead: texts.lead,
    content: html`<div class="stack"><ul class="why"><li>${fine}<span>${texts.signedInAs(username)}</span></li>${list}</ul>
<hr class="sep"><h2 class="sub">${texts.whoCanHelp}</h2>${ways}</div>`,
  })
}
