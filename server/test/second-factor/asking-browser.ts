import type { Page } from 'playwright-core'

/** A browser that knows passkeys and offers none in fields: what it would offer would be taken before a button is pressed. */
export const offersInNoField = (page: Page): Promise<unknown> =>
  page.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)')

/** Marks the page once the browser has been asked for a passkey. */
export const saysWhenItWaits = (page: Page): Promise<unknown> =>
  page.addInitScript(`
    const { credentials } = navigator
    const get = credentials.get.bind(credentials)
    credentials.get = options => {
      document.documentElement.dataset.waits = ''
      return get(options)
    }
  `)
