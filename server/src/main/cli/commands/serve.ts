import { settleMemory, type Config } from '#ground'
import { startServer, type Running } from '../../serve.ts'
import type { Command, Console } from '../command.ts'
import { findSocketPath, openControlSocket, type ControlSocket } from '../control-socket.ts'
import { operatorWorld } from '../operator-world.ts'

export const serve: Command = {
  name: 'serve',
  takes: [],
  about: 'Run the server.',
  details: 'Stops in order on SIGTERM or Ctrl-C. While there is no owner, it shows a link to make the first one.',
  options: { port: { value: 'PORT', about: 'Where the web listens, instead of what the configuration says.' } },
  async run({ config, console }) {
    const running = await startServer(config)
    let socket: ControlSocket | undefined
    try {
      socket = await listenToCommands(running, config, console)
      // Listened for before anybody is told, who might answer at once.
      const stopped = console.stopped()
      await announce(running, console)
      setTimeout(settleMemory, 1_000).unref()
      await stopped
      console.note('Stopping …')
    } finally {
      await socket?.close()
      await running.close()
    }
  },
}

async function listenToCommands(
  { world, doors }: Running,
  config: Config,
  console: Console,
): Promise<ControlSocket | undefined> {
  const path = findSocketPath(config.dataFolder, console.env)
  if (path !== undefined) return openControlSocket(path, operatorWorld(world, config, doors), world.log)
  console.note(
    'Commands cannot reach this server: the path of its data folder is too long for a socket, and XDG_RUNTIME_DIR is not set.',
  )
  return undefined
}

async function announce({ world, url, doors }: Running, console: Console): Promise<void> {
  const publicUrl = doors.publicUrl()
  console.note(`Doorward is running at ${publicUrl.origin}`)
  if (url === undefined) console.note('The web is switched off (listen.web is 0).')
  else if (publicUrl.origin !== url.origin) console.note(`It listens on ${url.host}.`)
  if (await world.directory.isSetUp()) return
  const { token } = await world.signIn.setup.createLink({ keepsOlder: true })
  const link = new URL(`/setup?token=${token}`, publicUrl).href
  console.note(`\nMake the first owner, within the hour:\n  ${link}\n`)
}
