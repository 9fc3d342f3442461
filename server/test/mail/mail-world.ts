import { Secret } from '#ground'
import type { Message } from '#mail'

export const from = 'Doorward <id@example.com>'
export const mailTo = (port: number, host = '127.0.0.1') => ({ smtp: new Secret(`smtp://${host}:${port}`), from })

/** A message as the templates make it, with a link that is secret. */
export const link = 'http://localhost:8080/password/reset#kJ3vYw0r5mQ'
export const message = (to = 'alice@example.com'): Message => ({
  kind: 'password-reset',
  to,
  language: 'en',
  subject: 'Choose a new password',
  text: `Open ${link}`,
  html: `<p><a href="${link}">Open</a></p>`,
})
