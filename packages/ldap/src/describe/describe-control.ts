import { assertionType, decodeAssertion } from '../control/assertion.ts'
import { syncDoneType, syncRequestType, syncStateType } from '../control/content-sync.ts'
import type { Control } from '../control/control.ts'
import { decodePagedResults, pagedResultsType } from '../control/paged-results.ts'
import { decodeEntryRead, decodeReadEntry, postReadType, preReadType } from '../control/read-entry.ts'
import {
  decodeSortRequest,
  decodeSortResponse,
  sortRequestType,
  sortResponseType,
} from '../control/server-side-sort.ts'
import { LdapError } from '../error.ts'
import { resultCodeName } from '../message/result-code.ts'
import { searchResultEntryTag } from '../message/search.ts'
import { describeAttribute } from './describe-operation.ts'
import { describeSyncDone, describeSyncRequest, describeSyncState } from './describe-sync.ts'
import { describeOID } from './oid-name.ts'
import { indent, showDN, showFilter, showOctets, showText } from './show.ts'

/** What the values of controls say, by type: lines, without the type. */
const valueLines: Readonly<Record<string, (control: Control) => string[]>> = {
  [pagedResultsType](control) {
    const { size, cookie } = decodePagedResults(control)
    return [`size: ${size}`, `cookie: ${cookie.length === 0 ? 'none' : showOctets(cookie)}`]
  },
  [assertionType]: control => [`filter: ${showFilter(decodeAssertion(control))}`],
  [preReadType]: describeReadEntry,
  [postReadType]: describeReadEntry,
  [syncRequestType]: describeSyncRequest,
  [syncStateType]: describeSyncState,
  [syncDoneType]: describeSyncDone,
  [sortRequestType]: control =>
    decodeSortRequest(control).map(({ attribute, orderingRule, reverse }) => {
      const rule = orderingRule === undefined ? '' : ` by ${showText(orderingRule)}`
      return `key: ${showText(attribute)}${rule}${reverse ? ', reversed' : ''}`
    }),
  [sortResponseType](control) {
    const { resultCode, attribute } = decodeSortResponse(control)
    const because = attribute === undefined ? [] : [`attribute: ${showText(attribute)}`]
    return [`result: ${resultCodeName(resultCode)} (${resultCode})`, ...because]
  },
}

/** In a request the attributes wanted, in an answer the entry. */
function describeReadEntry(control: Control): string[] {
  if (control.value?.[0] !== searchResultEntryTag)
    return [`attributes: ${decodeReadEntry(control).map(showText).join(' ') || 'all user attributes'}`]
  const { objectName, attributes } = decodeEntryRead(control)
  return [`entry: ${showDN(objectName)}`, ...attributes.flatMap(describeAttribute)]
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
