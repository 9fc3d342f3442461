import type { DirectoryQueryPage } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconAlertTriangle } from '@tabler/icons-react'
import { printMoment } from '../parts/dates.ts'
import { Fill } from '../parts/fill.tsx'
import { t } from '../texts/index.ts'

const words = t.directoryServer.allow

type RefusedAddress = DirectoryQueryPage['refusedAddresses'][number]

const shownMax = 5

/** Who tried and was not let in: forgotten apps look like this, and so do strangers. */
export function RefusedAddresses({
  addresses,
  onAllow,
}: {
  addresses: readonly RefusedAddress[]
  onAllow: ((address: string) => void) | undefined
}) {
  const [ignored, setIgnored] = useLocalStorage<string[]>({ key: 'doorward-ignored-addresses', defaultValue: [] })
  const shown = addresses.filter(({ address }) => !ignored.includes(address)).slice(0, shownMax)
  if (shown.length === 0) return null
  return (
    <ul className="rows refused-addresses" aria-label={words.refusedToday}>
      {shown.map(({ address, count: times, firstAt, lastAt }) => (
        <li key={address}>
          <IconAlertTriangle size={17} stroke={1.75} aria-hidden />
          <span>
            <Fill text={words.refused(times)} address={<span className="mono">{address}</span>} />
            <small>
              {times > 1
                ? words.firstAndLast(printMoment(firstAt), printMoment(lastAt))
                : words.first(printMoment(firstAt))}
            </small>
          </span>
          <span className="r">
            {onAllow && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={words.allowOne(address)}
                onClick={() => onAllow(address)}
              >
                {words.allow}
              </Button>
            )}
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={words.ignoreOne(address)}
              onClick={() => setIgnored(known => [...known, address].slice(-100))}
            >
              {words.ignore}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  )
}
