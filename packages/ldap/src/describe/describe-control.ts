import type { Control } from '../control/control.ts'
import { decodePagedResults, pagedResultsType } from '../control/paged-results.ts'
import { LdapError } from '../error.ts'
import { describeOID } from './oid-name.ts'
import { indent, showOctets } from './show.ts'

/** What the values of controls say, by type: lines, without the type. */
const valueLines: Readonly<Record<string, (control: Control) => string[]>> = {
  [pagedResultsType](control) {
    const { size, cookie } = decodePagedResults(control)
    return [`size: ${size}`, `cookie: ${cookie.length === 0 ? 'none' : showOctets(cookie)}`]
  },
}

/** A control by its name, with what its value says. */
export function describeControl(control: Control): string[] {
  return [
    `control: ${describeOID(control.type)}${control.critical ? ', critical' : ''}`,
    ...indent(describeValue(control)),
  ]
}

function describeValue(control: Control): string[] {
  const describe = Object.hasOwn(valueLines, control.type) ? valueLines[control.type] : undefined
  try {
    if (describe !== undefined) return describe(control)
  } catch (error) {
    if (!(error instanceof LdapError)) throw error
    return [error.message]
  }
  return control.value === undefined ? [] : [`value: ${showOctets(control.value)}`]
}
