import type { DirectoryQueryPage } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconAlertTriangle } from '@tabler/icons-react'
import { printMoment } from '../parts/dates.ts'
import { count } from '../parts/words.ts'

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
    <ul className="rows refused-addresses" aria-label="Refused today">
      {shown.map(({ address, count: times, firstAt, lastAt }) => (
        <li key={address}>
          <IconAlertTriangle size={17} stroke={1.75} aria-hidden />
          <span>
            <span className="mono">{address}</span> was refused {count(times, 'time', 'times')}
            <small>
              First {printMoment(firstAt)}
              {times > 1 && `, last ${printMoment(lastAt)}`}. Is this one of your apps?
            </small>
          </span>
          <span className="r">
            {onAllow && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`Allow ${address}`}
                onClick={() => onAllow(address)}
              >
                Allow
              </Button>
            )}
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`Ignore ${address}`}
              onClick={() => setIgnored(known => [...known, address].slice(-100))}
            >
              Ignore
            </Button>
          </span>
        </li>
      ))}
    </ul>
  )
}
