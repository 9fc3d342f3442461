import type { AccessStep } from '@doorward/contract'
import {
  IconClock,
  IconDoor,
  IconPower,
  IconShieldCheck,
  IconUserCheck,
  IconUsersGroup,
  IconWorld,
  type Icon,
} from '@tabler/icons-react'
import { Status } from '../parts/status.tsx'
import { t } from '../texts/index.ts'
import { ChainLinks } from './chain-links.tsx'

const words = t.access.steps

const icons: Record<AccessStep['code'], Icon> = {
  account: IconUserCheck,
  'app-enabled': IconPower,
  door: IconDoor,
  rule: IconUsersGroup,
  network: IconWorld,
  'second-factor': IconShieldCheck,
  'sign-in-age': IconClock,
}

/** Every step of a decision, in the order it is made; the first that was not passed is where it stopped. */
export function Chain({ steps }: { steps: readonly AccessStep[] }) {
  const stopped = steps.find(({ passed }) => !passed)
  return (
    <ol className="chain">
      {steps.map(step => {
        const Drawing = icons[step.code]
        return (
          <li key={step.code} className={step.passed ? undefined : 'no'}>
            <span className="dot" aria-hidden>
              <Drawing size={16} stroke={1.75} />
            </span>
            <div>
              <b>{step.title}</b>
              <p>{step.detail}</p>
              {step.chain.length > 0 && <ChainLinks chain={step.chain} />}
            </div>
            <Status tone={step.passed ? 'ok' : 'bad'}>
              {step.passed ? words.passed : step === stopped ? words.stopped : words.missing}
            </Status>
          </li>
        )
      })}
    </ol>
  )
}
