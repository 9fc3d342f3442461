/** What is asked about an app behind a proxy. */
export const appsGateway = {
  visibility: {
    label: 'Who may see its pages',
    hint: 'Where no rule below says otherwise.',
    private: 'Only people who are signed in and may open it',
    public: 'Anyone; who is signed in is told to the app',
  },
  username: {
    label: 'The app is told the username',
    plain: 'As it is',
    icap: 'As ICAP servers expect it: Base64 of Local://username',
  },
  upstream: {
    label: 'Address of the app itself',
    hint: 'Only where Doorward is to be the proxy, like http://127.0.0.1:3000. Empty: your own proxy asks Doorward.',
  },
  verify: {
    label: 'Check the certificate of the app',
    hint: 'Off only for one that has made its own, on a network you trust.',
  },
  switches: {
    acceptAppPasswords: {
      label: 'Programs may send an app password',
      hint: 'By Basic, where no browser can be led to sign in. Let the proxy take Authorization out before the app.',
    },
    acceptTokens: {
      label: 'Programs may send an access token',
      hint: 'As a bearer: one that Doorward has given out for this app’s address, or to its own OpenID Connect client.',
    },
    assertion: {
      label: 'Sign who somebody is',
      hint: 'X-Doorward-Assertion then holds a signed statement, which the app checks with the keys of Doorward.',
    },
  },
  paths: {
    title: 'Paths with rules of their own',
    hint: 'The first rule that matches counts. In a pattern * is any part of one step, ** anything.',
    rule: (nth: number) => `Rule ${nth}`,
    kind: 'Which paths',
    prefix: 'Everything below',
    pattern: 'Pattern',
    path: 'Path',
    need: 'Who may come',
    public: 'Open to anyone',
    signIn: 'Sign-in',
    deny: 'Nobody',
    up: (nth: number) => `Move rule ${nth} up`,
    down: (nth: number) => `Move rule ${nth} down`,
    remove: (nth: number) => `Remove rule ${nth}`,
    moved: (from: number, to: number, all: number) => `Rule ${from} is now rule ${to} of ${all}.`,
    removed: (nth: number) => `Rule ${nth} is removed.`,
    add: 'Add a path',
  },
}
