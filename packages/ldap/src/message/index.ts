export type { AbandonRequest } from './abandon.ts'
export type { AddRequest, AddResponse } from './add.ts'
export { type AnsweredKind } from './answer.ts'
export { type Attribute, writeAttribute } from './attribute.ts'
export type { BindRequest, BindResponse, SaslAuthentication, SimpleAuthentication } from './bind.ts'
export type { CompareRequest, CompareResponse } from './compare.ts'
export type { DeleteRequest, DeleteResponse } from './delete.ts'
export { ExtendedName, type ExtendedRequest, type ExtendedResponse } from './extended.ts'
export type { IntermediateResponse } from './intermediate.ts'
export {
  decodeMessage,
  encodeMessage,
  type Message,
  messageIdMax,
  type Request,
  type Response,
  writeMessage,
} from './message.ts'
export { type Modification, ModifyOperation, type ModifyRequest, type ModifyResponse } from './modify.ts'
export type { ModifyDNRequest, ModifyDNResponse } from './modify-dn.ts'
export {
  decodePasswordModify,
  encodeGeneratedPassword,
  encodePasswordModify,
  type PasswordModify,
} from './password-modify.ts'
export type { LdapResult, Result } from './result.ts'
export { ResultCode, resultCodeName } from './result-code.ts'
export { type PlainCredentials, parsePlainCredentials } from './sasl-plain.ts'
export {
  DerefAliases,
  type ReceivedSearchRequest,
  type SearchRequest,
  type SearchResultDone,
  type SearchResultEntry,
  searchResultEntryTag,
  type SearchResultReference,
  SearchScope,
} from './search.ts'
export type { UnbindRequest } from './unbind.ts'
