import type { App, Apps, Group, LdapView, User } from '#directory'
import { type DN, normaliseRDN, parseDN, printDN, printDNValue } from '@doorward/ldap'
import type { EntryImage } from '../entry/entry-image.ts'
import type { Photos } from '../entry/photos.ts'
import type { Profile } from '../profile/index.ts'
import type { StaticEntry } from '../entry/static-entry.ts'
import { createNode, type Node, numberNodes } from './node.ts'

/** The entries of a profile as bytes, shared by every view and app tree that tells them. */
export interface Images {
  people: EntryImage<User>
  groups: EntryImage<Group>
}

/** The words of this moment: what is declared and set changes them. */
export interface Telling {
  profile: Profile
  images: Images
}

/** People and groups under one root: a view's main tree, or one app's small tree. A naming context. */
export interface Tree {
  view: View
  /** Undefined for the main tree. */
  app: App | undefined
  root: Node
  /** The entries of the root and of all nodes below, by number. */
  entries: readonly StaticEntry[]
  /** What follows the RDN of a person, and of a group, in UTF-8: `,ou=users,dc=example,dc=com`, or what the profile calls it. */
  peopleSuffix: Uint8Array
  groupsSuffix: Uint8Array
  /** What follows the username in `userPrincipalName`: `@example.com`. */
  principalSuffix: Uint8Array
}

/** Trees are made anew when apps change; two of one place are the same tree. */
export const isSameTree = (a: Tree, b: Tree): boolean => a.view === b.view && a.app?.id === b.app?.id

/** A naming context an admin has set: where the tree hangs, and in which words it is told. */
export interface View {
  settings: LdapView
  /** As they are now: an operation asks once, and keeps to the answer. */
  readonly profile: Profile
  readonly images: Images
  readonly photos: Photos
  /** Normalised RDNs of the base, its own first. */
  base: readonly string[]
  readonly main: Tree
  /** The tree of an app that has an LDAP account. */
  appTree(app: App): Tree
  /** Apps or the profile have changed: trees are made anew when next asked for. */
  forgetTrees(): void
  adminDN: string
  accountDN(app: App): string
}

const utf8 = new TextEncoder()

export interface ViewParts {
  settings: LdapView
  telling: () => Telling
  photos: Photos
  apps: Apps
  /** The number of the last change of what every entry looks like. */
  formSeq: () => number
}

/** Throws invalidDNSyntax when the base is no DN. */
export function createView({ settings, telling, photos, apps, formSeq }: ViewParts): View {
  const dn = parseDN(settings.base)
  const base = printDN(dn)
  const adminDN = `cn=admin,ou=system,${base}`
  const accountDN = (app: App): string => `cn=${printDNValue(app.name)},ou=apps,${base}`
  const trees = new Map<string, Tree>()
  let main: Tree | undefined

  const account = (app: App, children: readonly Node[] = []): Node =>
    createNode({
      profile: view.profile,
      dn: accountDN(app),
      id: app.id,
      seq: Math.max(app.version, formSeq()),
      createdAt: app.createdAt,
      updatedAt: app.updatedAt,
      objectClasses: ['applicationProcess'],
      more: { description: [app.title] },
      children,
      adminOnly: children.length === 0,
    })

  function createTree(app: App | undefined, base: string, createRoot: (units: Node[]) => Node): Tree {
    const unit = (name: string, content: Node['content']): Node =>
      createNode({
        profile: view.profile,
        dn: `ou=${name},${base}`,
        seq: formSeq(),
        objectClasses: ['organizationalUnit'],
        content,
      })
    const root = createRoot([unit(view.profile.peopleUnit, 'people'), unit('groups', 'groups')])
    return {
      view,
      app,
      root,
      entries: numberNodes(root).map(({ entry }) => entry),
      peopleSuffix: utf8.encode(`,ou=${view.profile.peopleUnit},${base}`),
      groupsSuffix: utf8.encode(`,ou=groups,${base}`),
      principalSuffix: utf8.encode(`@${domainOf(dn)}`),
    }
  }

  const adminUnit = (name: string, children: readonly Node[]): Node =>
    createNode({
      profile: view.profile,
      dn: `ou=${name},${base}`,
      seq: formSeq(),
      objectClasses: ['organizationalUnit'],
      children,
      adminOnly: true,
    })
  function createMain(): Tree {
    const admin = createNode({
      profile: view.profile,
      dn: adminDN,
      seq: formSeq(),
      objectClasses: ['organizationalRole'],
      adminOnly: true,
    })
    const accounts = [...apps.all()].filter(app => app.ldap !== null).map(app => account(app))
    return createTree(undefined, base, units =>
      createNode({
        profile: view.profile,
        dn: base,
        seq: formSeq(),
        objectClasses: [classOfBase(dn)],
        children: [...units, adminUnit('system', [admin]), adminUnit('apps', accounts)],
      }),
    )
  }

  const view: View = {
    settings,
    get profile() {
      return telling().profile
    },
    photos,
    get images() {
      return telling().images
    },
    base: dn.map(normaliseRDN),
    adminDN,
    accountDN,
    get main() {
      return (main ??= createMain())
    },
    forgetTrees() {
      main = undefined
      trees.clear()
    },
    appTree(app) {
      const known = trees.get(app.id)
      if (known?.app === app) return known
      const tree = createTree(app, accountDN(app), units => account(app, units))
      trees.set(app.id, tree)
      return tree
    },
  }
  return view
}

/** `dc=example,dc=com` is example.com; a base without dc is told by its values all the same. */
function domainOf(dn: DN): string {
  const parts = dn.flatMap(rdn => rdn.filter(({ type }) => type.toLowerCase() === 'dc'))
  const named = parts.length > 0 ? parts : dn.flat()
  return named.map(({ value }) => (typeof value === 'string' ? value : '')).join('.')
}

const baseClasses: Readonly<Record<string, string>> = {
  dc: 'domain',
  o: 'organization',
  ou: 'organizationalUnit',
  c: 'country',
  l: 'locality',
}

function classOfBase(dn: DN): string {
  return baseClasses[dn[0]?.[0]?.type.toLowerCase() ?? ''] ?? 'organizationalRole'
}
