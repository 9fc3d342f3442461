import { explainUnknown, newReference, Problem, readConfig } from '#ground'
import { version } from '../version.ts'
import { parseArguments, UsageError, type Option } from './arguments.ts'
import { textOf, type Command, type Console } from './command.ts'
import { appPasswordCommands } from './commands/app-password.ts'
import { appCommands } from './commands/app.ts'
import { apply } from './commands/apply.ts'
import { auditCommands } from './commands/audit.ts'
import { backupCommands } from './commands/backup.ts'
import { decode } from './commands/decode.ts'
import { bindThroughCommands } from './commands/bind-through.ts'
import { directoryLookCommands } from './commands/directory-look.ts'
import { directoryCommands } from './commands/directory.ts'
import { doctor } from './commands/doctor.ts'
import { testApp } from './commands/app-test.ts'
import { explainAccess } from './commands/explain.ts'
import { exportCommand } from './commands/export.ts'
import { groupCommands } from './commands/group.ts'
import { invite } from './commands/invite.ts'
import { keyCommands } from './commands/keys.ts'
import { ownerLogin, setupLink } from './commands/links.ts'
import { registrationCommands } from './commands/registration.ts'
import { restore } from './commands/restore.ts'
import { schema } from './commands/schema.ts'
import { serve } from './commands/serve.ts'
import { serviceAccountCommands } from './commands/service-account.ts'
import { sessionCommands } from './commands/session.ts'
import { userCommands } from './commands/user.ts'
import { verify } from './commands/verify.ts'
import { globalOptions, printCommandHelp, printHelp } from './help.ts'
import { withOperations } from './local.ts'

export const commands: readonly Command[] = [
  serve,
  apply,
  exportCommand,
  ...userCommands,
  ...groupCommands,
  ...appCommands,
  testApp,
  explainAccess,
  ...directoryCommands,
  ...directoryLookCommands,
  ...bindThroughCommands,
  ...serviceAccountCommands,
  ...sessionCommands,
  ...appPasswordCommands,
  ...keyCommands,
  ...registrationCommands,
  ...auditCommands,
  invite,
  ownerLogin,
  setupLink,
  ...backupCommands,
  restore,
  verify,
  doctor,
  schema,
  decode,
]

/** Commands people will look for, whose time has not come. */
const later = 'import bench'

/** Runs one command. Answers the exit code: 0 done, 1 refused or failed, 2 not understood; others are the command's own. */
export async function runCommandLine(argv: string[], console: Console): Promise<number> {
  const asJson = argv.includes('--json')
  try {
    return await dispatch(argv, console)
  } catch (error) {
    if (error instanceof UsageError) {
      console.note(`${error.message}\n“doorward --help” shows every command.`)
      return 2
    }
    if (error instanceof Problem) {
      const { code, message, fields } = error
      console.note(asJson ? JSON.stringify({ error: { code, message, fields } }) : message)
      return 1
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
    console.note(`Something went wrong inside, and nothing you did. Reference ${newReference()}:\n${detail}`)
    return 1
  }
}

async function dispatch(argv: string[], console: Console): Promise<number> {
  const command = findCommand(argv)
  const known: Record<string, Option> = { ...command?.options, ...globalOptions }
  const { words, options } = parseArguments(argv, command === undefined ? allOptions() : known)
  const say = (text: string): number => {
    console.say(text)
    return 0
  }
  if (options['version'] === true) return say(version)
  if (command === undefined) {
    if (words.length === 0 || options['help'] === true) return say(printHelp(commands))
    throw new UsageError(explainCommand(words))
  }
  if (options['help'] === true) return say(printCommandHelp(command))

  const rest = words.slice(command.name.split(' ').length)
  const { takes, mayTake } = command
  if (rest.length < takes.length)
    throw new UsageError(`${takes[rest.length]} is missing: doorward ${[command.name, ...takes].join(' ')}.`)
  const most = takes.length + (mayTake === undefined ? 0 : 1)
  if (rest.length > most) throw new UsageError(`“${rest[most]}” is one word too many.`)

  const config = await readConfig({
    flags: { data: textOf(options['data']), config: textOf(options['config']), port: textOf(options['port']) },
    env: console.env,
    cwd: console.cwd,
  })
  const mayCreate = command.mayCreate?.(options) ?? false
  const code = await command.run({
    words: rest,
    options,
    config,
    console,
    withOperations: work => withOperations({ config, env: console.env, mayCreate }, work),
    answer: (value, print) => {
      console.say(options['json'] === true ? JSON.stringify(value, null, 2) : print(value))
    },
  })
  return code ?? 0
}

/** The command whose words the arguments begin with, wherever options stand. */
function findCommand(argv: string[]): Command | undefined {
  const { words } = looselyParsed(argv)
  return commands.find(({ name }) => name.split(' ').every((word, i) => words[i] === word))
}

/** Before the command is known, every option of every command is; what is wrong with them is told later. */
function looselyParsed(argv: string[]): { words: string[] } {
  try {
    return parseArguments(argv, allOptions())
  } catch (error) {
    if (error instanceof UsageError) return { words: argv.filter(word => !word.startsWith('-')) }
    throw error
  }
}

const allOptions = (): Record<string, Option> =>
  Object.assign({}, ...commands.map(({ options }) => options), globalOptions) as Record<string, Option>

function explainCommand(words: string[]): string {
  const [first = ''] = words
  if (later.split(' ').includes(first)) return `“${first}” comes in a later version.`
  const inside = commands.filter(({ name }) => name.startsWith(`${first} `))
  if (inside.length > 0) {
    const verbs = inside.map(({ name }) => name.slice(first.length + 1))
    return words[1] === undefined
      ? `Say which: doorward ${first} ${verbs.join(', ')}.`
      : explainUnknown(words[1], verbs)
  }
  return explainUnknown(first, [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? ''))])
}
