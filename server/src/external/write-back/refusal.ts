/** As long as a sentence or two; the rest is for the log. */
const lengthMax = 200

/**
 * What a server says to a new password it does not take, as a person may read it: `Password fails quality checking
 * policy` of OpenLDAP's ppolicy, the sentence in Samba's
 * `0000052D: Constraint violation - check_password_restrictions: the password is too short. …!`. Active Directory has
 * only numbers (`0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0`), which are no words.
 */
export function readRefusal(diagnostic: string): string | undefined {
  const said = diagnostic
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/^[0-9a-f]{8}: (?:[^:]*: )?/i, '')
    .trim()
  if (said === '' || said.length > lengthMax || /\bDSID-|\bproblem \d+ \(/.test(said) || !said.includes(' '))
    return undefined
  return said
}
