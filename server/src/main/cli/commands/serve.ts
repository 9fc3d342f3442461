import { startServer } from '../../serve.ts'
import type { Command } from '../command.ts'
import { findSocketPath, openControlSocket } from '../control-socket.ts'
import { operatorWorld } from '../operator-world.ts'

export const serve: Command = {
  name: 'serve',
  takes: [],
  about: 'Run the server.',
  details: 'Stops in order on SIGTERM or Ctrl-C. While there is no owner, it shows a link to make the first one.',
  options: { port: { value: 'PORT', about: 'Where the web listens, instead of what the configuration says.' } },
  async run({ config, console }) {
    const running = await startServer(config)
    const { world, url, doors } = running
    const path = findSocketPath(config.dataFolder, console.env)
    const socket =
      path === undefined ? undefined : await openControlSocket(path, operatorWorld(world, config), world.log)
    if (socket === undefined)
      console.note(
        'Commands cannot reach this server: its data folder’s path is too long and XDG_RUNTIME_DIR is not set.',
      )
    try {
      console.note(`Doorward listens on ${url.origin}`)
      if (doors.publicUrl().origin !== url.origin) console.note(`People reach it at ${doors.publicUrl().origin}`)
      if (!(await world.directory.isSetUp())) {
        const { token } = await world.signIn.setup.createLink()
        console.note(
          `\nMake the first owner, within the hour:\n  ${new URL(`/setup?token=${token}`, doors.publicUrl()).href}\n`,
        )
      }
      await console.stopped()
      console.note('Stopping …')
    } finally {
      await socket?.close()
      await running.close()
    }
  },
}
