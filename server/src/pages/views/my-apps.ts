import { assetPaths } from '../assets.ts'
import { html, webAddress, type Html } from '../html.ts'
import { icon } from '../icons.ts'
import { appIcon, initials } from './app-card.ts'
import { brandMark, renderDocument, type Frame } from './frame.ts'
import { languageSwitch } from './language-switch.ts'

export interface AppTile {
  title: string
  icon: string | null
  /** Where it opens; without a web address the tile is no link. */
  link: string | null
  /** One line under the title: what it is, or its host. */
  note: string | null
  /** Whether it asks for the password itself. */
  asksPassword: boolean
}

export interface MyAppsView {
  displayName: string
  username: string
  apps: AppTile[]
  mayOpenDashboard: boolean
  /** Of the dashboard, those groups are all that somebody of role user sees. */
  managesGroups: boolean
}

function renderTile(app: AppTile): Html {
  const body = html`${appIcon(app, 'lg')}<span><b>${app.title}</b>${app.note && html`<small>${app.asksPassword && icon('key', 14)}${app.note}</small>`}</span>`
  const address = webAddress(app.link)
  return address ? html`<a class="tile" href="${address}">${body}</a>` : html`<div class="tile">${body}</div>`
}

const section = (heading: Html | string, apps: AppTile[]): Html | undefined =>
  apps.length > 0 ? html`<h2 class="sect">${heading}</h2><div class="tiles">${apps.map(renderTile)}</div>` : undefined

export function renderMyApps(frame: Frame, view: MyAppsView): string {
  const { displayName, username, apps, mayOpenDashboard, managesGroups } = view
  const texts = frame.texts.myApps
  const name = displayName || username
  const empty = html`<div class="empty">${icon('apps', 28)}<h2>${texts.emptyHeading}</h2><p>${mayOpenDashboard ? texts.emptyAdmin : texts.empty}</p>${
    mayOpenDashboard && html`<a class="btn line sm" href="/admin/apps/add">${texts.openDashboard}</a>`
  }</div>`
  const body = html`<header class="top"><a class="brand" href="/">${brandMark(frame)}<span>${frame.organisation}</span></a><nav aria-label="${texts.navigation}"><a href="/" aria-current="page">${texts.title}</a>${
    mayOpenDashboard
      ? html`<a href="/admin/">${texts.dashboard}</a>`
      : managesGroups && html`<a href="/admin/groups">${texts.groups}</a>`
  }</nav><div class="me"><span class="av" aria-hidden="true">${initials(name)}</span><span class="nm">${name}</span><form method="post" action="/sign-out"><button class="btn line">${texts.signOut}</button></form></div></header>
<main class="portal"><h1>${texts.hello(name)}</h1>${apps.length > 0 && html`<p>${texts.count(apps.length)}</p>`}
${
  apps.length > 0
    ? [
        section(
          texts.apps,
          apps.filter(app => !app.asksPassword),
        ),
        section(
          html`${texts.own} <small>${texts.ownNote(frame.organisation)}</small>`,
          apps.filter(app => app.asksPassword),
        ),
      ]
    : empty
}<footer class="portal-foot">${languageSwitch(frame)}</footer></main>`
  return renderDocument(frame, { title: texts.title, stylesheet: assetPaths.portalStyle, script: true, body })
}
