/** Pictures people may give us. A vector drawing may hold scripts, and whatever else moves or has pages is not needed. */
export type PictureType = 'png' | 'jpeg' | 'webp'

const signatures: { type: PictureType; at: number; bytes: readonly number[] }[][] = [
  // PNG §5.2 (W3C, third edition): the eighth byte apart, no other file begins so.
  [{ type: 'png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] }],
  [{ type: 'jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] }],
  // RFC 9649 §2.4: RIFF, a length, WEBP.
  [
    { type: 'webp', at: 0, bytes: [0x52, 0x49, 0x46, 0x46] },
    { type: 'webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  ],
]

/** By how the bytes begin: names and types that are sent along say what the sender likes. */
export const sniffPicture = (bytes: Uint8Array): PictureType | undefined =>
  signatures.find(parts => parts.every(part => part.bytes.every((byte, i) => bytes[part.at + i] === byte)))?.[0]?.type
