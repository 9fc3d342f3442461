import type { Command } from '../command.ts'

export const ownerLogin: Command = {
  name: 'owner-login',
  takes: ['USER'],
  about: 'Make a link that signs an owner in, whatever else is broken.',
  details: 'The link works once, within ten minutes. Whoever can open the data folder can do this; the audit says so.',
  options: {},
  async run({ words: [user = ''], withOperations, answer }) {
    answer(
      await withOperations(operate => operate('ownerLogin', { user })),
      ({ username, url, expiresAt }) => `Signs ${username} in, once, until ${expiresAt}:\n  ${url}`,
    )
  },
}

export const setupLink: Command = {
  name: 'setup-link',
  takes: [],
  about: 'Make a new link for the first owner; earlier ones stop working.',
  options: {},
  mayCreate: () => true,
  async run({ withOperations, answer }) {
    answer(
      await withOperations(operate => operate('setupLink', {})),
      ({ url, expiresAt }) => `Make the first owner, until ${expiresAt}:\n  ${url}`,
    )
  },
}
