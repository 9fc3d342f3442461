import type { Millis } from '#ground'
import type { User } from '#directory'
import { html, type Html, type Part } from '../../html.ts'
import { icon, type IconName } from '../../icons.ts'
import { clockTime, printWait } from '../../time.ts'
import { appBar, initials, type AppCard } from '../app-card.ts'
import { hiddenFields } from '../field.ts'
import { note, type Frame } from '../frame.ts'

/** Where a sign-in leads; every form on the way carries it along. */
export interface Way {
  app?: AppCard | undefined
  flow?: string | undefined
  next?: string | undefined
}

export const wayFields = ({ flow, next }: Way): Html[] => hiddenFields({ flow, next })

/** A path of the sign-in that leads where this one does. */
export function wayTo(path: string, { flow, next }: Way, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...more, ...(flow && { flow }), ...(next && { next }) }).toString()
  return query ? `${path}?${query}` : path
}

export const wayBar = (frame: Frame, { app }: Way): Html | undefined =>
  app && appBar(app, frame.texts.signIn.continueTo(app.title))

/** Whose sign-in it is, and the way out for somebody else. */
export const whoBox = (frame: Frame, user: Pick<User, 'displayName' | 'username'>, way?: Way): Html =>
  html`<div class="whoami"><span class="av" aria-hidden="true">${initials(user.displayName || (user.username ?? ''))}</span><div>${user.displayName} <small>${user.username}</small></div>${
    way && html`<a href="${wayTo('/sign-in', way, { switch: '1' })}">${frame.texts.secondFactor.notYou}</a>`
  }</div>`

export interface Method {
  icon: IconName
  text: string
  small: string
  href: string
  needsPasskey?: boolean
}

export const methodList = (label: string, methods: readonly Method[]): Html =>
  html`<nav class="methods" aria-label="${label}">${methods.map(
    ({ icon: sign, text, small, href, needsPasskey }) =>
      html`<a href="${href}"${needsPasskey && html` data-needs-passkey hidden`}>${icon(sign, 20)}<span>${text}<small>${small}</small></span>${icon('chevron-right')}</a>`,
  )}</nav>`

export const pausedNote = (frame: Frame, until: Millis, now: Millis): Html => {
  const { language, secondFactor } = frame.texts
  return note(
    'warn',
    'clock-pause',
    secondFactor.paused(printWait(language, until - now)),
    secondFactor.pausedHelp(clockTime(language, until)),
  )
}

/** Shown by the script when the browser has no passkey to give. */
export const passkeyFailed = (id: string, heading: string, text: Part): Html =>
  html`<div class="note bad" role="alert" id="${id}" tabindex="-1" hidden>${icon('alert-circle', 18)}<div><b>${heading}</b>${text}</div></div>`

/** What the browser is asked with, and the field its answer goes into. */
export const passkeyForm = (
  {
    purpose,
    options,
    action,
    failed,
    asking,
    asks = false,
    autofill = false,
    onlyIf,
  }: {
    purpose: 'get' | 'create'
    options: string
    action: string
    /** The notes that are shown when it fails, and while the browser asks. */
    failed: string
    asking?: string
    /** At once, without a click. */
    asks?: boolean
    autofill?: boolean
    /** The id of the choice a passkey is asked for with; without it always. */
    onlyIf?: string
  },
  content: Part,
): Html =>
  html`<form class="stack" method="post" action="${action}" data-passkey="${purpose}" data-options="${options}" data-failed="${failed}"${
    asking !== undefined && html` data-asking="${asking}"`
  }${asks && html` data-asks`}${
    autofill && html` data-autofill`
  }${onlyIf !== undefined && html` data-passkey-if="${onlyIf}"`}><input type="hidden" name="credential" value="">${content}</form>`
