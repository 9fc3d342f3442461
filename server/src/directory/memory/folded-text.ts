import { foldName } from '../names.ts'

const utf8 = new TextEncoder()

/**
 * A name in the form names are compared in, as UTF-8 bytes, in one buffer that is used again and again. ASCII, which is
 * nearly everything, is folded byte by byte.
 */
export class FoldedText {
  bytes = new Uint8Array(256)
  length = 0

  set(text: string): this {
    if (text.length * 3 > this.bytes.length) this.bytes = new Uint8Array(text.length * 3)
    for (let i = 0; i < text.length; i++) {
      let code = text.charCodeAt(i)
      // Spaces at the ends are cut off, and controls are rare: both go the long way.
      if (code <= 0x20 || code >= 0x7f) return this.#setFolded(foldName(text))
      if (code >= 0x41 && code <= 0x5a) code |= 0x20
      this.bytes[i] = code
    }
    this.length = text.length
    return this
  }

  #setFolded(folded: string): this {
    // Folding can lengthen a text (ﷺ becomes 18 letters).
    if (folded.length * 3 > this.bytes.length) this.bytes = new Uint8Array(folded.length * 3)
    this.length = utf8.encodeInto(folded, this.bytes).written
    return this
  }
}
