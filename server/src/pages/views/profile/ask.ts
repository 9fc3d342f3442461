import { html, type Html, type Part } from '../../html.ts'
import { note, renderCard, type Frame } from '../frame.ts'

export interface Question {
  title: string
  heading: string
  lead?: Part
  /** Where the form goes. */
  action: string
  /** Fields, or what else is to be seen before saying yes. */
  content?: Part
  submit: string
  back: string
  /** Has a field for a new password. */
  measures?: boolean
  /** Why it was refused, when it was. */
  problem?: string | undefined
  /** What there is to be said instead of asking. */
  instead?: Html | undefined
}

/** A card that asks for one thing, or whether one thing is meant. */
export function renderQuestion(frame: Frame, question: Question): string {
  const { title, heading, lead, action, content, submit, back, problem, instead, measures = false } = question
  const texts = frame.texts.security
  return renderCard(frame, {
    title,
    heading,
    lead,
    script: true,
    measures,
    content: instead
      ? html`<div class="stack">${instead}<a class="btn line" href="${back}">${texts.forms.back}</a></div>`
      : html`<form class="stack" method="post" action="${action}">${problem !== undefined && note('bad', 'alert-circle', texts.refused, problem)}${content}<div class="btns stackm"><button class="btn primary grow">${submit}</button><a class="btn line" href="${back}">${texts.forms.back}</a></div></form>`,
  })
}
