/** Text in which control and direction characters, which could disguise the rest, are shown as `\u{202E}`. */
export const visible = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    character => `\\u{${character.codePointAt(0)?.toString(16).toUpperCase()}}`,
  )
