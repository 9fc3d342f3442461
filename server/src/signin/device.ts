export type DeviceKind = 'computer' | 'phone' | 'tablet' | 'unknown'

/** A browser as people would name it: never what tells one of its kind from another. */
export interface Device {
  /** `Firefox on Windows`. */
  name: string
  kind: DeviceKind
}

/** The first that matches counts: most browsers also claim to be Chrome, Safari or both. */
const browsers: readonly [RegExp, string][] = [
  [/\b(?:Edg|EdgA|EdgiOS)\//, 'Edge'],
  [/\b(?:OPR|Opera|OPT)\//, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:HeadlessChrome|Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
]

const systems: readonly [RegExp, string, DeviceKind][] = [
  [/\biPhone\b|\biPod\b/, 'iPhone', 'phone'],
  [/\biPad\b/, 'iPad', 'tablet'],
  [/\bAndroid\b.*\bMobile\b/, 'Android', 'phone'],
  [/\bAndroid\b/, 'Android', 'tablet'],
  [/\bWindows\b/, 'Windows', 'computer'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS', 'computer'],
  [/\bCrOS\b/, 'ChromeOS', 'computer'],
  [/\bUbuntu\b/, 'Ubuntu', 'computer'],
  [/\bLinux\b|\bX11\b/, 'Linux', 'computer'],
]

/** A program says its name first: `curl/8.5.0`. */
const program = /^([A-Za-z][A-Za-z0-9 ._-]{0,30})\//

function read(userAgent: string): { browser: string | undefined; system: string | undefined; kind: DeviceKind } {
  const browser = browsers.find(([form]) => form.test(userAgent))?.[1]
  const [, system, kind = 'unknown'] = systems.find(([form]) => form.test(userAgent)) ?? []
  return { browser, system, kind }
}

/** The same in every language, as `Firefox, Windows`; null when it says nothing we know. */
export function findBrowserName(userAgent: string): string | null {
  const { browser, system } = read(userAgent)
  return [browser, system].filter(name => name !== undefined).join(', ') || null
}

/** What a browser says of itself (RFC 9110 §10.1.5), in words; it proves nothing. */
export function nameDevice(userAgent: string): Device {
  const { browser, system, kind } = read(userAgent)
  if (browser !== undefined) return { name: system === undefined ? browser : `${browser} on ${system}`, kind }
  if (system !== undefined) return { name: `Unknown browser on ${system}`, kind }
  const name = program.exec(userAgent)?.[1]
  return { name: name === undefined || name === 'Mozilla' ? 'Unknown browser' : name, kind: 'unknown' }
}
