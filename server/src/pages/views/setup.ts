import type { Secret } from '#ground'
import { html, type Html } from '../html.ts'
import { icon } from '../icons.ts'
import { hiddenFields, renderField } from './field.ts'
import { note, renderCard, type Frame } from './frame.ts'
import { stepBar } from './step-bar.ts'
import { renderWhatAppsSee, type SeenForms } from './what-apps-see.ts'

/** What is wrong with what was typed, by field, in words for the one who typed it. */
export type FieldErrors = Partial<Record<string, string>>

const setupLink = 'npx doorward setup-link'
const restoreCommand = 'npx doorward restore backup.dwb --data restored'
const steps = ['owner', 'domain', 'next'] as const

const setupSteps = ({ texts }: Frame, current: 1 | 2 | 3): Html =>
  stepBar(
    texts.setup.stepOf(current),
    steps.map(id => texts.setup.steps[id]),
    current,
  )

const command = (legend: string, line: string): Html =>
  html`<div class="field"><b class="legend">${legend}</b><pre class="pre" tabindex="0">${line}</pre></div>`

/** No owner yet: how whoever runs the server gets on. `expired` when a link was opened that no longer works. */
export function renderSetupNeeded(frame: Frame, { expired }: { expired: boolean }): string {
  const texts = frame.texts.setup
  const heading = expired ? texts.expiredHeading : texts.neededHeading
  return renderCard(frame, {
    title: heading,
    heading,
    lead: expired ? texts.expiredLead : texts.neededLead,
    settingUp: true,
    content: html`<div class="stack">${command(texts.makeNew, setupLink)}${command(texts.inContainer, 'docker compose exec doorward doorward setup-link')}
<p class="hint">${texts.printed}</p><a class="btn line block" href="/setup">${texts.haveCode}</a></div>`,
  })
}

export function renderAlreadySetUp(frame: Frame): string {
  const texts = frame.texts.setup
  return renderCard(frame, {
    title: texts.alreadyHeading,
    heading: texts.alreadyHeading,
    lead: texts.alreadyLead,
    content: html`<div class="stack"><a class="btn primary block" href="/sign-in">${frame.texts.shared.signIn}</a></div>`,
  })
}

export interface OwnerView {
  /** From the link; without it the page asks for the code. */
  token?: string | undefined
  values?: { displayName: string; username: string; email: string }
  errors?: FieldErrors
  /** What is wrong as a whole. */
  problem?: string | undefined
}

const wrong = ({ texts: { setup } }: Frame, problem: string | undefined, errors: FieldErrors): Html | undefined =>
  problem || Object.keys(errors).length
    ? note('bad', 'alert-circle', setup.correct, problem ?? setup.correctHelp)
    : undefined

/** Step 1. */
export function renderSetupOwner(frame: Frame, { token, values, errors = {}, problem }: OwnerView): string {
  const texts = frame.texts.setup
  // Where the cursor goes: the first thing that is wrong, else the first thing to fill in.
  const first =
    (['token', 'displayName', 'username', 'email', 'password'] as const).find(id => errors[id]) ??
    (token ? 'displayName' : 'token')
  const code = renderField(frame, {
    id: 'code',
    label: texts.code,
    mono: true,
    hint: html`${texts.codeHint}<pre class="pre" tabindex="0">${setupLink}</pre>`,
    autocomplete: 'off',
    error: errors.token,
    autofocus: first === 'token',
  })
  const field = (id: 'displayName' | 'username' | 'email', autocomplete: string) =>
    renderField(frame, {
      id,
      label: texts[id],
      type: id === 'email' ? 'email' : 'text',
      autocomplete,
      value: values?.[id],
      error: errors[id],
      autofocus: first === id,
      words: id === 'displayName',
    })
  return renderCard(frame, {
    title: texts.title,
    width: 'wide',
    settingUp: true,
    head: setupSteps(frame, 1),
    heading: texts.ownerHeading,
    lead: texts.ownerLead,
    script: true,
    measures: true,
    content: html`<form class="stack" method="post" action="/setup">${wrong(frame, problem, errors)}${token ? hiddenFields({ token }) : code}
<div class="cols2">${field('displayName', 'name')}${field('username', 'username')}</div>
${field('email', 'email')}${renderField(frame, {
  id: 'password',
  label: texts.password,
  type: 'password',
  autocomplete: 'new-password',
  hint: texts.passwordHint,
  measured: true,
  error: errors.password,
})}
<button class="btn primary block">${texts.createOwner}</button></form>
<details class="more"><summary>${texts.restore}</summary><p class="hint">${texts.restoreHelp}</p><pre class="pre" tabindex="0">${restoreCommand}</pre></details>`,
  })
}

export interface DomainView {
  values: { organisation: string; publicUrl: string; baseDn: string }
  /** Where the public URL is set when it is not set here. */
  publicUrlLockedBy: string | null
  seen: SeenForms
  /** The owner's. */
  username: string
  errors?: FieldErrors
  problem?: string | undefined
  /** Set when saving would move the server away from the address it was opened under. */
  moving?: { to: URL; from: string } | undefined
}

/** Step 2. */
export function renderSetupDomain(frame: Frame, view: DomainView): string {
  const texts = frame.texts.setup
  const { values, publicUrlLockedBy, seen, username, errors = {}, problem, moving } = view
  const probe = moving && new URL('/healthz', moving.to).href
  const movingNote =
    moving &&
    note(
      'warn',
      'alert-triangle',
      texts.moving(moving.to.origin),
      texts.movingHelp(html`<a href="${probe}" target="_blank" rel="noopener">${probe}</a>`, moving.from),
    )
  return renderCard(frame, {
    title: texts.title,
    width: 'wide',
    settingUp: true,
    head: setupSteps(frame, 2),
    heading: texts.domainHeading,
    lead: texts.domainLead,
    script: true,
    previews: true,
    content: html`<form class="stack" method="post" action="/setup/domain">${wrong(frame, problem, errors)}${movingNote}${renderField(
      frame,
      {
        id: 'organisation',
        label: texts.organisation,
        value: values.organisation,
        autocomplete: 'organization',
        hint: texts.organisationHint,
        error: errors.organisation,
        autofocus: !moving,
        words: true,
        maxLength: 100,
      },
    )}${renderField(frame, {
      id: 'publicUrl',
      label: texts.publicUrl,
      type: 'url',
      value: values.publicUrl,
      autocomplete: 'off',
      hint: publicUrlLockedBy ? texts.publicUrlLocked(publicUrlLockedBy) : texts.publicUrlHint,
      error: errors.publicUrl,
      readonly: publicUrlLockedBy !== null,
    })}${renderField(frame, {
      id: 'baseDn',
      label: texts.baseDn,
      mono: true,
      value: values.baseDn,
      autocomplete: 'off',
      hint: texts.baseDnHint,
      error: errors.baseDn,
    })}${renderWhatAppsSee(frame, seen, { ...values, username })}${moving && hiddenFields({ confirmed: moving.to.origin })}
<button class="btn primary block">${moving ? texts.saveAndMove(moving.to.host) : texts.save}</button></form>`,
  })
}

/** The key as a file, without a script: a link that holds it. */
const keyFile = (key: Secret): string => `data:text/plain;charset=utf-8,${encodeURIComponent(`${key.reveal()}\n`)}`

function recoveryKeyBox(frame: Frame, key: NextView['recoveryKey']): Html | false {
  const texts = frame.texts.setup
  if (key === 'known') return false
  if (key === 'none')
    return html`<form class="note warn" method="post" action="/setup/next">${icon('key', 18)}<div><b>${texts.keyHeading}</b>${texts.keyWhy}<div class="btns"><button class="btn line">${texts.keyMake}</button></div></div></form>`
  return html`<section class="note warn" aria-labelledby="key-heading">${icon('key', 18)}<div><b id="key-heading">${texts.keyStore}</b>${texts.keyOnce}
<pre class="pre" id="recovery-key" tabindex="0">${key.reveal()}</pre>
<div class="btns"><button class="btn line" type="button" hidden data-copies="recovery-key" data-copied="${texts.copied}">${texts.copy}</button><a class="btn line" href="${keyFile(key)}" download="doorward-recovery-key.txt">${texts.download}</a><a class="btn primary" href="/setup/next">${texts.keyStored}</a></div></div></section>`
}

export interface NextView {
  /** `none`: there is none yet. A Secret is shown, this once. */
  recoveryKey: 'none' | 'known' | Secret
  /** Whether the owner has more than a password. */
  isProtected: boolean
}

const nextCards = [
  { id: 'people', icon: 'user-plus', href: '/admin/people' },
  { id: 'apps', icon: 'apps', href: '/admin/apps/add' },
  { id: 'directoryServer', icon: 'binary-tree', href: '/admin/directory-server' },
] as const

/** Step 3. */
export function renderSetupNext(frame: Frame, { recoveryKey, isProtected }: NextView): string {
  const texts = frame.texts.setup
  // One thing at a time: the key is shown this once, and a passkey can be added on any day.
  const protect =
    !isProtected &&
    recoveryKey === 'known' &&
    html`<section class="note warn" aria-labelledby="protect-heading">${icon('shield-lock', 18)}<div><b id="protect-heading">${texts.protectHeading}</b>${texts.protectWhy(
      html`<a href="/profile/security/passkeys/add">${texts.protectGo}</a>`,
    )}</div></section>`
  const cards = nextCards.map(card => {
    const { title, text, go } = texts.cards[card.id]
    return html`<a class="next-card" href="${card.href}">${icon(card.icon, 24)}<b>${title}</b><p>${text}</p><span class="go">${go}${icon('arrow-right')}</span></a>`
  })
  return renderCard(frame, {
    title: texts.title,
    width: 'xwide',
    head: setupSteps(frame, 3),
    heading: texts.nextHeading(frame.publicUrl.host),
    lead: texts.nextLead,
    script: true,
    content: html`<div class="stack">${recoveryKeyBox(frame, recoveryKey)}${protect}<div class="cols3">${cards}</div>
<div class="btns end"><p class="hint grow">${texts.bring} <a href="/admin/external">${texts.bringGo}</a></p><a class="btn line" href="/admin/">${texts.skip}</a></div></div>`,
  })
}
