import { assetPaths } from '../assets.ts'
import { html, type Part } from '../html.ts'
import { icon } from '../icons.ts'
import { avatar } from './avatar.ts'
import { brandMark, renderDocument, type Frame } from './frame.ts'
import { languageSwitch } from './language-switch.ts'

/** Whose pages these are, and what else they may open from them. */
export interface PortalPerson {
  displayName: string
  username: string
  picture: string | null
  mayOpenDashboard: boolean
  /** Of the dashboard, those groups are all that somebody of role user sees. */
  managesGroups: boolean
}

export interface Portal {
  title: string
  place: 'apps' | 'profile'
  person: PortalPerson
  content: Part
}

export const nameOf = ({ displayName, username }: Pick<PortalPerson, 'displayName' | 'username'>): string =>
  displayName || username

/** A page of the person's own: where they can go above, on phones below, and who they are. */
export function renderPortal(frame: Frame, { title, place, person, content }: Portal): string {
  const texts = frame.texts.portal
  const name = nameOf(person)
  const link = (path: string, text: string, isHere = false) =>
    html`<a href="${path}"${isHere && html` aria-current="page"`}>${text}</a>`
  const body = html`<header class="top"><a class="brand" href="/">${brandMark(frame)}<span>${frame.organisation}</span></a><nav aria-label="${texts.navigation}">${link('/', texts.apps, place === 'apps')}${link('/profile', texts.profile, place === 'profile')}${
    person.mayOpenDashboard
      ? link('/admin/', texts.dashboard)
      : person.managesGroups && link('/admin/groups', texts.groups)
  }</nav><details class="me"><summary>${avatar(person)}<span class="nm">${name}</span><span class="vh">, ${texts.account}</span>${icon('chevron-down')}</summary><div class="menu"><p><b>${name}</b><small>${person.username}</small></p><a href="/sign-out/everywhere">${texts.signOutEverywhere}</a><form method="post" action="/sign-out"><button>${texts.signOut}</button></form></div></details></header>
<main class="portal">${content}<footer class="portal-foot">${languageSwitch(frame)}</footer></main>`
  return renderDocument(frame, {
    title,
    stylesheets: [assetPaths.portalStyle],
    scripts: [assetPaths.signInScript],
    body,
  })
}
