import { renderSVG } from 'uqr'
import { trusted, type Html } from './html.ts'

/** Drawn here and put into the page: what is in it (a secret, a link) goes through no other request. */
export const qrCode = (text: string, label: string): Html => {
  const svg = renderSVG(text, { border: 1, ecc: 'M' })
  // uqr draws light and dark as attributes of shapes alone; the text itself is only in the pattern.
  return trusted(svg.replace('<svg ', `<svg role="img" aria-label="${label.replaceAll(/[<>&"]/g, '')}" `))
}
