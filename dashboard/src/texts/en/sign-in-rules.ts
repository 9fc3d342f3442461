import { createCounter } from '../plural.ts'

const counted = createCounter('en-GB')

export const signInRules = {
  what: 'sign-in rules',
  theRules: 'the sign-in rules',
  failed: 'The sign-in rules were not saved.',
  saved: 'Sign-in rules are saved',
  labels: {
    everyone: 'Second factor: everyone',
    roles: 'Second factor: roles',
    groups: 'Second factor: groups',
    trustedBrowserDays: 'Trusted browsers',
    lockProfiles: 'Profile lock',
    nameGroupsOnRefusal: 'No access',
    idleDays: 'Days without use',
    absoluteDays: 'Days in all',
    invitationDays: 'Invitations',
  },
  factor: {
    title: 'Second factor',
    everyone: 'Everyone must have one',
    everyoneHint: 'People without one set it up at their next sign-in, before anything opens.',
    byRole: 'Or people with a role',
    byGroup: 'Or people in a group',
    never: 'Never',
    days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
    roles: {
      owner: 'Owners',
      admin: 'Admins',
      usermanager: 'User managers',
      user: 'Members',
    },
    removeGroup: (name: string) => `Remove ${name}`,
    noGroup: 'None',
    addGroup: 'Add a group',
    trusted: 'Skip on a trusted browser for',
    trustedHint: 'Admins and owners are always asked.',
  },
  signedOut: {
    unknown: 'Couldn’t find out whom saving would sign out.',
    who: 'Who would be signed out',
    people: 'people',
    save: (count: number) => `Save and sign out ${counted(count, 'person', 'people')}`,
    title: (count: number) => `Saving signs out ${counted(count, 'person', 'people')} now`,
    seeWho: 'See who',
    one: 'They have no second factor, and will be asked to set up a passkey or authenticator app.',
    many: 'They have no second factor. Each will be asked to set up a passkey or authenticator app.',
    you: 'It is you: you have no second factor. You sign in again, and set up a passkey or authenticator app before anything opens.',
    youToo:
      'You are one of them: you have no second factor. You sign in again, and set up a passkey or authenticator app before anything opens.',
  },
  profiles: {
    lead: 'What people may change about themselves',
    lock: 'Only admins change names and email addresses',
    lockHint: 'Photo, language and ways to sign in stay with the people themselves.',
  },
  refusals: {
    name: 'Name the groups that open an app',
    hint: 'Somebody who may not open it reads them, and knows what to ask for. Whom to ask is said in any case.',
  },
  sessions: {
    title: 'Sessions',
    idle: 'Stay signed in without being used for',
    idleHint: 'A browser nobody comes back to is signed out after so long.',
    absolute: 'And in all for',
    absoluteHint: 'Then everybody signs in again. Sessions there are already keep the end they have.',
    days: ' days',
  },
  invitations: {
    valid: 'Can be accepted for',
    hint: 'Invitations from now on. Another one is made at any time.',
  },
}
