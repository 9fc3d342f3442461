import type { Millis } from '#ground'
import { html, webAddress, type Html } from '../html.ts'
import { icon } from '../icons.ts'
import { printMoment } from '../time.ts'
import { appIcon } from './app-card.ts'
import { hiddenFields } from './field.ts'
import { printDevice, type NamedDevice } from './device-name.ts'
import type { Frame } from './frame.ts'
import { nameOf, renderPortal, type PortalPerson } from './portal.ts'
import { ownRequests, waitingNote, type OwnRequest } from './request/own.ts'

export interface AppTile {
  title: string
  icon: string | null
  /** Where it opens; without a web address the tile is no link. */
  link: string | null
  /** One line under the title: what it is, or its host. */
  note: string | null
  /** Whether it asks for the password itself. */
  asksPassword: boolean
  /** It was opened to them in the last days. */
  isNew: boolean
}

/** A sign-in from a browser that was not known, of which its person has said nothing yet. */
export interface UnknownSignIn {
  session: string
  device: NamedDevice
  address: string
  at: Millis
}

export interface MyAppsView {
  person: PortalPerson
  /** All that are open to them. */
  apps: AppTile[]
  /** What was typed to find some of them; empty shows all. */
  search: string
  /** What they asked for lately. */
  requests: readonly OwnRequest[]
  /** Others who wait for an answer of theirs, and where they give it. */
  waiting: { count: number; path: string }
  newSignIns: readonly UnknownSignIn[]
  /** Whom to ask for others; empty for nobody named. */
  contact: string
  now: Millis
}

function renderTile({ texts }: Frame, app: AppTile): Html {
  const body = html`${appIcon(app, 'lg')}<span><b>${app.title}${app.isNew && html` <span class="badge acc">${texts.myApps.isNew}</span>`}</b>${app.note && html`<small>${app.asksPassword && icon('key', 14)}${app.note}</small>`}</span>`
  const address = webAddress(app.link)
  return address ? html`<a class="tile" href="${address}">${body}</a>` : html`<div class="tile">${body}</div>`
}

const section = (frame: Frame, heading: Html | string, apps: AppTile[]): Html | undefined =>
  apps.length > 0
    ? html`<h2 class="sect">${heading}</h2><div class="tiles">${apps.map(app => renderTile(frame, app))}</div>`
    : undefined

function wasItYou({ texts }: Frame, { session, device, address, at }: UnknownSignIn, now: Millis): Html {
  const { heading, text, yes, no } = texts.portal.wasItYou
  const answer = (value: string, tone: string, word: string) =>
    html`<button class="btn ${tone} xs" name="answer" value="${value}">${word}</button>`
  return html`<div class="note warn" role="status">${icon('device-desktop-question', 18)}<div><b>${heading}</b>${text(printDevice(texts, device), address, printMoment(texts.language, at, now))}</div><form class="ans" method="post" action="/was-this-you">${hiddenFields({ session })}${answer('yes', 'line', yes)}${answer('no', 'danger', no)}</form></div>`
}

function searchBox({ texts }: Frame, search: string): Html {
  const { find, search: submit } = texts.portal
  return html`<form class="search" role="search" action="/">${icon('search')}<input class="input" type="search" name="q" value="${search}" placeholder="${find}" aria-label="${find}" maxlength="100" autocapitalize="none" spellcheck="false"><button class="vh">${submit}</button></form>`
}

const fits = (search: string, { title, note }: AppTile): boolean =>
  `${title}\n${note ?? ''}`.toLowerCase().includes(search.trim().toLowerCase())

export function renderMyApps(frame: Frame, view: MyAppsView): string {
  const { person, apps, search, requests, waiting, newSignIns, contact, now } = view
  const { myApps: texts, portal } = frame.texts
  const found = apps.filter(app => fits(search, app))
  const empty = html`<div class="empty">${icon('apps', 28)}<h2>${texts.emptyHeading}</h2><p>${person.mayOpenDashboard ? texts.emptyAdmin : texts.empty}</p>${
    person.mayOpenDashboard && html`<a class="btn line sm" href="/admin/apps/add">${texts.openDashboard}</a>`
  }</div>`
  const none = html`<div class="empty" role="status">${icon('search', 28)}<h2>${portal.noneFits(search.trim())}</h2><a class="btn line sm" href="/">${portal.showAll}</a></div>`
  const sections = [
    section(
      frame,
      texts.apps,
      found.filter(app => !app.asksPassword),
    ),
    section(
      frame,
      html`${texts.own} <small>${texts.ownNote(frame.organisation)}</small>`,
      found.filter(app => app.asksPassword),
    ),
  ]
  const content = html`<div class="head"><div><h1>${texts.hello(nameOf(person))}</h1>${apps.length > 0 && html`<p>${texts.count(apps.length)}</p>`}</div>${apps.length > 0 && searchBox(frame, search)}</div>
${newSignIns.map(signIn => wasItYou(frame, signIn, now))}${waitingNote(frame, waiting.count, waiting.path)}${apps.length === 0 ? empty : found.length === 0 ? none : sections}${ownRequests(frame, requests, now)}${
  contact !== '' && html`<p class="hint missing">${portal.missing(contact)}</p>`
}`
  return renderPortal(frame, { title: texts.title, place: 'apps', person, content })
}
