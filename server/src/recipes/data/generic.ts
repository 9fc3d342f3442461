import type { GenericWays } from '../recipe.ts'
import { behindProxy } from './proxies/index.ts'

/** What holds at each door for a program that has no recipe. */
export const generic: GenericWays = {
  oidc: {
    door: 'oidc',
    hint: 'One sign-in, second factor included; the app never sees a password.',
    placeholderAddress: 'https://app.example.com',
    link: '{{address}}',
    create: { oidc: { redirectUris: ['{{address}}/callback'] } },
    steps: [
      'Give the app the issuer, or the discovery address, and it finds the rest itself; an old one wants each address.',
      'Give it the client id, the secret and the scopes.',
      'Compare its redirect address with the one here: they have to be the same to the letter.',
    ],
    snippets: [],
    quirks: ['An app that reads only the ID token gets the claims there once that is switched on here.'],
    adminFlag: 'The claim `admin`, with the scope `roles`.',
    groups: { readAt: 'The claim `groups`, with the scope of the same name.', sentAs: 'name' },
    signOut: {
      kind: 'keeps',
      words:
        'Whether it is told depends on the app. One that has no address for sign-out messages keeps its own sign-in until that ends.',
    },
    next: [],
  },
  ldap: {
    door: 'ldap',
    hint: 'The app asks for username and password itself, and asks us whether they are right.',
    placeholderAddress: 'https://app.example.com',
    link: '{{address}}',
    create: { ldap: {} },
    steps: [
      'Switch the directory server on, if it is not.',
      'Give the app the server, what it binds as with the secret, and where people and groups are.',
    ],
    snippets: [],
    quirks: [
      'The app sees passwords. People with a second factor give it a password for the app.',
      'Take `entryUUID` for what tells accounts apart, where the app lets you choose.',
    ],
    adminFlag: 'The attribute `employeeType`: `user`, `usermanager`, `admin` or `owner`.',
    groups: { readAt: 'The attribute `memberOf` of people, or `member` of groups.', sentAs: 'name' },
    signOut: {
      kind: 'keeps',
      words: 'It keeps its own sign-in until that ends; the next password is refused.',
    },
    next: [],
  },
  simpleAuth: {
    door: 'simpleAuth',
    hint: 'A program asks over HTTP whether a name and a password are right.',
    placeholderAddress: 'https://app.example.com',
    link: '{{address}}',
    create: { simpleAuth: {} },
    steps: ['Send name and password to {{simpleAuthLogin}}, with the client id and the secret.'],
    snippets: [],
    quirks: ['The app sees passwords. People with a second factor give it a password for the app, or send the code.'],
    adminFlag: '`admin` of the answer’s `user`.',
    groups: { readAt: '`groups` of the answer’s `user`.', sentAs: 'name' },
    signOut: {
      kind: 'keeps',
      words: 'It is not told. A token that it asks us about again is refused; what it keeps itself goes on.',
    },
    next: [],
  },
  gateway: behindProxy,
}
