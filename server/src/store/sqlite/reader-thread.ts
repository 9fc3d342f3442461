import { workerData, type MessagePort } from 'node:worker_threads'
import { plainProblem, Problem, type PlainProblem } from '#ground'
import { openDatabase, Statements } from './open.ts'
import { explainTrouble } from './trouble.ts'

export interface Question {
  id: number
  sql: string
  parameters: readonly unknown[]
}

export type Reply =
  | { id: number; rows: unknown[] }
  | { id: number; problem: PlainProblem }
  | { id: number; error: string }

/**
 * The reader's thread: lists and searches, which would hold up every door if they ran beside them. It is given SQL and
 * knows nothing else, so that it stays small.
 */
function serveReader(path: string, port: MessagePort): void {
  const statements = new Statements(openDatabase(path, { readOnly: true }))
  port.on('message', ({ id, sql, parameters }: Question) => {
    let reply: Reply
    try {
      // Rows have a null prototype; the structured clone gives them back as plain objects.
      reply = { id, rows: statements.execute(sql, parameters).rows }
    } catch (thrown) {
      const error = explainTrouble(thrown)
      if (error instanceof Problem) reply = { id, problem: plainProblem(error) }
      else reply = { id, error: error instanceof Error ? error.message : String(error) }
    }
    port.postMessage(reply)
  })
}

const { path, port } = workerData as { path: string; port: MessagePort }
serveReader(path, port)
