import { html, type Html } from '../../html.ts'
import { bold } from '../emphasis.ts'

export const setup = {
  title: 'Set up',
  steps: { owner: 'Owner', domain: 'Domain', next: 'What next' },
  stepOf: (step: number) => `Step ${step} of 3`,
  neededHeading: 'Doorward is running and has no owner yet',
  neededLead: 'Whoever runs this server finishes the set-up with the link that Doorward printed when it started.',
  expiredHeading: 'This set-up link has run out',
  expiredLead: 'Set-up links work for one hour, so that nobody else finishes the set-up first. Nothing is lost.',
  makeNew: 'Make a new one on the server',
  inContainer: 'In a container',
  printed:
    'It prints a link to open in your browser. Restarting Doorward prints one as well, as long as there is no owner.',
  haveCode: 'I have a set-up code',
  alreadyHeading: 'Doorward is already set up',
  alreadyLead: 'There is an owner, so this link does nothing any more.',

  ownerHeading: 'Create the owner account',
  ownerLead: 'The owner can do everything, including naming other admins. You can hand it over later.',
  code: 'Set-up code',
  codeHint:
    'The part after “token=” of the link in the server’s log, so that only someone with access to the machine can finish the set-up. To print a new one:',
  wrongCode: 'This code is not right or has run out. Copy it again, or print a new one.',
  displayName: 'Your name',
  username: 'Username',
  email: 'Email',
  password: 'Password',
  passwordHint: 'At least 12 characters are best. A few unrelated words make a good one.',
  createOwner: 'Create owner and continue',
  restore: 'Restore from a backup instead',
  restoreHelp:
    'Stop this server, restore the backup into a folder that holds nothing yet, and start it with that folder. It asks for the recovery key. Your people, apps and their secrets come back as they were.',
  correct: 'Some things need another look',
  correctHelp: 'What to change is marked below.',

  domainHeading: 'Name your directory',
  domainLead:
    'Apps will use these addresses to find your people. The base DN can’t change later without reconfiguring LDAP apps.',
  organisation: 'Organisation name',
  organisationHint: 'Shown on the sign-in page.',
  publicUrl: 'Address of this server',
  publicUrlHint: 'As people will type it. Anything but localhost needs https, from Doorward or from a reverse proxy.',
  publicUrlLocked: (where: string) => `Set by ${where}, so it is changed there.`,
  baseDn: 'Base DN',
  baseDnHint: 'Keep it unless you are replacing another LDAP server.',
  sees: {
    heading: 'What apps will see',
    issuer: 'OIDC issuer',
    people: 'LDAP people',
    groups: 'LDAP groups',
    person: 'You',
  },
  moving: (origin: string) => `From now on the server answers at ${origin}`,
  movingHelp: (probe: Html, here: string) =>
    html`You are at ${bold(here)} now, and no longer will be. Open ${probe} in another tab first: if it says “alive”, that address reaches this server. You’ll sign in again there.`,
  saveAndMove: (host: string) => `Save and go to ${host}`,
  save: 'Save and continue',

  nextHeading: (host: string) => `Doorward is running at ${host}`,
  nextLead: 'Start anywhere. You find all of it again in the dashboard.',
  cards: {
    people: {
      title: 'Add your people',
      text: 'Send invitation links, type people in, or bring them in a table. No mail server is needed.',
      go: 'Add people',
    },
    apps: {
      title: 'Connect your first app',
      text: 'Pick a recipe such as Nextcloud or Grafana, copy the values into it, and test before anyone notices.',
      go: 'Add an app',
    },
    directoryServer: {
      title: 'Turn on the directory server',
      text: 'For apps that look people up over LDAP. Choose which addresses may connect.',
      go: 'Set it up',
    },
  },
  skip: 'Skip to the dashboard',
  bring: 'Already have Active Directory or LDAP?',
  bringGo: 'Bring your directory',

  protectHeading: 'Protect the owner account first',
  protectWhy: (link: Html) => html`It only has a password for now. ${link} (about 20 seconds).`,
  protectGo: 'Add a passkey',

  keyHeading: 'Backups need a recovery key',
  keyWhy:
    'They are encrypted to it, with every key and secret inside, and none is made before there is one. It is shown once.',
  keyMake: 'Make the recovery key',
  keyStore: 'Store the recovery key now',
  keyOnce:
    'It opens every backup on an empty machine, and is shown this once: only its public half is kept here. Put it on paper or in a password manager, away from this machine.',
  copy: 'Copy',
  copied: 'Copied',
  download: 'Download',
  keyStored: 'I have stored it',
}
