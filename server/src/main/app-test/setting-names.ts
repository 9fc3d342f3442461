import type { App } from '#directory'
import type { Door } from './finding.ts'
import { appTestTextsIn, type AppTestTexts } from './texts/index.ts'

/** Something an app is told of us, or of itself. */
export type Setting = keyof AppTestTexts['settings']

/** Which placeholder stands in a snippet for the value, and of which doors the snippet is. */
const placeholders: Partial<Record<Setting, { name: string; doors: readonly Door[] }>> = {
  address: { name: 'address', doors: ['oidc'] },
  clientId: { name: 'clientId', doors: ['oidc', 'simpleAuth'] },
  clientSecret: { name: 'secret', doors: ['oidc', 'simpleAuth'] },
  scopes: { name: 'scopes', doors: ['oidc'] },
  bindDn: { name: 'bindDn', doors: ['ldap'] },
  bindPassword: { name: 'secret', doors: ['ldap'] },
  ldapUrl: { name: 'ldapUrl', doors: ['ldap'] },
  searchBase: { name: 'base', doors: ['ldap'] },
}

/** What is pasted into an app at a door, with placeholders where values belong: `GF_SERVER_ROOT_URL: "{{address}}/"`. */
export type SnippetsOf = (app: App, door: Door) => readonly { text: string }[]

/** The name before a placeholder that is all of the value, in YAML, INI, shell, JSON or PHP. */
export function findName(text: string, placeholder: string): string | undefined {
  const value = `["'\`]?\\{\\{${placeholder}\\}\\}/?["'\`]?`
  const line = new RegExp(
    `^\\s*(?:- *|export +)?["']?([A-Za-z][\\w.-]*)["']?\\s*(?:=>|:|=)\\s*${value}\\s*[,;]?\\s*$`,
    'm',
  )
  return line.exec(text)?.[1]
}

/** The setting as the app calls it, where something it is told says so; else in general words. */
export const createNameSetting =
  (snippetsOf: SnippetsOf = () => []) =>
  (app: App, setting: Setting, { settings }: AppTestTexts = appTestTextsIn('en')): string => {
    const { name = '', doors = [] } = placeholders[setting] ?? {}
    for (const door of doors)
      for (const { text } of app[door] === null ? [] : snippetsOf(app, door)) {
        const found = findName(text, name)
        if (found !== undefined) return found
      }
    return settings[setting]
  }
