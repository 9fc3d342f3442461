import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { adminSecret, copyDataFolder, makePasswordHash } from './data-folder.ts'
import { startDoorward } from './doorward.ts'
import type { Effort } from './effort.ts'
import { buildLdapload, runLdapload, type Load, type LoadFigures, type LoadMode } from './ldapload.ts'
import { outFolder, repositoryFolder } from './out-folder.ts'
import { baseDN, password } from './people.ts'
import type { Side } from './pin.ts'
import { readMemory } from './process-figures.ts'
import {
  absolutely,
  atLeast,
  atMost,
  median,
  megabytes,
  milliseconds,
  perSecond,
  type Figure,
  type Section,
} from './report.ts'
import { start } from './started.ts'
import { findFreePort, isListening, waitUntil } from './wait-until.ts'
import { slapdAdmin, slapdIsMissing, startSlapd } from './slapd.ts'

interface Mode {
  what: string
  mode: LoadMode
  depth?: number
  tls?: boolean
  /** Of Doorward's operations per second to slapd's; of `processor`, the reverse of processor time per operation. */
  target: number
  compares?: 'processor'
}

const modes: Mode[] = [
  { what: '(uid=X), one outstanding', mode: 'search', target: 3 },
  { what: '(uid=X), 16 outstanding', mode: 'search', depth: 16, target: 8 },
  { what: '(uid=X) over TLS', mode: 'search', tls: true, target: 2 },
  { what: '(&(objectClass=person)(uid=X))', mode: 'and', target: 3 },
  { what: '(|(uid=X)(mail=Y))', mode: 'or', target: 2.3 },
  { what: '(member=DN) on groups', mode: 'member', target: 3 },
  { what: 'connect, bind, search, unbind', mode: 'connect', target: 1.6, compares: 'processor' },
  { what: 'the same over TLS', mode: 'connect', tls: true, target: 1, compares: 'processor' },
]

/** An app that proves passwords at each request does so for a few people: what is remembered of them is measured. */
const peopleOfAnApp = 16

interface Peer {
  pid: number
  ldapPort: number
  ldapsPort: number
  admin: { dn: string; password: string }
}

const connections = 16

/** The directory server beside OpenLDAP's slapd with the same people, in turns. */
export async function measureLdap(effort: Effort): Promise<Section[]> {
  const missing = slapdIsMissing()
  if (missing !== undefined) throw new Error(`There is nothing to compare the directory server with: ${missing}.`)
  buildLdapload()
  const sections: Section[] = []
  for (const people of effort.people) {
    const argon2 = `{ARGON2}${await makePasswordHash()}`
    sections.push(await withBoth(people, argon2, 'server', (...both) => measureModes(...both, people, effort)))
    sections.push(await withBoth(people, argon2, 'both', (...both) => measureBinds(...both, people, effort)))
    sections.push(
      await withBoth(people, saltedSha1(), 'server', (...both) => measureKnownBinds(...both, people, effort)),
    )
  }
  return sections
}

async function withBoth<T>(
  people: number,
  theirPassword: string,
  side: Side,
  measure: (slapd: Peer, doorward: Peer) => Promise<T>,
): Promise<T> {
  const folder = join(outFolder, 'ldap')
  await copyDataFolder(people, folder)
  const doorward = await startDoorward(folder, side)
  try {
    const tls = { cert: join(folder, 'tls/cert.pem'), key: join(folder, 'tls/key.pem') }
    const slapd = await startSlapd(people, theirPassword, tls, side)
    try {
      return await measure(
        { ...slapd, admin: slapdAdmin },
        { ...doorward, admin: { dn: `cn=admin,ou=system,${baseDN}`, password: adminSecret } },
      )
    } finally {
      await slapd.stop()
    }
  } finally {
    await doorward.stop()
  }
}

async function measureModes(slapd: Peer, doorward: Peer, people: number, effort: Effort): Promise<Section> {
  // What each prepares when it is first asked is no part of what follows.
  for (const peer of [slapd, doorward]) await runLdapload(loadOf(peer, people, effort, { mode: 'search', depth: 16 }))
  const figures: Figure[] = []
  for (const { what, target, compares, ...mode } of modes) {
    const [theirs, ours] = await inTurns(effort, slapd, doorward, peer => loadOf(peer, people, effort, mode))
    const rate = ours.perSecond / theirs.perSecond
    const processor = theirs.serverUs / ours.serverUs
    const isLimited = compares === undefined && ours.ownShare > 0.9
    figures.push({
      what: compares === undefined ? what : `${what}: processor`,
      theirs: compares === undefined ? perSecond(theirs.perSecond) : `${Math.round(theirs.serverUs)} µs`,
      ours: compares === undefined ? perSecond(ours.perSecond) : `${Math.round(ours.serverUs)} µs`,
      ratio: compares === undefined ? rate : processor,
      ...(compares === undefined && { byProcessor: processor }),
      target: atLeast(target),
      ...(isLimited && { note: 'limited by the load generator' }),
    })
  }
  figures.push(await measurePages(slapd, doorward, people, effort))
  figures.push(...(await compareWithSockets(doorward, people, effort)))
  // Before hashes take their memory, which slapd does in every thread.
  figures.push(...compareMemory(slapd, doorward, people))
  figures.push(await measureSearchesBesideBinds(slapd, doorward, people, effort))
  return {
    title: `LDAP, ${people.toLocaleString('en')} people, ${connections} connections, one processor`,
    columns: [slapdVersion(), 'Doorward'],
    figures,
  }
}

/** What an import of everybody takes. */
async function measurePages(slapd: Peer, doorward: Peer, people: number, effort: Effort): Promise<Figure> {
  const load = (peer: Peer): Load => ({ ...loadOf(peer, people, effort, { mode: 'paged' }), connections: 1 })
  const [theirs, ours] = await inTurns(effort, slapd, doorward, load)
  return {
    what: 'the whole tree in pages of 500, entries',
    theirs: perSecond(theirs.entriesPerSecond),
    ours: perSecond(ours.entriesPerSecond),
    ratio: ours.entriesPerSecond / theirs.entriesPerSecond,
    byProcessor: theirs.serverUsPerEntry / ours.serverUsPerEntry,
    target: atLeast(15),
    ...(ours.ownShare > 0.9 && { note: 'limited by the load generator' }),
  }
}

async function measureBinds(slapd: Peer, doorward: Peer, people: number, effort: Effort): Promise<Section> {
  const [theirs, ours] = await inTurns(effort, slapd, doorward, peer => loadOf(peer, people, effort, { mode: 'bind' }))
  const figure: Figure = {
    what: 'bind, argon2id (19 MiB, t=2)',
    theirs: perSecond(theirs.perSecond),
    ours: perSecond(ours.perSecond),
    ratio: ours.perSecond / theirs.perSecond,
    target: atLeast(2.5),
  }
  return {
    title: `LDAP binds, ${people.toLocaleString('en')} people, ${connections} connections, all processors`,
    columns: [slapdVersion(), 'Doorward'],
    figures: [figure],
  }
}

/** The protocol's part of a bind: a fast hash there, a password that is remembered here. */
async function measureKnownBinds(slapd: Peer, doorward: Peer, people: number, effort: Effort): Promise<Section> {
  const load = (peer: Peer): Load => loadOf(peer, peopleOfAnApp, effort, { mode: 'bind' })
  // Each password is hashed once before it is known.
  await runLdapload(load(doorward))
  const [theirs, ours] = await inTurns(effort, slapd, doorward, load)
  return {
    title: `LDAP binds of passwords that are known, ${people.toLocaleString('en')} people, one processor`,
    columns: [slapdVersion(), 'Doorward'],
    figures: [
      {
        what: 'bind, {SSHA} there, remembered here',
        theirs: perSecond(theirs.perSecond),
        ours: perSecond(ours.perSecond),
        ratio: ours.perSecond / theirs.perSecond,
        byProcessor: theirs.serverUs / ours.serverUs,
        target: atLeast(1.4),
      },
    ],
  }
}

/** As slapd keeps one: RFC 2307 §5.3 with a salt behind the digest. */
function saltedSha1(): string {
  const salt = randomBytes(8)
  const digest = createHash('sha1').update(password).update(salt).digest()
  return `{SSHA}${Buffer.concat([digest, salt]).toString('base64')}`
}

/** Hashing must not hold up those who only search. */
async function measureSearchesBesideBinds(
  slapd: Peer,
  doorward: Peer,
  people: number,
  effort: Effort,
): Promise<Figure> {
  const measure = async (peer: Peer): Promise<LoadFigures> => {
    const [searches] = await Promise.all([
      runLdapload(loadOf(peer, people, effort, { mode: 'search' })),
      runLdapload({ ...loadOf(peer, people, effort, { mode: 'bind' }), seconds: effort.seconds + 1 }),
    ])
    return searches
  }
  const theirs = await measure(slapd)
  const ours = await measure(doorward)
  return {
    what: `p99 of (uid=X) while ${connections} others bind with argon2id`,
    theirs: milliseconds(theirs.p99Us / 1000),
    ours: milliseconds(ours.p99Us / 1000),
    target: absolutely('most', 5, ours.p99Us / 1000, 'ms'),
  }
}

/** How near searches come to what Node's sockets allow: a server that answers everything with the same bytes. */
async function compareWithSockets(doorward: Peer, people: number, effort: Effort): Promise<Figure[]> {
  const port = await findFreePort()
  const server = start('server', process.execPath, [join(repositoryFolder, 'bench/bare-socket.ts'), String(port)])
  try {
    await waitUntil('the bare server listening', () => isListening(port))
    const bare: Peer = { pid: server.pid, ldapPort: port, ldapsPort: 0, admin: doorward.admin }
    const figures: Figure[] = []
    for (const depth of [1, 16]) {
      const load = (peer: Peer): Load => loadOf(peer, people, effort, { mode: 'search', depth })
      const [theirs, ours] = await inTurns(effort, bare, doorward, load)
      figures.push({
        what: `(uid=X), ${depth === 1 ? 'one' : depth} outstanding, beside a Node server that sends fixed bytes`,
        theirs: perSecond(theirs.perSecond),
        ours: perSecond(ours.perSecond),
        ratio: ours.perSecond / theirs.perSecond,
        byProcessor: theirs.serverUs / ours.serverUs,
      })
    }
    return figures
  } finally {
    await server.stop()
  }
}

function compareMemory(slapd: Peer, doorward: Peer, people: number): Figure[] {
  const [theirs, ours] = [readMemory(slapd.pid), readMemory(doorward.pid)]
  if (theirs === undefined || ours === undefined) return []
  return [
    {
      what: 'resident after these',
      theirs: megabytes(theirs.rssMb),
      ours: megabytes(ours.rssMb),
      ratio: ours.rssMb / theirs.rssMb,
      ...(people >= 100_000 && { target: atMost(1.2) }),
    },
  ]
}

const loadOf = (
  { pid, ldapPort, ldapsPort, admin }: Peer,
  people: number,
  { seconds }: Effort,
  { mode, depth = 1, tls = false }: { mode: LoadMode; depth?: number; tls?: boolean },
): Load => ({
  mode,
  port: tls ? ldapsPort : ldapPort,
  tls,
  people,
  connections,
  depth,
  seconds,
  bindDN: admin.dn,
  bindPassword: admin.password,
  userPassword: password,
  serverPid: pid,
})

/** Theirs and ours, round after round, so that what disturbs the machine disturbs both. */
async function inTurns(
  { rounds }: Effort,
  their: Peer,
  our: Peer,
  load: (peer: Peer) => Load,
): Promise<[theirs: LoadFigures, ours: LoadFigures]> {
  const theirs: LoadFigures[] = []
  const ours: LoadFigures[] = []
  for (let round = 0; round < rounds; round++) {
    theirs.push(await runLdapload(load(their)))
    ours.push(await runLdapload(load(our)))
  }
  return [middle(theirs), middle(ours)]
}

function middle(rounds: LoadFigures[]): LoadFigures {
  const of = (key: keyof LoadFigures): number => median(rounds.map(figures => figures[key]))
  return {
    perSecond: of('perSecond'),
    entriesPerSecond: of('entriesPerSecond'),
    p50Us: of('p50Us'),
    p99Us: of('p99Us'),
    serverUs: of('serverUs'),
    serverUsPerEntry: of('serverUsPerEntry'),
    ownShare: of('ownShare'),
  }
}

function slapdVersion(): string {
  const { stderr } = spawnSync('/usr/sbin/slapd', ['-VV'], { encoding: 'utf8' })
  return /slapd ([\d.]+)/.exec(stderr)?.[0] ?? 'slapd'
}
