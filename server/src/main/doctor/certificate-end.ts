import { days, type Millis } from '#ground'

/** Time enough to have a new one made by somebody else. */
const soonMs: Millis = days(30)
/** By then nobody can say that they will see to it. */
const closeMs: Millis = days(7)

/** How near the end of a certificate is: apps and sign-ins stop on that day, whatever else is well. */
export function judgeEnd(notAfter: Millis, now: Millis): 'far' | 'soon' | 'close' | 'over' {
  const left = notAfter - now
  if (left <= 0) return 'over'
  return left <= closeMs ? 'close' : left <= soonMs ? 'soon' : 'far'
}
