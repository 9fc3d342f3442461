import { html, type Html, type Part } from '../../html.ts'
import { icon, type IconName } from '../../icons.ts'
import { doneNote, type Frame } from '../frame.ts'
import { renderPortal, type PortalPerson } from '../portal.ts'

/** The tabs, by the path they are at. */
const tabs = [
  ['details', '/profile', 'user'],
  ['security', '/profile/security', 'shield-lock'],
  ['devices', '/profile/devices', 'devices'],
  ['apps', '/profile/apps', 'apps'],
  ['activity', '/profile/activity', 'history'],
] as const satisfies readonly (readonly [string, string, IconName])[]

export type ProfileTab = (typeof tabs)[number][0]

export interface ProfilePage {
  tab: ProfileTab
  person: PortalPerson
  lead: Part
  /** What has just been done. */
  done?: string | undefined
  content: Part
}

/** A tab of somebody's own profile. */
export function renderProfile(frame: Frame, { tab, person, lead, done, content }: ProfilePage): string {
  const texts = frame.texts.profile
  const links = tabs.map(
    ([name, path, sign]) =>
      html`<a href="${path}"${name === tab && html` aria-current="page"`}>${icon(sign, 17)}${texts.tabs[name]}</a>`,
  )
  return renderPortal(frame, {
    title: texts.tabs[tab],
    place: 'profile',
    person,
    content: html`<div class="prof"><nav class="side" aria-label="${texts.navigation}">${links}</nav><div><div class="head"><div><h1>${texts.tabs[tab]}</h1><p>${lead}</p></div></div>
${done !== undefined && doneNote(done)}${content}</div></div>`,
  })
}

export interface Panel {
  heading: string
  /** At the right of the heading. */
  action?: Part
  rows?: readonly Html[]
  /** In place of rows: what is said where there are none, or a form. */
  body?: Part
  footer?: Part
}

export const panel = ({ heading, action, rows = [], body, footer }: Panel): Html =>
  html`<section class="panel"><header><h2>${heading}</h2>${action && html`<div class="r">${action}</div>`}</header>${rows.length > 0 && html`<ul class="rows">${rows}</ul>`}${body && html`<div class="pad">${body}</div>`}${footer && html`<footer>${footer}</footer>`}</section>`

export interface Row {
  icon: IconName
  title: Part
  badge?: { text: string; tone?: 'acc' | 'warn' | 'bad' } | false | undefined
  small?: Part
  actions?: Part
}

export const row = ({ icon: sign, title, badge, small, actions }: Row): Html =>
  html`<li>${icon(sign, 19)}<span class="what"><b>${title}</b>${badge && html` <span class="badge${badge.tone && html` ${badge.tone}`}">${badge.text}</span>`}${small && html`<small>${small}</small>`}</span>${actions && html`<span class="r">${actions}</span>`}</li>`

/** A button that is a link: to a page that asks first. `of` says of which, to whoever does not see the row. */
export const linkButton = (
  href: string,
  text: string,
  tone: 'line' | 'quiet' | 'danger' | 'soft' = 'line',
  of?: string,
) => html`<a class="btn ${tone} xs" href="${href}"${of !== undefined && html` aria-label="${text}: ${of}"`}>${text}</a>`

/** A button that does it at once. */
export const postButton = (
  action: string,
  fields: Html[],
  text: string,
  label: string | undefined,
  tone: 'line' | 'danger' = 'line',
): Html =>
  html`<form method="post" action="${action}">${fields}<button class="btn ${tone} xs"${label !== undefined && html` aria-label="${label}"`}>${text}</button></form>`
