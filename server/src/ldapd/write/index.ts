import {
  type AddRequest,
  type Answer,
  assertionType,
  type DeleteRequest,
  type ExtendedAnswer,
  type ExtendedRequest,
  type Handler,
  manageDsaITType,
  type ModifyDNRequest,
  type ModifyRequest,
  type Operation,
  postReadType,
  preReadType,
} from '@doorward/ldap'
import type { Session } from '../session.ts'
import { createAdd } from './add.ts'
import { createDelete } from './delete.ts'
import { createModify } from './modify.ts'
import { createModifyDN } from './modify-dn.ts'
import type { WriteParts } from './parts.ts'
import { createPasswordModify } from './password-modify.ts'

type Change<R extends AddRequest | ModifyRequest | DeleteRequest | ModifyDNRequest> = (
  operation: Operation<Session, R>,
) => Promise<Answer>

/** LDAP's operations that change something: the directory's commands, told in LDAP's words. */
export interface Writer {
  add: Change<AddRequest>
  modify: Change<ModifyRequest>
  delete: Change<DeleteRequest>
  modifyDN: Change<ModifyDNRequest>
  passwordModify: (operation: Operation<Session, ExtendedRequest>) => Promise<ExtendedAnswer>
}

export const createWriter = (parts: WriteParts): Writer => ({
  add: createAdd(parts),
  modify: createModify(parts),
  delete: createDelete(parts),
  modifyDN: createModifyDN(parts),
  passwordModify: createPasswordModify(parts),
})

/** Controls a change may carry, and a compare. */
export const writeControls: Handler<Session>['controls'] = {
  compareRequest: [assertionType, manageDsaITType],
  addRequest: [assertionType, postReadType, manageDsaITType],
  modifyRequest: [assertionType, preReadType, postReadType, manageDsaITType],
  delRequest: [assertionType, preReadType, manageDsaITType],
  modDNRequest: [assertionType, preReadType, postReadType, manageDsaITType],
}

export type { WriteParts } from './parts.ts'
