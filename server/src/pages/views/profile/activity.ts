import type { Millis } from '#ground'
import { html, type Html } from '../../html.ts'
import type { IconName } from '../../icons.ts'
import { printMoment } from '../../time.ts'
import type { Texts } from '../../texts/index.ts'
import type { Frame } from '../frame.ts'
import type { PortalPerson } from '../portal.ts'
import { panel, renderProfile, row } from './page.ts'

/** One event of the audit trail, about the person who looks. */
export interface OwnEvent {
  kind: string
  outcome: string
  /** `user:` and the id of whoever looks, or the bare kind of anybody else. */
  actor: string
  app: string | null
  address: string | null
  at: Millis
  data: string
}

export interface ActivityView {
  person: PortalPerson
  events: readonly OwnEvent[]
  nameApp: (app: string) => string | undefined
  /** Where older ones are. */
  older: string | null
  isFirst: boolean
  now: Millis
}

/** What happened, as a sentence. One of a kind nobody has thought of is said to be something. */
export function printEvent(texts: Texts['activity'], event: OwnEvent, nameApp: ActivityView['nameApp']): string {
  const { kind, outcome, data } = event
  const app =
    event.app === 'directory-server' ? texts.directoryServer : ((event.app && nameApp(event.app)) ?? texts.anApp)
  const isDone = outcome === 'done'
  if (kind === 'sign-in')
    return isDone
      ? (JSON.parse(data) as { newBrowser?: boolean }).newBrowser === true
        ? texts.signIn.newBrowser
        : texts.signIn.done
      : texts.signIn.refused
  if (kind === 'sign-in.confirmed') return texts.signIn.confirmed
  if (kind === 'bind') return isDone ? texts.bind.done(app) : texts.bind.refused(app)
  if (kind === 'app.opened') return isDone ? texts.opened.done(app) : texts.opened.refused(app)
  if (kind === 'consent.revoked') return texts.revoked(app)
  return (Object.hasOwn(texts.kinds, kind) ? texts.kinds[kind] : undefined) ?? texts.other
}

function signOf({ kind, outcome }: OwnEvent): IconName {
  if (outcome === 'refused') return 'circle-x'
  if (kind.startsWith('sign-in') || kind === 'bind') return 'check'
  if (kind === 'app.opened' || kind.startsWith('consent')) return 'apps'
  if (kind.startsWith('session') || kind === 'user.signed-out' || kind.startsWith('browser')) return 'devices'
  return /password|totp|passkey|factor|codes/.test(kind) ? 'shield-lock' : 'user'
}

export function renderActivity(frame: Frame, view: ActivityView): string {
  const { activity: texts, language } = frame.texts
  const { person, events, nameApp, older, isFirst, now } = view
  const whoseWord = ({ actor, address }: OwnEvent): string | undefined =>
    actor.startsWith('user:')
      ? (address ?? undefined) && texts.from(address ?? '')
      : actor === 'user'
        ? texts.byOther
        : undefined
  const rows = events.map(event => {
    const by = whoseWord(event)
    return row({
      icon: signOf(event),
      title: printEvent(texts, event, nameApp),
      small: html`${printMoment(language, event.at, now)}${by !== undefined && html` · ${by}`}`,
    })
  })
  const pages: Html = html`${!isFirst && html`<a class="btn line xs" href="/profile/activity">${texts.newest}</a>`}${older !== null && html`<a class="btn line xs" href="/profile/activity?after=${encodeURIComponent(older)}">${texts.older}</a>`}`
  return renderProfile(frame, {
    tab: 'activity',
    person,
    lead: texts.lead,
    content: panel({
      heading: texts.heading,
      rows,
      body: rows.length === 0 && html`<p class="hint">${texts.none}</p>`,
      footer: (!isFirst || older !== null) && pages,
    }),
  })
}
