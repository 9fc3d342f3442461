export const ownerLogin = {
  title: 'Sign in as owner',
  heading: 'Sign in as the owner',
  lead: 'Somebody with access to the server made this link. It works once, within 10 minutes.',
  submit: 'Sign in',
  endedHeading: 'This link no longer works',
  endedLead: 'Owner links work once, for 10 minutes. This one was used or has run out. Nothing was changed.',
  makeNew: 'Make a new one on the server',
}
