import type { AppId } from '#ground'
import type { OpenedApp } from '#signin'
import type { PagesDeps } from '../../deps.ts'
import type { Frame } from '../../views/frame.ts'

/** What apps are called on a page; those that are no more have no name. */
export function createAppNames({ directory }: Pick<PagesDeps, 'directory'>) {
  const find = (app: string): string | undefined => directory.memory.apps.find(app as AppId)?.title
  return {
    find,
    /** The directory server is opened with a password as apps are. */
    ofOpened: ({ texts }: Frame, app: OpenedApp): string =>
      app === 'directory-server'
        ? texts.security.appPasswords.directoryServer
        : (find(app) ?? texts.security.appPasswords.anApp),
  }
}
