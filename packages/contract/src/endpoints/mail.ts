import type { Endpoint } from '../endpoint.ts'
import { mailState, mailTested } from '../mail.ts'

export const mailEndpoints = {
  getMail: {
    summary: 'Whether mail is sent, through which server, and how it goes',
    method: 'GET',
    path: '/api/v1/mail',
    role: 'admin',
    scope: 'settings:read',
    status: 200,
    answer: mailState,
  },
  testMail: {
    summary: 'Send a test message to your own address, and tell what the mail server said',
    method: 'POST',
    path: '/api/v1/mail/test',
    role: 'admin',
    scope: null,
    status: 200,
    answer: mailTested,
  },
} as const satisfies Record<string, Endpoint>
