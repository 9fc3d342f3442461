import { createCounter } from '../plural.ts'

const count = createCounter('en-GB')

/** Who can open an app: the rule, and what it means for whom. */
export const appsAccess = {
  who: 'Who can open it',
  changeWho: 'Change who',
  changeThere: 'Change the rule there and apply it again.',
  failed: 'The rule was not saved.',
  remove: (name: string) => `Remove ${name}`,
  everyone: 'Everyone',
  everyoneHint: 'All people, and anyone added later',
  everyoneHintOf: (amount: number) => `${count(amount, 'person', 'people')}, and anyone added later`,
  chosen: 'Some groups and people',
  chosenHint: 'Only those listed here',
  addGroup: 'Add a group',
  addPerson: 'Add a person',
  one: 'One person',
  oneHint: 'That person only, not even admins',
  choosePerson: 'Choose a person',
  chooseAnother: 'Choose another person',
  nobody: 'Nobody yet',
  nobodyHint: 'Finish the setup and test it first. Only admins see the app.',
  nobodyHintAtAll: 'Finish the setup first. Not even admins see the app.',
  admins: 'Admins can open it too',
  adminsHint: 'They run the server, so they can usually open every app.',
  preview: {
    title: 'Who gets in',
    what: 'people',
    nobodyCan: 'Nobody can open it',
    nobodyWill: 'Nobody will be able to open it',
    can: (amount: number) => `${count(amount, 'person', 'people')} can open it`,
    will: (amount: number) => `${count(amount, 'person', 'people')} will be able to open it`,
    onlyAdmins: (amount: number) => `${count(amount, 'is there only as an admin', 'are there only as admins')}.`,
    none: 'Choose who can open it, and they are listed here.',
    more: (amount: number) => `and ${count(amount, 'more', 'more')}`,
  },
  changes: {
    title: 'What saving changes',
    none: (app: string) => `Nobody gains ${app}, and nobody loses it.`,
    gain: (amount: number, app: string) => `${count(amount, 'person', 'people')} will gain ${app}`,
    lose: (amount: number, app: string) => `${count(amount, 'person', 'people')} will lose ${app}`,
  },
  grants: {
    title: 'Let in by name',
    footer: 'Given to people who asked. It opens this app and nothing else.',
  },
}
