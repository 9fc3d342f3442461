import { t } from '../texts/index.ts'

/** Errors of a list that is typed one entry a line: `oidc.redirectUris.1` becomes `Line 2: …`. */
export const lineErrors = (errors: Record<string, unknown>, path: string, firstLine = 1): string | undefined => {
  const found = Object.entries(errors).flatMap(([at, message]) => {
    if (typeof message !== 'string') return []
    if (at === path) return [message]
    const index = at.startsWith(`${path}.`) ? Number(at.slice(path.length + 1)) : Number.NaN
    return Number.isInteger(index) ? [t.appsConfiguration.line(index + firstLine, message)] : []
  })
  return found.length > 0 ? found.join(' ') : undefined
}
