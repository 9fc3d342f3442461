/** Result codes of RFC 4511 §4.1.9, and those of later RFCs that a server meets in practice, under their registered names. */
export const ResultCode = {
  success: 0,
  operationsError: 1,
  protocolError: 2,
  timeLimitExceeded: 3,
  sizeLimitExceeded: 4,
  compareFalse: 5,
  compareTrue: 6,
  authMethodNotSupported: 7,
  strongerAuthRequired: 8,
  referral: 10,
  adminLimitExceeded: 11,
  unavailableCriticalExtension: 12,
  confidentialityRequired: 13,
  saslBindInProgress: 14,
  noSuchAttribute: 16,
  undefinedAttributeType: 17,
  inappropriateMatching: 18,
  constraintViolation: 19,
  attributeOrValueExists: 20,
  invalidAttributeSyntax: 21,
  noSuchObject: 32,
  aliasProblem: 33,
  invalidDNSyntax: 34,
  aliasDereferencingProblem: 36,
  inappropriateAuthentication: 48,
  invalidCredentials: 49,
  insufficientAccessRights: 50,
  busy: 51,
  unavailable: 52,
  unwillingToPerform: 53,
  loopDetect: 54,
  namingViolation: 64,
  objectClassViolation: 65,
  notAllowedOnNonLeaf: 66,
  notAllowedOnRDN: 67,
  entryAlreadyExists: 68,
  objectClassModsProhibited: 69,
  affectsMultipleDSAs: 71,
  other: 80,
  /** RFC 3909 §4. */
  canceled: 118,
  noSuchOperation: 119,
  tooLate: 120,
  cannotCancel: 121,
  /** RFC 4528 §5. */
  assertionFailed: 122,
  /** RFC 4370 §4. */
  authorizationDenied: 123,
  /** RFC 4533 §2.5. */
  eSyncRefreshRequired: 4096,
} as const

/** A result code. Plain number, because other servers may send codes that no table lists. */
export type ResultCode = number

const names = new Map<number, string>(Object.entries(ResultCode).map(([name, code]) => [code, name]))

/** The registered name of a code, or the number in digits when it has none. */
export function resultCodeName(code: ResultCode): string {
  return names.get(code) ?? String(code)
}
