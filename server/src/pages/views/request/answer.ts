import { limits, type GroupId, type Millis } from '#ground'
import type { AccessRequest, WantedDays } from '#directory'
import { html, type Html, type Part } from '../../html.ts'
import { icon, type IconName } from '../../icons.ts'
import { printMoment } from '../../time.ts'
import { appBar, firstName, type AppCard } from '../app-card.ts'
import { renderField } from '../field.ts'
import { note, renderCard, type Frame } from '../frame.ts'
import { printSpan, spanPicks } from './spans.ts'

export interface AnswerView {
  app: AppCard
  request: AccessRequest
  who: { displayName: string; username: string }
  /** The names of the groups they are in. */
  groups: readonly string[]
  /** Groups that open the app and that whoever answers may change, with what else each opens. */
  ways: readonly { id: GroupId; name: string; opens: readonly string[] }[]
  /** What is chosen: a group, or by name. */
  way: GroupId | null
  wanted: WantedDays
  word: string
  action: string
  backUrl: string
  now: Millis
  errors?: Partial<Record<string, string>>
  problem?: string | undefined
}

function wayPicks(frame: Frame, { app, who, ways, way }: AnswerView): Html | false {
  const texts = frame.texts.request.deciding
  const list = new Intl.ListFormat(frame.texts.language)
  const choice = (value: string, isChosen: boolean, name: string, what: string): Html =>
    html`<label class="choice"><input type="radio" name="way" value="${value}"${isChosen && html` checked`}><div><b>${name}</b><p>${what}</p></div></label>`
  return (
    ways.length > 0 &&
    html`<fieldset class="stack ways"><legend class="legend">${texts.how}</legend>${choice('', way === null, texts.byName(firstName(who.displayName || who.username)), texts.byNameNote(app.title))}${ways.map(
      ({ id, name, opens }) =>
        choice(
          id,
          way === id,
          texts.byGroup(name),
          opens.length > 0 ? texts.byGroupNote(list.format(opens)) : texts.byGroupAlone(app.title),
        ),
    )}</fieldset>`
  )
}

/** One request, and the form that answers it. */
export function renderAnswer(frame: Frame, view: AnswerView): string {
  const { deciding: texts, own } = frame.texts.request
  const { app, request, who, groups, wanted, word, action, backUrl, now, errors = {}, problem } = view
  const name = who.displayName || who.username
  const fact = (sign: IconName, label: string, value: Part, mono = false): Html =>
    html`<div>${icon(sign, 18)}<dt>${label}</dt><dd${mono && html` class="mono"`}>${value}</dd></div>`
  const facts = [
    fact('user', texts.who, html`${name}<small>${who.username}</small>`),
    fact(
      'users-group',
      texts.groups,
      groups.length > 0 ? new Intl.ListFormat(frame.texts.language).format(groups) : texts.noGroups,
    ),
    fact('clock', texts.sent, printMoment(frame.texts.language, request.createdAt, now)),
    fact('calendar-event', texts.askedFor, printSpan(frame, request.wantedDays, request.createdAt)),
    request.reference !== null && fact('hash', texts.reference, request.reference, true),
  ]
  return renderCard(frame, {
    title: texts.heading(name, app.title),
    width: 'wide',
    head: appBar(app, html`<b>${app.title}</b>`),
    heading: texts.heading(name, app.title),
    lead: own.word(request.reason),
    script: true,
    content: html`<form class="stack" method="post" action="${action}">${problem && note('bad', 'alert-circle', problem, '')}<dl class="facts">${facts}</dl>
${wayPicks(frame, view)}
${spanPicks(frame, texts.howLong, wanted, now)}
${renderField(frame, {
  id: 'word',
  label: texts.word(firstName(name)),
  value: word,
  hint: texts.wordNote,
  error: errors['word'],
  optional: true,
  words: true,
  maxLength: limits.accessRequest.wordLengthMax,
})}
<div class="btns stackm"><button class="btn primary grow" name="answer" value="approve">${texts.approve}</button><button class="btn line" name="answer" value="refuse">${texts.refuse}</button></div>
<p class="hint"><a href="${backUrl}">${texts.back}</a></p></form>`,
  })
}
