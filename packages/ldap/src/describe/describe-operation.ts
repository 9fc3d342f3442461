import { findText } from '../ber/text.ts'
import { syncInfoName } from '../control/content-sync.ts'
import { LdapError } from '../error.ts'
import type { Attribute } from '../message/attribute.ts'
import type { BindRequest } from '../message/bind.ts'
import { ExtendedName, type ExtendedRequest } from '../message/extended.ts'
import type { Request, Response } from '../message/message.ts'
import { ModifyOperation } from '../message/modify.ts'
import { decodePasswordModify } from '../message/password-modify.ts'
import type { LdapResult } from '../message/result.ts'
import { resultCodeName } from '../message/result-code.ts'
import { parsePlainCredentials } from '../message/sasl-plain.ts'
import { DerefAliases, SearchScope, type SearchRequest } from '../message/search.ts'
import { describeSyncInfo } from './describe-sync.ts'
import { describeOID } from './oid-name.ts'
import { indent, isSecret, showDN, showFilter, showLength, showOctets, showText } from './show.ts'

/** The lines of an operation: its name as the RFC's ASN.1 has it, and its parts one level in. */
export function describeOperation(operation: Request | Response): string[] {
  return [operation.kind, ...indent(describeParts(operation))]
}

function describeParts(operation: Request | Response): string[] {
  switch (operation.kind) {
    case 'bindRequest':
      return describeBind(operation)
    case 'unbindRequest':
      return []
    case 'searchRequest':
      return describeSearch(operation)
    case 'modifyRequest':
      return [
        `entry: ${showDN(operation.object)}`,
        ...operation.changes.flatMap(({ operation: change, modification }) => [
          nameOf(ModifyOperation, change),
          ...indent(describeAttribute(modification)),
        ]),
      ]
    case 'addRequest':
      return [`entry: ${showDN(operation.entry)}`, ...operation.attributes.flatMap(describeAttribute)]
    case 'delRequest':
      return [`entry: ${showDN(operation.entry)}`]
    case 'modDNRequest':
      return [
        `entry: ${showDN(operation.entry)}`,
        `new RDN: ${showDN(operation.newRDN)}`,
        `old RDN: ${operation.deleteOldRDN ? 'removed' : 'kept'}`,
        ...(operation.newSuperior === undefined ? [] : [`new superior: ${showDN(operation.newSuperior)}`]),
      ]
    case 'compareRequest':
      return [
        `entry: ${showDN(operation.entry)}`,
        ...describeAttribute({ type: operation.attribute, values: [operation.value] }),
      ]
    case 'abandonRequest':
      return [`message: ${operation.messageId}`]
    case 'extendedReq':
      return describeExtended(operation)
    case 'searchResEntry':
      return [`entry: ${showDN(operation.objectName)}`, ...operation.attributes.flatMap(describeAttribute)]
    case 'searchResRef':
      return operation.uris.map(uri => `url: ${showText(uri)}`)
    case 'bindResponse':
      return [...describeResult(operation), ...describeSecret('credentials', operation.serverSaslCreds)]
    case 'extendedResp':
      return [...describeResult(operation), ...describeName(operation.name), ...describeAnswerValue(operation.value)]
    case 'intermediateResponse':
      return [
        ...describeName(operation.name),
        ...(operation.name === syncInfoName
          ? describeSyncInfo(operation.value)
          : operation.value === undefined
            ? []
            : [`value: ${showOctets(operation.value)}`]),
      ]
    case 'searchResDone':
    case 'modifyResponse':
    case 'addResponse':
    case 'delResponse':
    case 'modDNResponse':
    case 'compareResponse':
      break
  }
  return describeResult(operation)
}

function describeBind({ version, name, authentication }: BindRequest): string[] {
  const lines = [`version: ${version}`, `name: ${showDN(name)}`]
  if (authentication.kind === 'simple') return [...lines, `password: ${showLength(authentication.password.length)}`]
  const { mechanism, credentials } = authentication
  lines.push(`mechanism: ${showText(mechanism)}`)
  if (mechanism === 'PLAIN') {
    try {
      const plain = parsePlainCredentials(credentials)
      return [
        ...lines,
        ...(plain.authorizationId === '' ? [] : [`acting as: ${showText(plain.authorizationId)}`]),
        `identity: ${showText(plain.authenticationId)}`,
        `password: ${showLength(plain.password.length)}`,
      ]
    } catch (error) {
      if (!(error instanceof LdapError)) throw error
      lines.push(error.message)
    }
  }
  return [...lines, ...describeSecret('credentials', credentials)]
}

function describeSearch(request: SearchRequest): string[] {
  const { attributes } = request
  return [
    `base: ${showDN(request.baseObject)}`,
    `scope: ${nameOf(SearchScope, request.scope)}`,
    `aliases: ${nameOf(DerefAliases, request.derefAliases)}`,
    ...(request.sizeLimit === 0 ? [] : [`size limit: ${request.sizeLimit}`]),
    ...(request.timeLimit === 0 ? [] : [`time limit: ${request.timeLimit} s`]),
    ...(request.typesOnly ? ['types only'] : []),
    `filter: ${showFilter(request.filter)}`,
    `attributes: ${attributes.length === 0 ? 'all user attributes' : attributes.map(showText).join(' ')}`,
  ]
}

function describeExtended({ name, value }: ExtendedRequest): string[] {
  const lines = describeName(name)
  if (name !== ExtendedName.passwordModify)
    return value === undefined ? lines : [...lines, `value: ${showOctets(value)}`]
  try {
    const { userIdentity, oldPassword, newPassword } = decodePasswordModify(value)
    return [
      ...lines,
      `identity: ${userIdentity === undefined ? 'who is bound' : showDN(userIdentity)}`,
      ...describeSecret('old password', oldPassword),
      ...(newPassword === undefined ? ['new password: to be made'] : describeSecret('new password', newPassword)),
    ]
  } catch (error) {
    if (!(error instanceof LdapError)) throw error
    return [...lines, error.message, ...describeSecret('value', value)]
  }
}

/** The answer to Password Modify has no name, and holds the password that was made: only what Who am I answers is shown. */
function describeAnswerValue(value: Uint8Array | undefined): string[] {
  const text = value === undefined ? undefined : findText(value)
  return text !== undefined && /^(?:dn:|u:|$)/.test(text)
    ? [`value: ${text === '' ? '(empty)' : showText(text)}`]
    : describeSecret('value', value)
}

/** An attribute and its values, a line each. */
export function describeAttribute({ type, values }: Attribute): string[] {
  const show = isSecret(type) ? (value: Uint8Array) => showLength(value.length) : showOctets
  return values.length === 0
    ? [`${showText(type)}: no values`]
    : values.map(value => `${showText(type)}: ${show(value)}`)
}

function describeResult({ resultCode, matchedDN, diagnosticMessage, referral }: LdapResult): string[] {
  const name = resultCodeName(resultCode)
  return [
    `result: ${name === String(resultCode) ? name : `${name} (${resultCode})`}`,
    ...(matchedDN === '' ? [] : [`matched DN: ${showDN(matchedDN)}`]),
    ...(diagnosticMessage === '' ? [] : [`message: ${showText(diagnosticMessage)}`]),
    ...(referral ?? []).map(url => `referral: ${showText(url)}`),
  ]
}

function describeName(name: string | undefined): string[] {
  return name === undefined ? [] : [`name: ${describeOID(showText(name))}`]
}

function describeSecret(what: string, value: { length: number } | undefined): string[] {
  return value === undefined ? [] : [`${what}: ${showLength(value.length)}`]
}

function nameOf(names: Readonly<Record<string, number>>, code: number): string {
  return Object.keys(names).find(name => names[name] === code) ?? String(code)
}
