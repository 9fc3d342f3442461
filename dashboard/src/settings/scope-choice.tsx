import { type Scope, scopes } from '@doorward/contract'
import { Checkbox } from '@mantine/core'
import { credentials, nouns } from './scope-words.ts'
import { t } from '../texts/index.ts'

const words = t.tokens.scopes

interface ScopeChoiceProps {
  /** Those the person's role can use. */
  usable: readonly Scope[]
  chosen: readonly Scope[]
  error: string | undefined
  onChange: (chosen: Scope[]) => void
}

const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text)

/** One line for each noun, with what may be done: read it, or change it, which includes reading. */
export function ScopeChoice({ usable, chosen, error, onChange }: ScopeChoiceProps) {
  const toggle = (scope: Scope, on: boolean) =>
    onChange(on ? [...chosen, scope] : chosen.filter(other => other !== scope))

  const box = (noun: string, verb: 'read' | 'write') => {
    const scope = `${noun}:${verb}`
    if (!isScope(scope) || !usable.includes(scope)) return null
    const isIncluded = verb === 'read' && chosen.some(other => other === `${noun}:write`)
    return (
      <Checkbox
        label={verb === 'read' ? words.read : words.change}
        aria-label={(verb === 'read' ? words.readOne : words.changeOne)(nouns[noun]?.inSentence ?? noun)}
        checked={isIncluded || chosen.includes(scope)}
        disabled={isIncluded}
        onChange={event => toggle(scope, event.currentTarget.checked)}
      />
    )
  }

  return (
    <fieldset className="plain-fieldset" aria-describedby={error === undefined ? undefined : 'scopes-error'}>
      <legend>{words.legend}</legend>
      <ul className="rows scopes">
        {Object.entries(nouns)
          .filter(([noun]) => usable.some(scope => scope.startsWith(`${noun}:`)))
          .map(([noun, { title }]) => (
            <li key={noun}>
              <span>{title}</span>
              <span className="r">
                {box(noun, 'read')}
                {box(noun, 'write')}
              </span>
            </li>
          ))}
        {usable.includes(credentials) && (
          <li>
            <span>
              {words.credentials}
              <small>{words.credentialsHint}</small>
            </span>
            <span className="r">
              <Checkbox
                label={words.set}
                aria-label={words.setOne}
                checked={chosen.includes(credentials)}
                onChange={event => toggle(credentials, event.currentTarget.checked)}
              />
            </span>
          </li>
        )}
      </ul>
      {error !== undefined && (
        <p className="error" id="scopes-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
