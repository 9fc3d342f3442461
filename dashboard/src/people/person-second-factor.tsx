import type { SecondFactor } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconDeviceMobile, IconFingerprint, IconListNumbers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { queries } from '../api/queries.ts'
import { printDay, printFull, printMoment } from '../parts/dates.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { DeviceIcon } from '../sessions/session-words.tsx'
import { useSession } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { AskForFactor } from './ask-for-factor.tsx'
import { ResetFactor } from './reset-factor.tsx'
import { mayActOn } from './roles-to-give.ts'
import { usePerson } from './use-person.ts'

const words = t.people.person.factor

function Row({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <li>
      {icon}
      <span>
        <b className="b">{name}</b>
        <small>{children}</small>
      </span>
    </li>
  )
}

function Use({ createdAt, lastUsedAt }: { createdAt: string; lastUsedAt: string | null }) {
  return (
    <>
      <span title={printFull(createdAt)}>{words.added(printDay(createdAt))}</span>
      {lastUsedAt === null ? (
        words.neverUsed
      ) : (
        <span title={printFull(lastUsedAt)}>{words.lastUsed(printMoment(lastUsedAt))}</span>
      )}
    </>
  )
}

function Factors({ factors: { totp, passkeys, recoveryCodes, demanded } }: { factors: SecondFactor }) {
  if (totp === null && passkeys.length === 0)
    return <p className="pad ink2">{demanded ? words.noneDemanded : words.none}</p>
  return (
    <ul className="rows">
      {totp && (
        <Row icon={<IconDeviceMobile size={18} aria-hidden />} name={words.app}>
          <Use {...totp} />
        </Row>
      )}
      {passkeys.map(passkey => (
        <Row key={passkey.id} icon={<IconFingerprint size={18} aria-hidden />} name={passkey.name}>
          {words.passkey} <Use {...passkey} />
        </Row>
      ))}
      {recoveryCodes && (
        <Row icon={<IconListNumbers size={18} aria-hidden />} name={words.codes}>
          {words.codesLeft(recoveryCodes.left, recoveryCodes.total, printDay(recoveryCodes.createdAt))}
        </Row>
      )}
    </ul>
  )
}

function TrustedBrowsers({ browsers }: { browsers: SecondFactor['trustedBrowsers'] }) {
  return (
    <Panel title={words.browsers} footer={words.browsersFooter}>
      {browsers.length === 0 ? (
        <p className="pad ink2">{words.noBrowsers}</p>
      ) : (
        <ul className="rows">
          {browsers.map(({ device, deviceKind, lastSeenAt, trustedUntil }) => (
            <li key={`${device} ${trustedUntil} ${lastSeenAt}`}>
              <DeviceIcon kind={deviceKind} />
              <span>
                <b className="b">{device}</b>
                <small>{words.trusted(printMoment(lastSeenAt), printDay(trustedUntil))}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

type Doing = 'reset' | 'ask'

/** What somebody proves who they are with, for who may take it away or ask for it. */
export function PersonSecondFactor() {
  const user = usePerson()
  const { user: me } = useSession()
  const query = useQuery(queries.secondFactor(user.id))
  const [doing, setDoing] = useState<Doing>()
  const done = () => setDoing(undefined)
  const acts = user.id !== me.id && user.state !== 'trashed' && mayActOn(me.role, user.role)
  const act = (what: Doing, label: string) => (
    <Button variant="default" size="compact-sm" onClick={() => setDoing(what)}>
      {label}
    </Button>
  )
  return (
    <div className="stack">
      <Loaded query={query} what={words.what}>
        {factors => (
          <>
            <Panel
              title={t.people.fields.factor}
              right={
                acts &&
                (user.secondFactor
                  ? act('reset', words.reset)
                  : user.state === 'active' && act('ask', t.people.bulk.factor.ask))
              }
              footer={words.footer}
            >
              <Factors factors={factors} />
            </Panel>
            <TrustedBrowsers browsers={factors.trustedBrowsers} />
          </>
        )}
      </Loaded>
      {doing === 'reset' && <ResetFactor user={user} onClose={done} />}
      {doing === 'ask' && <AskForFactor people={[user]} onClose={done} onDone={done} />}
    </div>
  )
}
