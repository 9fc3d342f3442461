import type { Snippet } from '@doorward/contract'
import { Tabs } from '@mantine/core'
import { CopyText } from '../../parts/copy.tsx'
import { Fill } from '../../parts/fill.tsx'
import { t } from '../../texts/index.ts'
import { asksForSecret, toReplace, withoutSecret, withSecret } from './fill-secret.ts'
import { highlight } from './highlight.tsx'
import { SendToComputer } from './send-to-computer.tsx'

const words = t.appsSetup.snippets

function Text({ snippet, secret }: { snippet: Snippet; secret: string | null }) {
  const text = withoutSecret(snippet.text)
  const filled = secret !== null && asksForSecret(snippet.text) ? withSecret(snippet.text, secret) : undefined
  return (
    <>
      <div className="code paste">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
        <pre tabIndex={0} role="region" aria-label={words.textFor(snippet.file)}>
          {highlight({ language: snippet.language, text })}
        </pre>
      </div>
      <div className="acts2">
        <CopyText value={text} />
        {filled !== undefined && <CopyText value={filled}>{words.copyWithSecret}</CopyText>}
        <SendToComputer />
      </div>
      <p className="hint">
        <Fill text={words.into} file={<span className="mono">{snippet.file}</span>} />
        {asksForSecret(snippet.text) && ` ${filled === undefined ? words.putSecret(toReplace) : words.leftOut}`}
      </p>
    </>
  )
}

/** What to paste, one tab for each way of writing it. */
export function Snippets({ snippets, secret }: { snippets: readonly Snippet[]; secret: string | null }) {
  const [first, ...others] = snippets
  if (!first) return null
  if (others.length === 0) return <Text snippet={first} secret={secret} />
  return (
    <Tabs defaultValue={first.name} keepMounted={false} className="snippets">
      <Tabs.List aria-label={words.ways}>
        {snippets.map(({ name }) => (
          <Tabs.Tab key={name} value={name}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {snippets.map(snippet => (
        <Tabs.Panel key={snippet.name} value={snippet.name}>
          <Text snippet={snippet} secret={secret} />
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
