/** `doorward`: the command line. */
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { openLogTarget } from '#ground'
import { askHidden } from './cli/ask-hidden.ts'
import { runCommandLine } from './cli/run.ts'

// Whatever is made, database and socket too, is for this user alone, also in a folder that others may look into.
process.umask(0o077)

const notes = openLogTarget(2, () => undefined)
process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  say: text => void process.stdout.write(`${text}\n`),
  // A server says it is stopping also where nobody reads what it says.
  note: text => notes.write(`${text}\n`),
  ask: question => askHidden(question, process.stdin, text => void process.stderr.write(text)),
  input: () => buffer(process.stdin).then(bytes => new Uint8Array(bytes)),
  async stopped() {
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    // Asked a second time, it does not wait for what still runs.
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
  },
})
