import type { SecretInfo } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { printDay, printFull, printMoment } from './dates.ts'
import { Status } from './status.tsx'

interface SecretRowsProps {
  secrets: readonly SecretInfo[]
  /** Where the other side keeps it: the app, or `your apps`. */
  where: string
  onRemove: ((secret: SecretInfo) => void) | undefined
  onShow?: (secret: SecretInfo) => void
}

export function SecretRows({ secrets, where, onRemove, onShow }: SecretRowsProps) {
  if (secrets.length === 0)
    return <p className="pad dim">None yet. Without one, {where} can’t sign in to this server.</p>
  return (
    <ul className="rows">
      {secrets.map(secret => (
        <li key={secret.id}>
          <IconKey size={17} stroke={1.75} aria-hidden />
          <span>
            <b className="b" title={printFull(secret.createdAt)}>
              Made {printMoment(secret.createdAt)}
            </b>
            <small>
              {secret.lastUsedAt === null ? 'Not used yet.' : `Last used ${printMoment(secret.lastUsedAt)}.`}
              {secret.expiresAt !== null && ` Stops working on ${printDay(secret.expiresAt)}.`}
            </small>
          </span>
          <span className="r">
            {secret.lastUsedAt === null && (
              <span className="hide-phone">
                <Status tone="dim">Waiting for first use</Status>
              </span>
            )}
            {onShow && (
              <Button variant="default" size="compact-sm" onClick={() => onShow(secret)}>
                Show
              </Button>
            )}
            {onRemove && (
              <Button className="danger" variant="default" size="compact-sm" onClick={() => onRemove(secret)}>
                Remove now
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
