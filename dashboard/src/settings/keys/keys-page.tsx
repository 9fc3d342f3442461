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
import { KeysOfDirectoryServer } from './of-directory-server.tsx'
import { t } from '../../texts/index.ts'

const words = t.keys

type Deed = { kind: 'rotate'; algorithm: SigningKey['algorithm'] } | { kind: 'now' | 'back' | 'drop'; key: SigningKey }

/** What a button does, before it does it. */
function explain(deed: Deed): { title: string; text: string; button: string; isSevere: boolean } {
  if (deed.kind === 'rotate')
    return {
      title: words.deeds.rotate.title(deed.algorithm),
      text: words.deeds.rotate.text,
      button: words.deeds.rotate.button,
      isSevere: false,
    }
  const name = shortName(deed.key)
  if (deed.kind === 'now')
    return {
      title: words.deeds.now.title(name),
      text: words.deeds.now.text,
      button: words.deeds.now.button(name),
      isSevere: false,
    }
  if (deed.kind === 'back')
    return {
      title: words.deeds.back.title(name),
      text: words.deeds.back.text,
      button: words.takeBack(name),
      isSevere: false,
    }
  return {
    title: words.deeds.drop.title(name),
    text: words.deeds.drop.text,
    button: words.deeds.drop.button(name),
    isSevere: true,
  }
}

const done: Record<Deed['kind'], string> = {
  rotate: words.deeds.rotate.done,
  now: words.deeds.now.done,
  back: words.deeds.back.done,
  drop: words.deeds.drop.done,
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
        <Failure error={act.error} what={words.failed} focus />
        <p className="ink2">{text}</p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {words.cancel}
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
      <span>{words.owners}</span>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="compact-sm" leftSection={<IconRefresh size={16} stroke={1.75} />}>
            {words.rotate}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {algorithms.map(algorithm => (
            <Menu.Item key={algorithm} disabled={waits(algorithm)} onClick={() => onAsk({ kind: 'rotate', algorithm })}>
              {words.rotateOne(algorithm)}
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
            {words.signNow(shortName(key))}
          </Button>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onAsk({ kind: 'back', key })}>
            {words.takeBack(shortName(key))}
          </Button>
        </Group>
      ))}
      {old.length > 0 && (
        <Group gap="xs">
          <span>{words.emergency}</span>
          {old.map(key => (
            <Button
              key={key.kid}
              variant="default"
              c="red"
              size="compact-sm"
              onClick={() => onAsk({ kind: 'drop', key })}
            >
              {words.dropAtOnce(shortName(key))}
            </Button>
          ))}
        </Group>
      )}
      {keys.every(({ phase }) => phase === 'signs') && <span>{words.quiet}</span>}
    </>
  )
}

/** The keys apps check sign-ins with, and their turns. */
function SigningKeys() {
  const query = useQuery(queries.signingKeys())
  const [deed, setDeed] = useState<Deed>()
  return (
    <Loaded query={query} what={words.what}>
      {({ items }) => {
        const next = items.find(({ phase }) => phase === 'next')
        return (
          <>
            <Panel
              title={words.title}
              right={<Rotate keys={items} onAsk={setDeed} />}
              footer={<Turns keys={items} onAsk={setDeed} />}
            >
              <div className="pad form">
                <p className="ink2">{words.lead}</p>
                <KeyDrawing keys={items} now={query.dataUpdatedAt} />
                {next && (
                  <Note title={words.restart(printDay(next.signsFrom))}>
                    <span title={printFull(next.signsFrom)}>{words.restartText}</span>
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

/** What proves this server to apps: the keys that sign, and what the directory server shows. */
export const KeysPage = () => (
  <div className="stack">
    <SigningKeys />
    <KeysOfDirectoryServer />
  </div>
)
