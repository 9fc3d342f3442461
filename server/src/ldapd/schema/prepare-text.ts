/**
 * Text prepared for comparing (RFC 4518 §2), for what is not plain ASCII. Two texts are equal under a rule when they are
 * equal after it. Undefined for a text that no rule matches (§2.4). Code points are judged by the Unicode of today instead
 * of 3.2, so that names in writings that came later can be found.
 *
 * Spaces at the ends are dropped and runs of them made one; the RFC's own form (one at the ends, two within) says the
 * same (§2.6.1).
 */
export function prepareText(text: string, foldsCase: boolean): string | undefined {
  let prepared = text.replace(nothing, '').replace(spaces, ' ')
  // RFC 3454 §B.2 folds so that normalising afterwards unfolds nothing: what it brings forth is folded again.
  if (foldsCase) prepared = foldCase(foldCase(prepared).normalize('NFKC'))
  prepared = prepared.normalize('NFKC')
  if (prohibited.test(prepared)) return undefined
  return prepared.replace(runs, ' ').replace(edges, '')
}

/** §2.2: soft hyphens, joiners, variation selectors, controls and formats, and the zero width space. */
const nothing = /\p{Cf}|(?![\s\x85])\p{Cc}|\p{Variation_Selector}|\u034F|\u1806|\uFFFC/gu
/** §2.2: tabs, line ends and separators of any kind. */
const spaces = /[\s\x85]/gu
/** §2.4: what is not assigned, for private use, half a surrogate, or a sign that something was lost. */
const prohibited = /[\p{Cn}\p{Co}\p{Cs}\uFFFD]/u
/** §2.6.1: a space that carries a combining mark is a letter of sorts. */
const runs = / +(?!\p{M})/gu
const edges = /^ (?!\p{M})| $/gu

/** Full case folding, code point by code point: by itself each is told without its neighbours (`Σ` at the end of a word). */
function foldCase(text: string): string {
  let folded = ''
  // The dotless i is folded to nothing else; its capital is that of the other i.
  for (const character of text)
    folded += character === 'ı' ? character : character.toLowerCase().toUpperCase().toLowerCase()
  return folded
}
