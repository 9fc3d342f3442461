export interface LoopFigures {
  perSecond: number
  /** How often in all, before and after what counts too. */
  operations: number
  p99Ms: number
}

/** So many at a time, each beginning anew when it is done, for some seconds after a short warm-up. */
export async function runLoops(
  count: number,
  seconds: number,
  once: (loop: number) => Promise<unknown>,
): Promise<LoopFigures> {
  const warmupMs = Math.min(1_000, seconds * 300)
  const from = performance.now() + warmupMs
  const until = from + seconds * 1_000
  const tookMs: number[] = []
  let operations = 0
  async function loop(number: number): Promise<void> {
    for (let began = performance.now(); began < until; ) {
      await once(number)
      operations++
      const ended = performance.now()
      if (ended >= from && ended < until) tookMs.push(ended - began)
      began = ended
    }
  }
  await Promise.all(Array.from({ length: count }, (_, number) => loop(number)))
  tookMs.sort((a, b) => a - b)
  return {
    perSecond: tookMs.length / seconds,
    operations,
    p99Ms: tookMs[Math.floor(tookMs.length * 0.99)] ?? Number.NaN,
  }
}
