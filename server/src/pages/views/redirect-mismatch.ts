import { visible } from '#ground'
import { html, type Html } from '../html.ts'
import { icon } from '../icons.ts'
import { appBar, contactBox, type AppCard, type Contact } from './app-card.ts'
import { referenceLine, renderCard, type Frame } from './frame.ts'

export interface RedirectMismatchView {
  app: AppCard
  /** As it came, however odd; nobody is ever sent there and it is no link. */
  sent: string
  registered: string[]
  contact: Contact | null
  reference: string
}

/** Scheme, `://`, host and port, path, query and part: what people compare an address by. Joined it is the address. */
function splitAddress(address: string): string[] {
  const [, scheme = '', separator = '', host = '', path = '', rest = ''] =
    /^(?:([^:/?#]*)(:(?:\/\/)?))?([^/?#]*)([^?#]*)([^]*)$/.exec(address) ?? []
  return [scheme, separator, host, path, rest]
}

const likeness = (one: string[], other: string[]): number =>
  one.filter((part, at) => part !== '' && part === other[at]).length

/** The registered address that is most like the sent one: the one somebody most likely meant. */
export function findClosest(sent: string, registered: readonly string[]): string | undefined {
  const parts = splitAddress(sent)
  return registered.toSorted((a, b) => likeness(parts, splitAddress(b)) - likeness(parts, splitAddress(a)))[0]
}

/** An address with the parts that differ from the other marked, and places where it may break. */
export function markDifference(address: string, other: string | undefined, tone: '' | 'was'): Html {
  const others = other === undefined ? undefined : splitAddress(other)
  const parts = splitAddress(address).map((part, at) => {
    const text = visible(part)
    const marked = others !== undefined && part !== '' && part !== others[at]
    const breaks = at === 3 || at === 4 ? html`<wbr>` : ''
    return html`${breaks}${marked ? html`<mark${tone && html` class="${tone}"`}>${text}</mark>` : text}`
  })
  return html`${parts}`
}

export function renderRedirectMismatch(frame: Frame, view: RedirectMismatchView): string {
  const texts = frame.texts.redirect
  const { app, sent, registered, contact, reference } = view
  const closest = findClosest(sent, registered)
  const rows = registered.map(
    address => html`<li>${markDifference(address, address === closest ? sent : undefined, 'was')}</li>`,
  )
  return renderCard(frame, {
    title: texts.title(app.title),
    width: 'wide',
    head: appBar(app, texts.youCameFrom(app.title)),
    heading: texts.heading,
    lead: texts.lead(app.title),
    content: html`<div class="stack"><div class="cmp"><div><h2>${icon('arrow-down-left')}${texts.sent(app.title)}</h2><p>${markDifference(sent, closest, '')}</p></div>
<div><h2>${icon('list-check')}${texts.registered}</h2>${rows.length ? html`<ul>${rows}</ul>` : html`<p>${texts.noneRegistered}</p>`}</div></div>
<p class="hint">${texts.hint}</p>${contact && contactBox(frame, contact, app, reference, false)}
<a class="btn primary block" href="/">${frame.texts.shared.toMyApps}</a>${referenceLine(frame, reference)}</div>`,
  })
}
