import { useState } from 'react'

/** Whether it is so, or was once: what is loaded when it is first wanted stays. */
export function useEver(now: boolean): boolean {
  const [ever, setEver] = useState(now)
  if (now && !ever) setEver(true)
  return ever || now
}
