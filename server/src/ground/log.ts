import { pino, type Logger } from 'pino'

export type Log = Logger

export interface LogOptions {
  level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  format: 'json' | 'text'
}

/**
 * One line per event on standard output. JSON escapes line breaks and control characters, so a hostile name or
 * user agent cannot forge a line.
 */
export function openLog(options: LogOptions): Log {
  const base = { level: options.level, base: undefined, timestamp: () => `,"time":"${new Date().toISOString()}"` }
  return options.format === 'json' ? pino(base) : pino({ ...base, formatters: { level: label => ({ level: label }) } })
}

export const silentLog: Log = pino({ level: 'silent' })
