import type { AccessChange, Explanation } from '@doorward/contract'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Failure } from '../parts/failure.tsx'
import { Panel } from '../parts/panel.tsx'
import { t } from '../texts/index.ts'
import { type Deed, useAct, useDeed } from './use-deed.ts'

const words = t.access.turns

const ofPerson = new Set<AccessChange['kind']>(['let-account', 'set-up-second-factor', 'take-role'])
const byThemselves = new Set<AccessChange['kind']>(['use-network', 'use-second-factor', 'sign-in-again'])
const placeOf = { 'add-door': '/apps/$appId/configuration', 'switch-on': '/apps/$appId' } as Partial<
  Record<AccessChange['kind'], '/apps/$appId/configuration' | '/apps/$appId'>
>

/** To where the change is made; some are the person's own to make. */
function Place({ change, of }: { change: AccessChange; of: Explanation }) {
  const { group, kind, title } = change
  const named = (word: string) =>
    ({ variant: 'default', size: 'compact-sm', children: word, 'aria-label': words.goTo(word, title) }) as const
  if (byThemselves.has(kind)) return null
  if (ofPerson.has(kind))
    return (
      <Button
        {...named(words.places.person)}
        renderRoot={props => <Link to="/people/$userId" params={{ userId: of.user.id }} {...props} />}
      />
    )
  if (group !== null && kind !== 'open-to-group' && kind !== 'close-to-group')
    return (
      <Button
        {...named(words.places.group)}
        renderRoot={props => <Link to="/groups/$groupId" params={{ groupId: group.id }} {...props} />}
      />
    )
  if (of.app.id === 'directory-server')
    return <Button {...named(words.places.settings)} renderRoot={props => <Link to="/directory-server" {...props} />} />
  const to = placeOf[kind] ?? '/apps/$appId/access'
  return (
    <Button
      {...named(words.places.app)}
      renderRoot={props => <Link to={to} params={{ appId: of.app.id }} {...props} />}
    />
  )
}

function Told({ change: { title, effect } }: { change: AccessChange }) {
  return (
    <span>
      {title}
      {effect && <small>{effect}</small>}
    </span>
  )
}

/** Does it here, in one step; why it was refused stands under it. */
function DeedRow({ change, of, deed }: { change: AccessChange; of: Explanation; deed: Deed }) {
  const run = useAct(change, of)
  return (
    <>
      <Told change={change} />
      <span className="r">
        <Button
          variant="default"
          size="compact-sm"
          aria-label={words.goTo(words.deeds[deed], change.title)}
          loading={run.isPending}
          onClick={() => run.mutate()}
        >
          {words.deeds[deed]}
        </Button>
      </span>
      {run.error && (
        <div className="whole">
          <Failure error={run.error} what={words.deeds.failed} focus />
        </div>
      )}
    </>
  )
}

function ChangeRow({ change, of }: { change: AccessChange; of: Explanation }) {
  const deed = useDeed(change, of)
  if (deed !== undefined) return <DeedRow change={change} of={of} deed={deed} />
  return (
    <>
      <Told change={change} />
      <span className="r">
        <Place change={change} of={of} />
      </span>
    </>
  )
}

function Changes({ changes, of }: { changes: readonly AccessChange[]; of: Explanation }) {
  return (
    <ul className="rows">
      {changes.map(change => (
        <li key={`${change.kind} ${change.title}`}>
          <ChangeRow change={change} of={of} />
        </li>
      ))}
    </ul>
  )
}

/** What would turn the verdict round: the least of it. */
export function Turns({ of }: { of: Explanation }) {
  const { letIn, takeAway, allowed } = of
  const name = of.user.firstName
  if (allowed)
    return (
      <Panel
        title={takeAway.oneOf.length > 0 ? words.takeAway : words.takeAwayAll}
        footer={takeAway.oneOf.length > 0 ? undefined : words.severalWays(name)}
      >
        <Changes changes={takeAway.oneOf.length > 0 ? takeAway.oneOf : takeAway.all} of={of} />
      </Panel>
    )
  return (
    <>
      {letIn.all.length > 0 && (
        <Panel title={letIn.all.length > 1 ? words.all : words.one}>
          <Changes changes={letIn.all} of={of} />
        </Panel>
      )}
      {letIn.oneOf.length > 0 && (
        <Panel title={letIn.all.length > 0 ? words.way : words.ways(name)}>
          <Changes changes={letIn.oneOf} of={of} />
        </Panel>
      )}
    </>
  )
}
