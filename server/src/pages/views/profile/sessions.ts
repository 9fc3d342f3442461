import type { Millis, SessionId } from '#ground'
import type { OpenSession, TrustedBrowser } from '#signin'
import { html, type Html } from '../../html.ts'
import type { IconName } from '../../icons.ts'
import { dayOf, printMoment } from '../../time.ts'
import { hiddenFields } from '../field.ts'
import { printDevice } from '../device-name.ts'
import type { Frame } from '../frame.ts'
import type { PortalPerson } from '../portal.ts'
import { panel, postButton, renderProfile, row } from './page.ts'

export interface SessionsView {
  sessions: readonly OpenSession[]
  /** How many there are, when more than are shown. */
  total: number
  /** The one the page is in. */
  here: SessionId
  nameApp: (app: string) => string | undefined
  /** The page to come back to. */
  from: 'security' | 'devices'
  now: Millis
}

export const deviceIcons: Record<OpenSession['device']['kind'], IconName> = {
  computer: 'device-laptop',
  phone: 'device-mobile',
  tablet: 'device-tablet',
  unknown: 'device-desktop',
}

/** Where somebody is signed in. */
export function sessionPanel({ texts }: Frame, { sessions, total, here, nameApp, from, now }: SessionsView): Html {
  const { devices, language } = texts
  // The one that looks comes first, as it is the one that cannot be ended from here.
  const ordered = sessions.toSorted((a, b) => Number(b.id === here) - Number(a.id === here))
  const rows = ordered.map(({ id, device, address, authAt, lastSeenAt, apps }) => {
    const names = apps.flatMap(app => nameApp(app) ?? []).join(', ')
    const seen = printMoment(language, lastSeenAt, now)
    const isHere = id === here
    const name = printDevice(texts, device)
    return row({
      icon: deviceIcons[device.kind],
      title: name,
      badge: isHere && { text: devices.here, tone: 'acc' },
      small: isHere
        ? devices.signedIn(address, printMoment(language, authAt, now))
        : names === ''
          ? devices.active(address, seen)
          : devices.activeIn(address, seen, names),
      actions:
        !isHere &&
        postButton(
          '/profile/devices/sign-out',
          hiddenFields({ session: id, from }),
          devices.signOut,
          devices.signOutOne(name),
        ),
    })
  })
  return panel({
    heading: devices.sessions,
    action:
      total > 1 &&
      postButton('/profile/devices/sign-out-others', hiddenFields({ from }), devices.signOutOthers, undefined),
    rows,
    footer: total > rows.length && devices.more(total - rows.length),
  })
}

export interface DevicesView {
  person: PortalPerson
  sessions: SessionsView
  trusted: readonly TrustedBrowser[]
  done?: string | undefined
  now: Millis
}

export function renderDevices(frame: Frame, { person, sessions, trusted, done, now }: DevicesView): string {
  const { devices, language } = frame.texts
  const rows = trusted.map(({ id, device, lastSeenAt, trustedUntil }) => {
    const name = printDevice(frame.texts, device)
    return row({
      icon: deviceIcons[device.kind],
      title: name,
      small: devices.trustedUntil(printMoment(language, lastSeenAt, now), dayOf(language, trustedUntil)),
      actions: postButton(
        '/profile/devices/forget',
        hiddenFields({ browser: id }),
        devices.forget,
        devices.forgetOne(name),
      ),
    })
  })
  return renderProfile(frame, {
    tab: 'devices',
    person,
    lead: devices.lead,
    done,
    content: html`${sessionPanel(frame, sessions)}${panel({
      heading: devices.trusted,
      rows,
      body: rows.length === 0 && html`<p class="hint">${devices.noTrusted}</p>`,
      footer: rows.length > 0 && devices.trustedNote,
    })}${panel({
      heading: devices.everywhere,
      body: html`<div class="pair"><p>${devices.everywhereNote}</p><a class="btn danger xs" href="/sign-out/everywhere">${devices.everywhere}</a></div>`,
    })}`,
  })
}
