/**
 * The people every measurement is made with. The same number gives the same people on every machine, so that both
 * servers hold the same, and figures can be compared from run to run.
 */
export interface BenchPerson {
  /** `u000042`: the number has six digits, which is what the load generator fills in. */
  username: string
  displayName: string
  givenName: string
  familyName: string
  email: string
  locale: string
}

export interface BenchGroup {
  name: string
  description: string
  /** Numbers of people, ascending. */
  members: number[]
}

export const baseDN = 'dc=example,dc=com'
export const peopleDN = `ou=users,${baseDN}`
export const groupsDN = `ou=groups,${baseDN}`

/** Everybody's password. */
export const password = 'a quiet green door'

const givenNames =
  'Ada Amélie Anton Bilal Chidi Chloé Dmitri Elif Emeka Fatima Giulia Hana Ines Ivan Jana João Kenji Lena Łukasz Malik Mei Noor Olga Priya Quentin Rosa Søren Tomás Uma Viktor Wen Xenia Yusuf Zoë'.split(
    ' ',
  )
const familyNames =
  'Abara Andersson Bauer Castillo Dubois Eriksen Fischer García Haddad Ito Jansen Kowalski Lindqvist Müller Nakamura Okafor Petrov Qureshi Rossi Šimić Tanaka Ulrich Vasquez Weber Xu Yılmaz Zhang'.split(
    ' ',
  )
const locales = ['en', 'de', 'fr', 'es', 'pl', 'ja']

/** xorshift32 (Marsaglia): numbers that look random and never change. */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

export const usernameOf = (number: number): string => `u${String(number).padStart(6, '0')}`

export function makePeople(count: number): BenchPerson[] {
  const random = seededRandom(0x9e3779b9)
  const pick = (from: readonly string[]): string => from[random(from.length)] ?? ''
  return Array.from({ length: count }, (_, number) => {
    const username = usernameOf(number)
    const givenName = pick(givenNames)
    const familyName = pick(familyNames)
    const displayName = `${givenName} ${familyName}`
    return { username, displayName, givenName, familyName, email: `${username}@example.com`, locale: pick(locales) }
  })
}

/** One group per two hundred people, thirty at least; everybody is in two. */
export function makeGroups(people: number): BenchGroup[] {
  const random = seededRandom(0x51ed270b)
  const count = Math.max(30, Math.round(people / 200))
  const members = Array.from({ length: count }, () => new Set<number>())
  for (let person = 0; person < people; person++) {
    const first = random(count)
    members[first]?.add(person)
    members[(first + 1 + random(count - 1)) % count]?.add(person)
  }
  return members.map((numbers, group) => ({
    name: `team-${String(group).padStart(4, '0')}`,
    description: `Everybody who works on project ${group}`,
    members: [...numbers],
  }))
}
