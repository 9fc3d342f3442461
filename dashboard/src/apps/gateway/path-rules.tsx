import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconPlus, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { t } from '../../texts/index.ts'
import type { PathNeed, TypedRule } from './gateway-values.ts'

const words = t.appsGateway.paths

const kinds: { value: TypedRule['kind']; label: string }[] = [
  { value: 'prefix', label: words.prefix },
  { value: 'pattern', label: words.pattern },
]
const needs: { value: PathNeed; label: string }[] = [
  { value: 'public', label: words.public },
  { value: 'sign-in', label: words.signIn },
  { value: 'deny', label: words.deny },
]

interface PathRulesProps {
  rules: TypedRule[]
  onChange: (rules: TypedRule[]) => void
  /** Of the rule at this place. */
  errorOf: (at: number) => string | undefined
}

/** Ordered, as the first that matches counts. Buttons move them, so that no mouse is needed. */
export function PathRules({ rules, onChange, errorOf }: PathRulesProps) {
  const list = useRef<HTMLFieldSetElement>(null)
  const [said, say] = useState('')
  const [focus, setFocus] = useState<{ row: number; part: 'path' | 'up' | 'down' } | null>(null)
  useEffect(() => {
    if (!focus) return
    const row = list.current?.querySelectorAll<HTMLElement>('[role=group]')[focus.row]
    row?.querySelector<HTMLElement>(`[data-part=${focus.part}]`)?.focus()
    setFocus(null)
  }, [focus])

  const change = (at: number, part: Partial<TypedRule>) =>
    onChange(rules.map((rule, place) => (place === at ? { ...rule, ...part } : rule)))
  const move = (at: number, step: 1 | -1) => {
    const to = at + step
    const [one, other] = [rules[at], rules[to]]
    if (!one || !other) return
    onChange(rules.map((rule, place) => (place === at ? other : place === to ? one : rule)))
    say(words.moved(at + 1, to + 1, rules.length))
    // At the end of the list its own button is off.
    const part = step < 0 ? (to === 0 ? 'down' : 'up') : to === rules.length - 1 ? 'up' : 'down'
    setFocus({ row: to, part })
  }
  return (
    <fieldset className="plain-fieldset" ref={list}>
      <legend>{words.title}</legend>
      <div className="path-rules">
        <div className="rules">
          <p className="dim">{words.hint}</p>
          {rules.map(({ kind, path, rule }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have nothing of their own that stays while they are typed
            <div key={at} role="group" aria-label={words.rule(at + 1)}>
              <Select
                aria-label={words.kind}
                data={kinds}
                value={kind}
                allowDeselect={false}
                onChange={value => value && change(at, { kind: value })}
              />
              <TextInput
                aria-label={words.path}
                classNames={{ input: 'mono' }}
                autoComplete="off"
                spellCheck={false}
                placeholder={kind === 'prefix' ? '/api/push' : '/status/*/public'}
                data-part="path"
                data-path={`gateway.paths.${at}`}
                value={path}
                error={errorOf(at)}
                onChange={event => change(at, { path: event.currentTarget.value })}
              />
              <Select
                aria-label={words.need}
                data={needs}
                value={rule}
                allowDeselect={false}
                onChange={value => value && change(at, { rule: value })}
              />
              <span className="r">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  data-part="up"
                  disabled={at === 0}
                  aria-label={words.up(at + 1)}
                  onClick={() => move(at, -1)}
                >
                  <IconChevronUp size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  data-part="down"
                  disabled={at === rules.length - 1}
                  aria-label={words.down(at + 1)}
                  onClick={() => move(at, 1)}
                >
                  <IconChevronDown size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={words.remove(at + 1)}
                  onClick={() => {
                    onChange(rules.filter((_, place) => place !== at))
                    say(words.removed(at + 1))
                  }}
                >
                  <IconX size={16} />
                </ActionIcon>
              </span>
            </div>
          ))}
          <div>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconPlus size={15} />}
              onClick={() => {
                onChange([...rules, { kind: 'prefix', path: '', rule: 'public' }])
                setFocus({ row: rules.length, part: 'path' })
              }}
            >
              {words.add}
            </Button>
          </div>
          <span className="visually-hidden" role="status">
            {said}
          </span>
        </div>
      </div>
    </fieldset>
  )
}
