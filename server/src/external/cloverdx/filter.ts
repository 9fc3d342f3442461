/** The attribute a sign-in filter compares with what was typed, as it is written there. */
export const usernameAttribute = (filter: string): string | undefined =>
  /\(\s*([\w.-]+)\s*=\s*\$\{username\}\s*\)/.exec(filter)?.[1]

/** The population of a sign-in filter: with whatever name. Stars in a row are one (RFC 4515 §3). */
export const withAnyName = (filter: string): string => filter.replaceAll('${username}', '*').replaceAll(/\*{2,}/g, '*')
