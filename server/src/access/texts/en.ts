import { phrasingIn, type Millis } from '#ground'

const { all, count, day, either } = phrasingIn('en')
const people = (amount: number): string => count(amount, 'person', 'people')
const inMinutes = (minutes: number): string => count(minutes, 'minute', 'minutes')
const byName = (amount: number): string => (amount === 0 ? 'nobody by name' : `${people(amount)} by name`)

/** What is said of a decision. A translation is another table of this shape. `person` is what somebody is called. */
export const en = {
  directoryServer: 'Directory server',
  doors: { oidc: 'OpenID Connect', ldap: 'LDAP', gateway: 'the gateway', 'simple-auth': 'Simple Auth' },
  /** Whose word it was, where it was nobody’s who has a name. */
  grantors: { deleted: 'somebody who was deleted', program: 'a program', operator: 'the operator' },
  groupIn: (group: string, directory: string) => `${group} in ${directory}`,

  /** A few words beside a name: why somebody may open an app, or who may. */
  brief: {
    everyone: 'Open to everyone',
    inGroup: (group: string) => `In ${group}`,
    aGroup: 'a group',
    'by-name': 'By name',
    granted: 'Let in by name',
    admin: 'Admin',
    allowed: 'Allowed',
    off: 'The app is switched off',
    only: (names: readonly string[]) => `Only ${all(names)}`,
    admins: 'admins',
    people,
    nobody: 'Open to nobody',
  },

  /** What lets somebody in. */
  ways: {
    everyone: (app: string) => `${app} is open to everyone.`,
    named: (person: string, app: string) => `${person} is named among those who may open ${app}.`,
    theirs: (person: string, app: string) => `${app} is ${person}’s alone.`,
    asAdmin: (person: string, app: string) => `Admins may open ${app}, and ${person} is an admin.`,
    asOwner: (person: string, app: string) => `Admins may open ${app}, and ${person} is an owner.`,
    granted: (by: string, person: string) => `${by} let ${person} in by name, for good.`,
    grantedUntil: (by: string, person: string, at: Millis) => `${by} let ${person} in by name, until ${day(at)}.`,
    member: (person: string, group: string, opened: string, app: string) =>
      `${person} is in ${group}, and ${opened} may open ${app}.`,
    /** `names`: the groups around `group`, each inside the next; the last is the one that opens the app. */
    nested: (group: string, names: readonly string[], opened: string, app: string) =>
      `${group} is inside ${names.join(', which is inside ')}, and ${opened} may open ${app}.`,
  },

  steps: {
    account: {
      titles: {
        active: 'The account is enabled',
        disabled: 'The account is disabled',
        gone: 'The account is gone from its directory',
        expired: 'The account is past its end',
        trashed: 'The account is in the trash',
        invited: 'The account is an invitation nobody has accepted yet',
      },
      verdicts: {
        active: (person: string) => `${person}’s account is enabled.`,
        disabled: (person: string) => `${person}’s account is disabled.`,
        gone: (person: string) => `${person}’s account is gone from its directory.`,
        expired: (person: string) => `${person}’s account is past its end.`,
        trashed: (person: string) => `${person}’s account is in the trash.`,
        invited: (person: string) => `${person}’s account is an invitation nobody has accepted yet.`,
      },
      keptHere: 'Kept here.',
      comesFrom: (directory: string) => `Comes from ${directory}.`,
      opensNothing: 'No app can be opened with it.',
    },
    on: {
      title: (app: string) => `${app} is switched on`,
      noDoor: 'It has no door.',
      doors: (names: readonly string[]) => `By ${all(names)}.`,
    },
    off: {
      title: (app: string) => `${app} is switched off`,
      detail: 'Nobody can open it until it is switched on.',
      verdict: (app: string) => `${app} is switched off.`,
    },
    hasDoor: {
      title: (app: string, door: string) => `${app} has ${door}`,
      detail: 'It can be come to by this door.',
    },
    lacksDoor: {
      title: (app: string, door: string) => `${app} does not have ${door}`,
      detail: 'No such door is there to come by.',
      verdict: (app: string, door: string) => `${app} can’t be opened by ${door}.`,
    },
    network: {
      noRule: 'No network rule',
      anywhere: (app: string) => `${app} can be opened from anywhere.`,
      any: 'Any network',
      openFrom: (app: string, names: readonly string[]) => `${app} is open from ${all(names)}.`,
      noAddress: 'No address was asked about.',
      inside: (address: string) => `${address} is a network of it`,
      outside: (address: string) => `${address} is no network of it`,
      refused: (app: string, names: readonly string[], address: string) =>
        `${app} is open from ${all(names)}, and ${address} is not in there.`,
    },
    factor: {
      notAsked: 'No second factor needed',
      notAskedBy: (app: string) => `${app} does not ask for one.`,
      proven: 'Second factor: proven',
      askedBy: (app: string) => `${app} asks for one.`,
      notProven: 'Second factor: not proven',
      hasOne: (app: string, person: string) => `${app} asks for one, and ${person} has one to prove.`,
      none: 'Second factor: none set up',
      hasNone: (app: string, person: string) => `${app} asks for one, and ${person} has none.`,
    },
    age: {
      now: 'Signed in just now',
      ago: (minutes: number) => `Signed in ${inMinutes(minutes)} ago`,
      takes: (app: string, minutes: number) => `${app} takes a sign-in of up to ${inMinutes(minutes)}.`,
      isOld: (minutes: number) => `This one is ${inMinutes(minutes)} old.`,
    },
    /** The rule, where it lets them in. */
    let: {
      everyone: (app: string) => `Everyone may open ${app}`,
      group: (group: string, app: string) => `${group} may open ${app}`,
      aGroup: 'A group',
      admins: (app: string) => `Admins may open ${app}`,
      theirs: (app: string) => `${app} is theirs alone`,
      granted: 'Let in by name',
      named: 'Named in the rule',
      until: (at: Millis) => `Until ${day(at)}.`,
      notInOther: (person: string, group: string) =>
        `${person} isn’t in ${group}, the other group. One match is enough.`,
      notInOthers: (person: string, names: readonly string[]) =>
        `${person} isn’t in ${either(names)}. One match is enough.`,
      also: (names: readonly string[]) => `Also ${all(names)}.`,
      more: {
        'rule-everyone': 'as everyone',
        'rule-groups': 'through a group',
        'rule-by-name': 'by name',
        'rule-granted': 'let in by name',
        'rule-single-user': 'alone',
        'rule-admins': 'as an admin',
      },
    },
    /** The rule, where it does not. */
    shut: {
      onePersons: (app: string) => `${app} is one person’s`,
      onePersonsDetail: (owner: string) => `It is ${owner}’s alone, and not even an admin’s.`,
      onePersonsVerdict: (app: string, owner: string) => `${app} is ${owner}’s alone.`,
      toNobody: 'Open to nobody yet',
      nobodyMay: (app: string) => `Nobody may open ${app}.`,
      adminsMay: (app: string) => `Nobody may open ${app} but admins.`,
      toNobodyVerdict: (app: string) => `${app} is open to nobody yet.`,
      notNamed: 'Not among those named',
      noGroup: 'No group matches',
      neither: 'Neither group nor name matches',
      openToNamed: (app: string, amount: number) => `${app} is open to ${byName(amount)}.`,
      openTo: (app: string, names: readonly string[], amount: number) =>
        `${app} is open to ${all(names)}, and to ${byName(amount)}.`,
      isFor: (app: string, names: readonly string[], amount: number) =>
        `${app} is for ${all(amount === 0 ? names : [...names, people(amount)])}.`,
      /** By how many groups it is for. */
      notAmongThem: (person: string) => `${person} is not among them.`,
      notInIt: (person: string) => `${person} is not in it.`,
      inNeither: (person: string) => `${person} is in neither.`,
      inNone: (person: string) => `${person} is in none of them.`,
      adminsLeftOut: 'Admins are left out of it.',
      timeIsOver: (person: string, at: Millis) => `The time ${person} was let in for ended on ${day(at)}.`,
    },
  },

  changes: {
    account: {
      restore: (person: string) => `Restore ${person} from the trash`,
      accept: 'Accept the invitation',
      acceptEffect: (person: string) => `${person} does that with the link they were sent.`,
      laterEnd: (person: string) => `Give ${person}’s account a later end`,
      enableThere: (person: string) => `Enable ${person} in the directory they come from`,
      enableThereEffect: 'From the next synchronisation on.',
      enable: (person: string) => `Enable ${person}’s account`,
      enableEffect: 'Opens every other app they may open, too.',
    },
    switchOn: (app: string) => `Switch ${app} on`,
    switchOnEffect: 'For everybody it is open to.',
    addDoor: (app: string, door: string) => `Give ${app} ${door}`,
    addDoorEffect: 'In its configuration.',
    comeFrom: (names: readonly string[]) => `Come from ${either(names)}`,
    comeFromEffect: 'Or add the address to its networks.',
    proveFactor: 'Prove the second factor',
    proveFactorEffect: (person: string, app: string) => `${person} is asked for it on the way to ${app}.`,
    setUpFactor: 'Set up a second factor',
    setUpFactorEffect: (person: string, app: string) => `${person} is asked to on the way to ${app}.`,
    signInAgain: 'Sign in again',
    signInAgainEffect: (person: string, app: string) => `${person} is asked to on the way to ${app}.`,
    letIn: (person: string) => `Only ${person}, by name`,
    letInEffect: (app: string) => `Added by name to ${app}. Opens nothing else.`,
    join: (person: string, group: string) => `Add ${person} to ${group}`,
    joinThere: (directory: string) => `Who is in it is kept in ${directory}.`,
    openTo: (app: string, group: string) => `Open ${app} to ${group}`,
    openToEffect: (amount: number) =>
      amount === 0 ? 'Lets in nobody else.' : `Lets in ${count(amount, 'more person', 'more people')}.`,
    letAdmins: (app: string) => `Let admins open ${app}`,
    letAdminsEffect: 'All of them.',
    give: (app: string, person: string) => `Give ${app} to ${person}, or open it to more`,
    giveEffect: 'It is one person’s alone.',
    leave: (group: string) => `Leaving ${group}`,
    leaveThere: 'At the next synchronisation.',
    unnest: (inside: string, group: string) => `Taking ${inside} out of ${group}`,
    unnestEffect: (amount: number, inside: string) => `${count(amount, 'person is', 'people are')} in ${inside}.`,
    closeTo: (app: string, group: string) => `Closing ${app} to ${group}`,
    wouldLose: (amount: number) => `${people(amount)} would lose it.`,
    nobodyElseLoses: 'Nobody else would lose it.',
    removeName: (person: string) => `Taking ${person}’s name from the rule`,
    endGrant: 'Ending what lets them in by name',
    leaveAdminsOut: (app: string) => `Leaving admins out of ${app}`,
    takeAdmin: (person: string) => `Making ${person} no admin any more`,
    takeOwner: (person: string) => `Making ${person} no owner any more`,
    takeRoleEffect: 'Ends what they may do in Doorward.',
    openToFewer: (app: string) => `Opening ${app} to fewer than everyone`,
    giveAway: (app: string) => `Giving ${app} to somebody else`,
    alsoOpens: (names: readonly string[]) => `Also opens ${all(names)}.`,
    opensNothingElse: 'Opens nothing else.',
    alsoCloses: (names: readonly string[]) => `Also closes ${all(names)}.`,
    closesNothingElse: 'Closes nothing else.',
    /** At the end of a list of apps. */
    moreApps: (amount: number) => count(amount, 'more app', 'more apps'),
  },
}
