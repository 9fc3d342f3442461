import type { Millis } from '#ground'
import type { User } from '#directory'
import type { AppPassword, Factors, Session } from '#signin'
import { html, type Html } from '../../html.ts'
import { icon } from '../../icons.ts'
import { dayOf, printMoment } from '../../time.ts'
import { printDevice, type NamedDevice } from '../device-name.ts'
import type { Frame } from '../frame.ts'
import type { PortalPerson } from '../portal.ts'
import { linkButton, panel, renderProfile, row } from './page.ts'
import { sessionPanel, type SessionsView } from './sessions.ts'

export interface SecurityView {
  person: PortalPerson
  user: User
  session: Session
  device: NamedDevice
  /** When the password was set; undefined without one here. */
  passwordSince: Millis | undefined
  /** The directory that keeps it, where it is changed from here. */
  keeper: string | undefined
  factors: Factors
  /** Second factors are kept where the password is: none is set up here. */
  factorsElsewhere: boolean
  appPasswords: readonly AppPassword[]
  nameApp: (app: AppPassword['app']) => string
  sessions: SessionsView
  done?: string | undefined
  now: Millis
}

export const securityPath = '/profile/security'

export function renderSecurity(frame: Frame, view: SecurityView): string {
  const { security: texts, language } = frame.texts
  return renderProfile(frame, {
    tab: 'security',
    person: view.person,
    lead: texts.lastSignIn(printMoment(language, view.session.authAt, view.now), printDevice(frame.texts, view.device)),
    done: view.done,
    content: html`${ways(frame, view)}${appPasswords(frame, view)}${sessionPanel(frame, view.sessions)}`,
  })
}

function ways(frame: Frame, { user, passwordSince, keeper, factors, factorsElsewhere, now }: SecurityView): Html {
  const { security: texts, language } = frame.texts
  const { totp, passkeys, recoveryCodes } = factors
  const used = (at: Millis | null): Html | string =>
    at === null ? texts.neverUsed : texts.lastUsed(printMoment(language, at, now))
  const change = (label: string): Html => linkButton(`${securityPath}/password`, label, 'line', texts.password)
  const passwordHere =
    passwordSince === undefined ? texts.noPassword : texts.passwordSince(dayOf(language, passwordSince))
  const password = row({
    icon: 'lock',
    title: texts.password,
    ...(user.source === 'local'
      ? { small: passwordHere, actions: change(passwordSince === undefined ? texts.setPassword : texts.change) }
      : keeper === undefined
        ? {
            small: texts.passwordElsewhere,
            actions: html`<span class="badge">${icon('building', 13)}${texts.managed}</span>`,
          }
        : { small: texts.passwordIn(keeper), actions: change(texts.change) }),
  })
  const app = row({
    icon: 'device-mobile',
    title: texts.app,
    small:
      totp === null ? texts.noApp : html`${texts.added(dayOf(language, totp.createdAt))}, ${used(totp.lastUsedAt)}`,
    actions:
      totp === null
        ? linkButton(`${securityPath}/authenticator`, texts.setUp, 'line', texts.app)
        : html`${linkButton(`${securityPath}/authenticator`, texts.replace, 'line', texts.app)}${linkButton(`${securityPath}/authenticator/remove`, texts.remove, 'quiet', texts.app)}`,
  })
  const keys = passkeys.map(({ id, name, backedUp, createdAt, lastUsedAt }) =>
    row({
      icon: 'fingerprint',
      title: name,
      badge: { text: texts.passkey },
      small: html`${texts.added(dayOf(language, createdAt))}, ${used(lastUsedAt)}${backedUp && html`, ${texts.synced}`}`,
      actions: html`${linkButton(`${securityPath}/passkeys/${id}`, texts.rename, 'line', name)}${linkButton(`${securityPath}/passkeys/${id}/remove`, texts.remove, 'quiet', name)}`,
    }),
  )
  const codes =
    recoveryCodes &&
    row({
      icon: 'list-numbers',
      title: texts.codes,
      small: texts.codesLeft(recoveryCodes.left, recoveryCodes.total, dayOf(language, recoveryCodes.createdAt)),
      actions: linkButton(`${securityPath}/recovery-codes`, texts.newCodes),
    })
  return panel({
    heading: texts.ways,
    rows: [password, ...(factorsElsewhere && totp === null ? [] : [app]), ...keys, ...(codes ? [codes] : [])],
    footer:
      !factorsElsewhere &&
      html`<a class="btn soft xs" href="${securityPath}/passkeys/add">${icon('plus')}${texts.addPasskey}</a><span class="hidem">${texts.freshFirst}</span>`,
  })
}

/** Longer without use, and it is worth a look. */
const unusedMs = 90 * 86_400_000

function appPasswords(frame: Frame, { appPasswords: list, nameApp, now }: SecurityView): Html {
  const { language, security } = frame.texts
  const texts = security.appPasswords
  const rows = list.map(({ id, name, app, createdAt, lastUsedAt, lastAddress, expiresAt }) => {
    const use =
      lastUsedAt === null ? texts.unused : texts.used(printMoment(language, lastUsedAt, now), lastAddress ?? '')
    const isOver = expiresAt !== null && expiresAt <= now
    const isUnused = (lastUsedAt ?? createdAt) < now - unusedMs
    return row({
      icon: 'key',
      title: name,
      badge: isOver ? { text: texts.expired, tone: 'bad' } : isUnused && { text: texts.unused, tone: 'warn' },
      small: html`${texts.only(nameApp(app))} ${use}${expiresAt !== null && !isOver && html`, ${texts.until(dayOf(language, expiresAt))}`}`,
      actions: linkButton(`${securityPath}/app-passwords/${id}/revoke`, texts.revoke, 'danger', name),
    })
  })
  return panel({
    heading: texts.heading,
    action: html`<a class="btn line xs" href="${securityPath}/app-passwords/new">${icon('plus')}${texts.make}</a>`,
    rows,
    body: rows.length === 0 && html`<p class="hint">${texts.none}</p>`,
    footer: texts.note,
  })
}
