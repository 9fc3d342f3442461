import type { Command, Commands } from './tx.ts'

/** Names are `module.command`, as `main/store-commands.ts` lists the modules. */
export function findCommand(modules: Record<string, Commands>, name: string): Command {
  const [module = '', command = ''] = name.split('.')
  const found = modules[module]?.[command]
  if (found === undefined) throw new Error(`There is no command ${name}.`)
  return found
}
