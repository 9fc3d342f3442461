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
  switches: {
    acceptAppPasswords: {
      label: 'Programs may send an app password',
      hint: 'By Basic, where no browser can be led to sign in. Let the proxy take Authorization out before the app.',
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
