// A container's health: whether the process answers. Not whether it is ready: one that waits for its database is to be
// left alone, not restarted. The web's port, where it is not 8080, is known by its variable only.
const port = process.env.DOORWARD_LISTEN_WEB || '8080'
try {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4000) })
  process.exit(answer.ok ? 0 : 1)
} catch (error) {
  console.error(`/healthz on port ${port}: ${error.cause?.message ?? error.message}`)
  process.exit(1)
}
