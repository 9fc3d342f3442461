import { constants, fstatSync, openSync, writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { limits } from './limits.ts'

/** Where text goes that must never hold the program up: lines that cannot be taken wait, and past the bound are dropped. */
export interface LogTarget {
  write(text: string): void
}

/**
 * Writes to standard output or standard error without ever waiting for whoever reads it. A pipe that nobody empties, a
 * disk that is full, a reader that has gone: the program runs on, and `onDropped` is told how many lines were lost once
 * lines are taken again.
 */
export function openLogTarget(fd: 1 | 2, onDropped: (lines: number) => void): LogTarget {
  const take = openTaker(fd)
  const waiting: Buffer[] = []
  let waitingBytes = 0
  let dropped = 0
  let retry: NodeJS.Timeout | undefined

  function drain(): void {
    retry = undefined
    for (let line = waiting[0]; line !== undefined; line = waiting[0]) {
      const taken = take(line)
      waitingBytes -= taken
      if (taken < line.length) {
        waiting[0] = line.subarray(taken)
        retry = setTimeout(drain, limits.log.retryMs).unref()
        return
      }
      waiting.shift()
    }
    const lost = dropped
    dropped = 0
    if (lost > 0) onDropped(lost)
  }

  return {
    write(text) {
      const line = Buffer.from(text)
      if (waitingBytes + line.length > limits.log.waitingBytesMax) {
        dropped++
        return
      }
      waiting.push(line)
      waitingBytes += line.length
      if (retry === undefined) drain()
    },
  }
}

/** Answers how many bytes were taken; 0 when none can be taken now. */
type Taker = (bytes: Buffer) => number

function openTaker(fd: 1 | 2): Taker {
  const stat = fstatSync(fd)
  if (stat.isSocket()) return takeBySocket(fd)
  if (!stat.isFIFO()) return takeByFile(fd)
  try {
    // Opened anew, so that not waiting is a property of this one, and not of whoever else holds the pipe.
    return takeByFile(openSync(`/proc/self/fd/${fd}`, constants.O_WRONLY | constants.O_NONBLOCK))
  } catch {
    return takeByFile(fd)
  }
}

/** A full disk refuses like a full pipe. What cannot be written for another reason never can be, and is let go. */
const takeByFile =
  (fd: number): Taker =>
  bytes => {
    try {
      return writeSync(fd, bytes)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      return code === 'EAGAIN' || code === 'ENOSPC' || code === 'EDQUOT' ? 0 : bytes.length
    }
  }

function takeBySocket(fd: number): Taker {
  const socket = new Socket({ fd, readable: false, writable: true })
  let isGone = false
  socket.on('error', () => (isGone = true))
  // What the kernel does not take at once waits in the socket, and must not keep a program from ending.
  socket.unref()
  return bytes => {
    if (isGone) return bytes.length
    if (socket.writableLength > 0) return 0
    socket.write(bytes)
    return bytes.length
  }
}
