/** RFC 4515 §3: an item in parentheses, its value's specials as `\` and two hex digits; `${…}` may stand in it. */
const item =
  /\((?:[a-z][a-z0-9-]*(?:;[a-z0-9-]+)*|\d+(?:\.\d+)*)?(?::dn)?(?::[a-z0-9.-]+)?(?:=|~=|>=|<=|:=)(?:[^()\\\0]|\\[0-9a-f]{2})*\)/gi
const whole = '\u0001'
const combined = new RegExp(String.raw`\((?:[&|]${whole}*|!${whole})\)`, 'g')

/** Whether a text has the form of an LDAP filter, however deep: what each server makes of it only it can tell. */
export function hasFilterForm(text: string): boolean {
  if (text.includes(whole)) return false
  let left = text.replace(item, whole)
  for (let before = ''; before !== left; ) {
    before = left
    left = left.replace(combined, whole)
  }
  return left === whole
}
