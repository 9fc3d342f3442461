/**
 * Lets work on one account begin when the work before it is done and counted: a thousand guesses sent at once come one by
 * one, and stop where the pause begins.
 */
export function createTurns() {
  const last = new Map<string, Promise<void>>()

  return async function inTurn<T>(account: string, work: () => Promise<T>): Promise<T> {
    const before = last.get(account)
    const { promise: done, resolve: end } = Promise.withResolvers<void>()
    last.set(account, done)
    await before
    try {
      return await work()
    } finally {
      // What is counted is counted by whoever awaits this.
      setImmediate(() => {
        if (last.get(account) === done) last.delete(account)
        end()
      })
    }
  }
}
