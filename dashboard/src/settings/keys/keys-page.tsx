import type { SigningKey, SigningKeyRotation } from '@doorward/contract'
import { Button, Group, Menu, Modal } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { forget, queries } from '../../api/queries.ts'
import { printDay, printFull } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Note } from '../../parts/note.tsx'
import { Panel } from '../../parts/panel.tsx'
import { sayDone } from '../../parts/saved.tsx'
import { KeyDrawing, shortName } from './key-drawing.tsx'

type Deed = { kind: 'rotate'; algorithm: SigningKey['algorithm'] } | { kind: 'now' | 'back' | 'drop'; key: SigningKey }

/** What a button does, before it does it. */
function explain(deed: Deed): { title: string; text: string; button: string; isSevere: boolean } {
  if (deed.kind === 'rotate')
    return {
      title: `Rotate the ${deed.algorithm} key?`,
      text: 'A new key is made and shown to apps now. It signs from this time tomorrow, and the key of today is accepted for another week. Until then you can take it back.',
      button: 'Make the new key',
      isSevere: false,
    }
  const name = shortName(deed.key)
  if (deed.kind === 'now')
    return {
      title: `Sign with ${name} now?`,
      text: 'Apps that have not looked at the keys since it was made, and do not look again by themselves, refuse sign-ins until they are restarted.',
      button: `Sign with ${name}`,
      isSevere: false,
    }
  if (deed.kind === 'back')
    return {
      title: `Take ${name} back?`,
      text: 'It will not sign, and is shown no more. The key that signs today goes on.',
      button: `Take ${name} back`,
      isSevere: false,
    }
  return {
    title: `Drop ${name} at once?`,
    text: 'What it has signed is refused wherever it is checked from now on. For a key that has leaked; without need, let its week pass.',
    button: `Drop ${name}`,
    isSevere: true,
  }
}

const done: Record<Deed['kind'], string> = {
  rotate: 'The new key is shown to apps',
  now: 'Another key signs now',
  back: 'The key is taken back',
  drop: 'The key is dropped',
}

async function carryOut(deed: Deed): Promise<unknown> {
  const rotate = (body: SigningKeyRotation) => api.rotateSigningKey({ body })
  if (deed.kind === 'rotate') return rotate({ algorithm: deed.algorithm })
  if (deed.kind === 'now') return rotate({ algorithm: deed.key.algorithm, now: true })
  return api.removeSigningKey({ params: { kid: deed.key.kid } })
}

function Ask({ deed, onClose }: { deed: Deed; onClose: () => void }) {
  const { title, text, button, isSevere } = explain(deed)
  const act = useMutation({
    mutationFn: () => carryOut(deed),
    async onSuccess() {
      await forget('signing-keys')
      onClose()
      sayDone(done[deed.kind])
    },
  })
  return (
    <Modal opened onClose={onClose} title={title}>
      <div className="form">
        <Failure error={act.error} what="Nothing was changed." focus />
        <p className="ink2">{text}</p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button loading={act.isPending} onClick={() => act.mutate()} {...(isSevere && { color: 'red' })}>
            {button}
          </Button>
        </Group>
      </div>
    </Modal>
  )
}

/** An algorithm is rotated when no next key of it waits. */
function Rotate({ keys, onAsk }: { keys: readonly SigningKey[]; onAsk: (deed: Deed) => void }) {
  const algorithms = [...new Set(keys.map(({ algorithm }) => algorithm))]
  const waits = (algorithm: string) => keys.some(key => key.algorithm === algorithm && key.phase === 'next')
  return (
    <>
      <span>Owners only</span>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="compact-sm" leftSection={<IconRefresh size={16} stroke={1.75} />}>
            Rotate
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {algorithms.map(algorithm => (
            <Menu.Item key={algorithm} disabled={waits(algorithm)} onClick={() => onAsk({ kind: 'rotate', algorithm })}>
              Rotate {algorithm}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

/** What can be done with keys that do not sign. */
function Turns({ keys, onAsk }: { keys: readonly SigningKey[]; onAsk: (deed: Deed) => void }) {
  const of = (phase: SigningKey['phase']) => keys.filter(key => key.phase === phase)
  const old = of('old')
  return (
    <>
      {of('next').map(key => (
        <Group key={key.kid} gap="xs">
          <Button variant="subtle" size="compact-sm" onClick={() => onAsk({ kind: 'now', key })}>
            Sign with {shortName(key)} now
          </Button>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onAsk({ kind: 'back', key })}>
            Take {shortName(key)} back
          </Button>
        </Group>
      ))}
      {old.length > 0 && (
        <Group gap="xs">
          <span>For an emergency, when it has leaked:</span>
          {old.map(key => (
            <Button
              key={key.kid}
              variant="default"
              c="red"
              size="compact-sm"
              onClick={() => onAsk({ kind: 'drop', key })}
            >
              Drop {shortName(key)} at once
            </Button>
          ))}
        </Group>
      )}
      {keys.every(({ phase }) => phase === 'signs') && (
        <span>One key of each algorithm signs, and none has to go. Each app’s page says which algorithm it takes.</span>
      )}
    </>
  )
}

/** The keys apps check sign-ins with, and their turns. */
export function KeysPage() {
  const query = useQuery(queries.signingKeys())
  const [deed, setDeed] = useState<Deed>()
  return (
    <Loaded query={query} what="signing keys">
      {({ items }) => {
        const next = items.find(({ phase }) => phase === 'next')
        return (
          <>
            <Panel
              title="Signing keys"
              right={<Rotate keys={items} onAsk={setDeed} />}
              footer={<Turns keys={items} onAsk={setDeed} />}
            >
              <div className="pad form">
                <p className="ink2">
                  Apps check sign-ins with these. A new key is shown for a day before it signs, and an old one stays for
                  a week after, so nobody is signed out.
                </p>
                <KeyDrawing keys={items} now={query.dataUpdatedAt} />
                {next && (
                  <Note title={`If an app refuses sign-ins after ${printDay(next.signsFrom)}, restart it`}>
                    <span title={printFull(next.signsFrom)}>
                      Most apps fetch a new key by themselves. A few read the keys only when they start.
                    </span>
                  </Note>
                )}
              </div>
            </Panel>
            {deed && <Ask deed={deed} onClose={() => setDeed(undefined)} />}
          </>
        )
      }}
    </Loaded>
  )
}
