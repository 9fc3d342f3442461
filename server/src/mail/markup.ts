import type { Block } from './letter.ts'

/** Markup of a message: made by `html` alone. */
class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replace(/[&<>"']/g, character => escapes[character] ?? character)

type Part = Markup | string | readonly Markup[]

const print = (part: Part): string =>
  part instanceof Markup ? part.text : typeof part === 'string' ? escape(part) : part.map(({ text }) => text).join('')

/** A template whose values are escaped; attributes are always written in quotes. */
const html = (strings: TemplateStringsArray, ...parts: Part[]): Markup =>
  new Markup(strings.reduce((before, after, at) => before + print(parts[at - 1] ?? '') + after))

function printBlock(block: Block): Markup {
  if (typeof block === 'string') return html`<p>${block}</p>\n`
  if ('link' in block)
    return html`<p><a href="${block.link}" style="display:inline-block;padding:10px 18px;background:#1f4a3d;color:#ffffff;text-decoration:none;border-radius:6px">${block.label}</a></p>
<p style="color:#5b5b55;font-size:13px;word-break:break-all">${block.link}</p>
`
  const rows = block.known.map(
    ([name, value]) => html`<tr><td style="padding:2px 16px 2px 0;color:#5b5b55">${name}</td><td>${value}</td></tr>`,
  )
  return html`<table role="presentation" style="border-collapse:collapse">${rows}</table>\n`
}

/** The form with markup. Nothing in it is fetched from anywhere, so that opening it tells nobody. */
export const printHtml = (language: string, subject: string, blocks: readonly Block[], footer: string): string =>
  html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${subject}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#1d1d1b;font:16px/1.5 sans-serif">
<div style="max-width:560px">
${blocks.map(printBlock)}<p style="color:#5b5b55;font-size:13px;border-top:1px solid #d8d8d2;padding-top:12px">${footer}</p>
</div></body></html>
`.text

/** The plain form, saying the same. */
export const printText = (blocks: readonly Block[], footer: string): string =>
  `${blocks
    .map(block => {
      if (typeof block === 'string') return block
      if ('link' in block) return `${block.label}:\n${block.link}`
      return block.known.map(([name, value]) => `${name}: ${value}`).join('\n')
    })
    .join('\n\n')}\n\n-- \n${footer}\n`
