import type { SecretInfo } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { t } from '../texts/index.ts'
import { printDay, printFull, printMoment } from './dates.ts'
import { Status } from './status.tsx'

const words = t.parts.secrets

interface SecretRowsProps {
  secrets: readonly SecretInfo[]
  /** Where the other side keeps it: the app, or `your apps`. */
  where: string
  onRemove: ((secret: SecretInfo) => void) | undefined
  onShow?: (secret: SecretInfo) => void
}

export function SecretRows({ secrets, where, onRemove, onShow }: SecretRowsProps) {
  if (secrets.length === 0) return <p className="pad dim">{words.none(where)}</p>
  return (
    <ul className="rows">
      {secrets.map(secret => (
        <li key={secret.id}>
          <IconKey size={17} stroke={1.75} aria-hidden />
          <span>
            <b className="b" title={printFull(secret.createdAt)}>
              {words.made(printMoment(secret.createdAt))}
            </b>
            <small>
              {secret.lastUsedAt === null ? words.unused : words.lastUsed(printMoment(secret.lastUsedAt))}
              {secret.expiresAt !== null && ` ${words.until(printDay(secret.expiresAt))}`}
            </small>
          </span>
          <span className="r">
            {secret.lastUsedAt === null && (
              <span className="hide-phone">
                <Status tone="dim">{words.waiting}</Status>
              </span>
            )}
            {onShow && (
              <Button variant="default" size="compact-sm" onClick={() => onShow(secret)}>
                {words.show}
              </Button>
            )}
            {onRemove && (
              <Button className="danger" variant="default" size="compact-sm" onClick={() => onRemove(secret)}>
                {words.remove}
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
