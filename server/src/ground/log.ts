import { pino, type Logger } from 'pino'
import { openLogTarget } from './log-target.ts'

export type Log = Logger

export interface LogOptions {
  level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  format: 'json' | 'text'
}

/**
 * One line per event on standard output. JSON escapes line breaks and control characters, so a hostile name or
 * user agent cannot forge a line. Nobody waits for whoever reads it.
 */
export function openLog(options: LogOptions): Log {
  const target = openLogTarget(1, lines => log.warn({ lines }, 'log lines were dropped: they could not be written'))
  const base = { level: options.level, base: undefined, timestamp: () => `,"time":"${new Date().toISOString()}"` }
  const formatters = { level: (label: string): object => ({ level: label }) }
  const log = options.format === 'json' ? pino(base, target) : pino({ ...base, formatters }, target)
  return log
}

export const silentLog: Log = pino({ level: 'silent' })
