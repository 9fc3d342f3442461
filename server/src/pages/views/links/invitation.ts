import type { Millis } from '#ground'
import type { User } from '#directory'
import { html, type Html } from '../../html.ts'
import { icon, type IconName } from '../../icons.ts'
import { printDay } from '../../time.ts'
import { hiddenFields, renderField } from '../field.ts'
import { note, renderCard, type Frame } from '../frame.ts'
import { passkeyFailed, passkeyForm, whoBox } from '../sign-in/parts.ts'
import { stepBar } from '../step-bar.ts'

/** What somebody has chosen so far; every form on the way carries it along. */
export interface Wish {
  displayName: string
  username: string
}

export interface AboutYouView extends Wish {
  user: Pick<User, 'email' | 'displayName'>
  invitedBy: string | null
  createdAt: Millis
  expiresAt: Millis
  groups: readonly string[]
  apps: readonly string[]
  errors?: Partial<Record<'displayName' | 'username', string>>
  /** Set when the username is not free: others that are. */
  free?: readonly string[] | undefined
}

const steps = (frame: Frame, now: 1 | 2): Html =>
  stepBar(frame.texts.invitation.stepOf(now), frame.texts.invitation.steps, now)

function facts(frame: Frame, { user, groups, apps }: AboutYouView): Html | false {
  const { language, invitation: texts } = frame.texts
  const listed = (names: readonly string[]): string => new Intl.ListFormat(language).format(names)
  const fact = (sign: IconName, name: string, value: string, small: string | false): Html =>
    html`<div>${icon(sign, 18)}<dt>${name}</dt><dd>${value}${small && html`<small>${small}</small>`}</dd></div>`
  if (user.email === null && groups.length === 0) return false
  return html`<dl class="facts">${user.email !== null && fact('mail', texts.email, user.email, texts.emailNote)}${
    groups.length > 0 &&
    fact('users-group', texts.groups, listed(groups), apps.length > 0 && texts.opens(listed(apps.slice(0, 4))))
  }</dl>`
}

/** Each choice sends the form, so that it works without a script. */
const suggestions = (frame: Frame, free: readonly string[]): Html | false =>
  free.length > 0 &&
  html`<div class="suggest" role="group" aria-label="${frame.texts.invitation.free}">${free.map(
    username => html`<button class="btn line sm mono" name="choose" value="${username}">${username}</button>`,
  )}</div>`

/** Step 1: a name and a username. */
export function renderAboutYou(frame: Frame, view: AboutYouView): string {
  const { language, invitation: texts } = frame.texts
  const { user, displayName, username, invitedBy, createdAt, expiresAt, errors = {}, free } = view
  const day = printDay(language, createdAt)
  return renderCard(frame, {
    title: texts.title,
    head: steps(frame, 1),
    heading: texts.welcome(frame.organisation),
    lead: invitedBy === null ? texts.invited(day) : texts.invitedBy(invitedBy, day),
    script: true,
    // The first button of a form is what the Enter key presses, and that must not be somebody else's choice.
    content: html`<form class="stack" method="post" action="/invitation"><button class="vh" tabindex="-1" aria-hidden="true">${texts.submit}</button>${
      free !== undefined && note('bad', 'alert-circle', texts.taken, texts.takenHelp)
    }${renderField(frame, {
      id: 'displayName',
      label: texts.name,
      value: displayName,
      autocomplete: 'name',
      hint: texts.nameHint,
      error: errors.displayName,
      autofocus: errors.username === undefined,
      words: true,
      maxLength: 200,
    })}${renderField(frame, {
      id: 'username',
      label: texts.username,
      value: username,
      autocomplete: 'username',
      hint: texts.usernameHint,
      error: free === undefined ? errors.username : texts.takenField(username),
      autofocus: errors.username !== undefined,
      maxLength: 64,
    })}${free !== undefined && suggestions(frame, free)}${facts(frame, view)}
<button class="btn primary block">${texts.submit}</button><p class="hint">${texts.until(printDay(language, expiresAt))} <a href="/invitation/not-me">${texts.notMe.link(user.displayName)}</a></p></form>`,
  })
}

/** For whoever an invitation has reached that was meant for somebody else. It tells no more than the first page did. */
export function renderNotMe(frame: Frame, { displayName }: Pick<User, 'displayName'>): string {
  const texts = frame.texts.invitation.notMe
  return renderCard(frame, {
    title: texts.title,
    heading: texts.heading(displayName),
    lead: texts.lead,
    content: html`<div class="stack"><ul class="why"><li>${icon('shield-check', 18, 'dimc')}<span>${texts.nothingUsed}</span></li><li>${icon('mail', 18, 'dimc')}<span>${texts.askSender}</span></li></ul>
<a class="btn line block" href="/invitation">${texts.back(displayName)}</a></div>`,
  })
}

export interface HowView extends Wish {
  secondFactor: boolean
  /** What is wrong with the password that was typed. */
  error?: string | undefined
  /** The browser's passkey did not fit. */
  failed?: boolean
}

/** Step 2. Without a script there is the password alone; with one the passkey comes first. */
export function renderHowToSignIn(frame: Frame, view: HowView): string {
  const texts = frame.texts.invitation
  const { displayName, username, error, failed = false, secondFactor } = view
  const passkey = html`<label class="choice" data-needs-passkey hidden><input type="radio" name="how" value="passkey" id="how-passkey"${
    error === undefined && !failed && html` data-passkey-first`
  }><span><b>${texts.passkey}</b><span class="tag">${texts.recommended}</span><p>${texts.passkeyText}</p></span></label>`
  const password = html`<div class="choice"><input type="radio" name="how" value="password" id="how-password" checked><div><label for="how-password"><b>${texts.password}</b></label><p>${texts.passwordText}</p><div class="more">${renderField(
    frame,
    {
      id: 'password',
      label: texts.password,
      type: 'password',
      autocomplete: 'new-password',
      hint: texts.passwordHint,
      measured: true,
      error,
      optional: true,
      autofocus: error !== undefined,
    },
  )}</div></div></div>`
  return renderCard(frame, {
    title: texts.title,
    head: steps(frame, 2),
    heading: texts.how,
    lead: texts.howLead,
    script: true,
    passkeys: true,
    measures: true,
    content: html`${whoBox(frame, { displayName, username, picture: null })}${passkeyForm(
      {
        purpose: 'create',
        options: '/invitation/passkey/options',
        action: '/invitation/accept',
        failed: 'passkey-failed',
        onlyIf: 'how-passkey',
      },
      html`${failed && note('bad', 'alert-circle', texts.failed, texts.failedHelp)}${passkeyFailed('passkey-failed', texts.failed, texts.failedHelp)}<input type="text" name="username" autocomplete="username" value="${username}" class="vh" tabindex="-1" aria-hidden="true" readonly>${hiddenFields({ displayName })}<fieldset class="stack"><legend class="vh">${texts.how}</legend>${passkey}${password}</fieldset>
<p class="hint if-passkey">${texts.passkeyHint}</p>${secondFactor && html`<p class="hint if-password">${texts.secondStep(frame.organisation)}</p>`}
<div class="btns stackm"><button class="btn primary grow"><span class="if-passkey">${texts.createPasskey}</span><span class="if-password">${texts.create}</span></button><button class="btn line" form="back">${texts.back}</button></div>`,
    )}<form id="back" method="post" action="/invitation">${hiddenFields({ displayName, username, back: 'yes' })}</form>`,
  })
}
