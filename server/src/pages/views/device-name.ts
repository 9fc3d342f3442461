import type { Device } from '#ground'
import type { Texts } from '../texts/index.ts'

/** A browser as people would name it, in their language. */
export function printDevice({ devices: texts }: Pick<Texts, 'devices'>, { browser, system }: NamedDevice): string {
  if (system === null) return browser ?? texts.unknownBrowser
  return browser === null ? texts.unknownOn(system) : texts.browserOn(browser, system)
}

export type NamedDevice = Pick<Device, 'browser' | 'system'>
