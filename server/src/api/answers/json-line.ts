/**
 * Characters that end a line, steer a terminal or turn text around: C1 controls and DEL, the line and paragraph
 * separators, and the marks of Unicode's bidirectional algorithm. JSON itself escapes C0 alone (RFC 8259 §7).
 */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unsafe = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/** One value as one line of JSON, whatever its texts hold; `JSON.parse` gives them back as they were. */
export const printLine = (value: unknown): string =>
  `${JSON.stringify(value).replace(unsafe, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
