/** The store's writing thread: the one list of whose commands it runs. Started by `openSqliteStore`, never imported. */
import { directoryCommands } from '#directory'
import { oidcCommands } from '#oidc'
import { signinCommands } from '#signin'
import { serveStoreThread } from '#store'

await serveStoreThread({ directory: directoryCommands, signin: signinCommands, oidc: oidcCommands })
