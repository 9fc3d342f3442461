import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'
import { missing } from './peer.ts'

const withoutWindows = '/usr/bin/chromium-headless-shell'
const executablePath = existsSync(withoutWindows) ? withoutWindows : '/usr/bin/chromium'

/** Why no browser can be had, or false. */
export const noBrowser = missing(executablePath)

/** Headless Chromium that talks to nobody but the pages it is sent to. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--no-first-run',
      // Letters stand as in a window.
      '--font-render-hinting=none',
      ...['gpu', 'quic', 'background-networking', 'component-update', 'sync'].map(part => `--disable-${part}`),
    ],
  })
