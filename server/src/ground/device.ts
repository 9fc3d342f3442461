export type DeviceKind = 'computer' | 'phone' | 'tablet' | 'unknown'

/** A browser as people would name it: never what tells one of its kind from another. */
export interface Device {
  /** `Firefox on Windows`. */
  name: string
  kind: DeviceKind
  /** What `name` is put together from, for other languages; a program that is no browser gives its own name. */
  browser: string | null
  system: string | null
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
  const { browser = null, system = null, kind } = read(userAgent)
  if (system !== null) return { name: `${browser ?? 'Unknown browser'} on ${system}`, kind, browser, system }
  if (browser !== null) return { name: browser, kind, browser, system }
  const name = program.exec(userAgent)?.[1] ?? 'Mozilla'
  return name === 'Mozilla'
    ? { name: 'Unknown browser', kind: 'unknown', browser, system }
    : { name, kind: 'unknown', browser: name, system }
}
