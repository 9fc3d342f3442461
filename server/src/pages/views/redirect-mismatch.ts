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
  /** What whoever looks at it can do about it, where they look after apps. */
  mending?: Mending | undefined
}

/** `add` posts its fields; each address in them is checked again. `isExpected`: the recipe of the app has this very address. */
export type Mending =
  | {
      kind: 'add'
      username: string
      action: string
      fields: Record<string, string>
      appUrl: string
      isExpected?: boolean
    }
  | { kind: 'prove'; username: string; signInUrl: string; appUrl: string; isExpected?: boolean }
  | { kind: 'other-host' | 'by-hand'; appUrl: string }
  | { kind: 'kept'; where: string }

/**
 * What people compare an address by: scheme, `://`, name and password, host, port, path, the slash it ends with, query and
 * part. Joined it is the address.
 */
function splitAddress(address: string): string[] {
  const [, scheme = '', separator = '', authority = '', path = '', rest = ''] =
    /^(?:([^:/?#]*)(:(?:\/\/)?))?([^/?#]*)([^?#]*)([^]*)$/.exec(address) ?? []
  const hostFrom = authority.lastIndexOf('@') + 1
  const portFrom = /:\d*$/.exec(authority)?.index ?? authority.length
  const host = [authority.slice(0, hostFrom), authority.slice(hostFrom, portFrom), authority.slice(portFrom)]
  const slashFrom = path.endsWith('/') ? path.length - 1 : path.length
  return [scheme, separator, ...host, path.slice(0, slashFrom), path.slice(slashFrom), rest]
}

/** Where an address may break: before its path, its last slash, its query. */
const breaksBefore: ReadonlySet<number> = new Set([5, 6, 7])

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
    const breaks = breaksBefore.has(at) && part !== '' ? html`<wbr>` : ''
    return html`${breaks}${marked ? html`<mark${tone && html` class="${tone}"`}>${text}</mark>` : text}`
  })
  return html`${parts}`
}

export function renderRedirectMismatch(frame: Frame, view: RedirectMismatchView): string {
  const texts = frame.texts.redirect
  const { app, sent, registered, reference, mending } = view
  const closest = findClosest(sent, registered)
  const rows = registered.map(
    address => html`<li>${markDifference(address, address === closest ? sent : undefined, 'was')}</li>`,
  )
  return renderCard(frame, {
    title: texts.title(app.title),
    width: 'wide',
    head: appBar(app, texts.youCameFrom(app.title)),
    ...printHead(frame, view),
    content: html`<div class="stack"><div class="cmp"><div><h2>${icon('arrow-down-left')}${texts.sent(app.title)}</h2><p>${markDifference(sent, closest, '')}</p></div>
<div><h2>${icon('list-check')}${texts.registered}</h2>${rows.length ? html`<ul>${rows}</ul>` : html`<p>${texts.noneRegistered}</p>`}</div></div>
${mending === undefined ? printPersonsWay(frame, view) : printMending(frame, app, mending)}${referenceLine(frame, reference)}</div>`,
  })
}

/** What the page is about, to somebody who only wanted into the app, and to whoever may mend it. */
function printHead({ texts }: Frame, { app, mending }: RedirectMismatchView): { heading: string; lead: string } {
  const { redirect } = texts
  if (mending?.kind === 'other-host')
    return { heading: redirect.otherHost.heading, lead: redirect.otherHost.lead(app.title) }
  if (mending?.kind === 'add' || mending?.kind === 'prove')
    return { heading: redirect.add.heading(app.title), lead: redirect.add.lead(mending.username) }
  return { heading: redirect.heading, lead: redirect.lead(app.title) }
}

function printPersonsWay(frame: Frame, { app, contact, reference }: RedirectMismatchView): Html {
  return html`<p class="hint">${frame.texts.redirect.hint}</p>${contact && contactBox(frame, contact, app, reference, false)}
<a class="btn primary block" href="/">${frame.texts.shared.toMyApps}</a>`
}

function printMending({ texts }: Frame, { title }: AppCard, mending: Mending): Html {
  const { redirect, shared } = texts
  const toMyApps = html`<a class="btn primary grow" href="/">${shared.toMyApps}</a>`
  if (mending.kind === 'kept')
    return html`${mendingNote('', redirect.kept.heading(title, mending.where), redirect.kept.text)}<div class="btns stackm">${toMyApps}</div>`
  const toApp = html`<a class="btn line" href="${mending.appUrl}">${redirect.openInDashboard(title)}</a>`
  const expected =
    (mending.kind === 'add' || mending.kind === 'prove') &&
    mending.isExpected &&
    mendingNote('', redirect.add.expected(title), redirect.add.expectedText)
  if (mending.kind === 'add') {
    const fields = Object.entries(mending.fields).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
    )
    return html`${expected}<form class="btns stackm" method="post" action="${mending.action}">${fields}<button class="btn primary grow">${redirect.add.button(title)}</button>${toApp}</form><p class="hint">${redirect.add.hint}</p>`
  }
  if (mending.kind === 'prove')
    return html`${expected}<div class="btns stackm"><a class="btn primary grow" href="${mending.signInUrl}">${redirect.add.prove}</a>${toApp}</div><p class="hint">${redirect.add.proveHint}</p>`
  const { note, noteText } = mending.kind === 'other-host' ? redirect.otherHost : redirect.byHand
  return html`${mendingNote('warn', note, noteText(title))}<div class="btns stackm">${toMyApps}${toApp}</div>`
}

const mendingNote = (tone: '' | 'warn', heading: string, text: string): Html =>
  html`<div class="note${tone && html` ${tone}`}">${icon(tone === 'warn' ? 'alert-triangle' : 'info-circle', 18)}<div><b>${heading}</b>${text}</div></div>`
