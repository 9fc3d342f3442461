import type { AuditEvent, Reference } from '@doorward/contract'
import { sayIn, type AppId, type GroupId, type Language, type PlainSentence, type UserId } from '#ground'
import type { AttributeId, DirectoryMemory, ServiceId, SystemActor } from '#directory'

type Party = AuditEvent['actor']
type Named = Reference & { id: string }

const systemNames: Record<SystemActor, PlainSentence> = {
  operator: 'Operator at the command line',
  'set-up': 'Set-up',
  'sign-in': 'Sign-in',
  clock: 'Clock',
  'ldap-admin': 'Directory server’s admin bind',
  'ldap-app': 'An app’s LDAP account',
  registration: 'App registration',
  'simple-auth': 'An app’s Simple Auth client',
  gateway: 'The gateway',
  external: 'External directory',
}

const settingNames: Record<string, PlainSentence> = {
  organisation: 'Organisation',
  publicUrl: 'Public URL',
  policy: 'Policy',
  signIn: 'Sign-in',
  session: 'How long people stay signed in',
  invitation: 'How long invitations last',
  audit: 'How long the audit log is kept',
  branding: 'Sign-in pages',
  posix: 'Unix accounts',
  registration: 'App registration',
  trash: 'How long the trash is kept',
  backup: 'Backups',
  health: 'Health',
  directoryServer: 'Directory server',
  'directory-server': 'Directory server',
}
/** Called alike everywhere. */
const properNames: Record<string, string> = { simpleAuth: 'Simple Auth' }

const isSetting = (id: string): boolean => Object.hasOwn(settingNames, id) || Object.hasOwn(properNames, id)

export type AnswerNames = ReturnType<typeof namesIn>

/** What people and things are called in answers: by their names of today, and in the reader’s words what has none any more. */
export function namesIn(memory: DirectoryMemory, language: Language) {
  const word = (sentence: PlainSentence): string => sayIn(language, sentence)
  const personName = (id: string): string => memory.people.find(id as UserId)?.displayName ?? word('Deleted person')
  const appName = (id: string): string => memory.apps.find(id as AppId)?.title ?? word('Deleted app')

  const userParty = (id: string): Party => ({ kind: 'user', id, name: personName(id) })
  const serviceParty = (id: string): Party => ({
    kind: 'service',
    id,
    name: memory.services.find(id as ServiceId)?.name ?? word('Deleted service account'),
  })
  const appParty = (id: string): Party => ({
    kind: 'app',
    id,
    name: id === 'directory-server' ? word('Directory server') : appName(id),
  })
  const settingName = (id: string): string => {
    const sentence = settingNames[id]
    return sentence === undefined ? (properNames[id] ?? id) : word(sentence)
  }

  return {
    person: (id: string): Named => ({ id, name: personName(id) }),
    app: (id: string): Named => ({ id, name: appName(id) }),
    appParty,

    /** Who `printActor` printed. */
    actor(printed: string): Party {
      const [kind = '', id = ''] = printed.split(':')
      if (kind === 'user') return userParty(id)
      if (kind === 'service') return serviceParty(id)
      const sentence = Object.hasOwn(systemNames, id) ? systemNames[id as SystemActor] : undefined
      return { kind: 'system', id: null, name: sentence === undefined ? id : word(sentence) }
    },

    /** What an event of that kind is about. */
    subject(kind: string, id: string): Party {
      const [noun = ''] = kind.split('.')
      if (noun === 'setting' || isSetting(id)) return { kind: 'setting', id: null, name: settingName(id) }
      if (noun === 'group')
        return { kind: 'group', id, name: memory.groups.find(id as GroupId)?.name ?? word('Deleted group') }
      if (noun === 'service') return serviceParty(id)
      if (noun === 'app' || noun === 'secret')
        return memory.people.find(id as UserId) === undefined ? appParty(id) : userParty(id)
      if (noun === 'attribute')
        return {
          kind: 'attribute',
          id,
          name: memory.attributes.find(id as AttributeId)?.title ?? word('Deleted field'),
        }
      // What a directory does about one person is about them.
      if (noun === 'external' && memory.people.find(id as UserId) === undefined)
        return { kind: 'external', id, name: memory.externals.find(id)?.title ?? word('Deleted directory') }
      return userParty(id)
    },

    /** A person or a group that came into a group, or left it. */
    member: (id: string): Reference => ({
      id,
      name:
        memory.people.find(id as UserId)?.displayName ??
        memory.groups.find(id as GroupId)?.name ??
        word('Somebody or something deleted'),
    }),
  }
}
