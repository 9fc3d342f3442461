import { Button, Modal } from '@mantine/core'
import { IconChevronRight, IconFolder } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../../api/client.ts'
import { Failure } from '../../parts/failure.tsx'
import { Skeleton } from '../../parts/loaded.tsx'
import { Note } from '../../parts/note.tsx'
import { useDraft } from '../draft/draft.tsx'
import { questionOf } from '../draft/question.ts'
import { filterFor } from './filter-for.ts'
import { Fill } from '../../parts/fill.tsx'
import { t } from '../../texts/index.ts'

const words = t.externalTest.tree

interface TreeBrowserProps {
  opened: boolean
  onClose: () => void
  onUseAsBase: (dn: string) => void
  onUseAsFilter: (filter: string) => void
}

/** The directory entry by entry, as the account to read with sees it. */
export function TreeBrowser({ opened, onClose, onUseAsBase, onUseAsFilter }: TreeBrowserProps) {
  const draft = useDraft()
  const [path, setPath] = useState<{ dn: string; rdn: string }[]>([])
  const look = useMutation({
    mutationFn: (dn: string | null) => api.browseExternal({ body: { ...questionOf(draft), dn } }),
  })
  const { mutate } = look
  useEffect(() => {
    if (!opened) return
    setPath([])
    mutate(null)
  }, [opened, mutate])
  const go = (to: { dn: string; rdn: string }[]) => {
    setPath(to)
    mutate(to.at(-1)?.dn ?? null)
  }
  const entry = look.data
  const filter = entry && filterFor(entry.attributes)
  return (
    <Modal opened={opened} onClose={onClose} title={words.title} size="xl">
      <nav className="tree-path" aria-label={words.where}>
        <Button variant="subtle" size="compact-sm" onClick={() => go([])}>
          {words.top}
        </Button>
        {path.map(({ dn, rdn }, index) => (
          <span key={dn}>
            <IconChevronRight size={14} aria-hidden />
            <Button variant="subtle" size="compact-sm" onClick={() => go(path.slice(0, index + 1))}>
              <span className="mono">{rdn}</span>
            </Button>
          </span>
        ))}
      </nav>
      <Failure error={look.error} what={words.failed} focus />
      {look.isPending && <Skeleton />}
      {entry && !look.isPending && (
        <div className="stack" aria-live="polite">
          {entry.trouble !== null && <Note tone="warn" title={entry.trouble} />}
          {entry.dn !== '' && (
            <div className="acts2">
              <Button size="compact-sm" variant="default" onClick={() => onUseAsBase(entry.dn)}>
                {words.useAsBase}
              </Button>
              {filter && (
                <Button size="compact-sm" variant="default" onClick={() => onUseAsFilter(filter)}>
                  <Fill text={words.useAsFilter} filter={<span className="mono">{filter}</span>} />
                </Button>
              )}
            </div>
          )}
          {entry.children.length > 0 && (
            <ul className="rows tree" aria-label={words.below}>
              {entry.children.map(({ dn, rdn }) => (
                <li key={dn}>
                  <IconFolder size={17} stroke={1.75} aria-hidden />
                  <button type="button" className="link mono" onClick={() => go([...path, { dn, rdn }])}>
                    {rdn}
                  </button>
                </li>
              ))}
            </ul>
          )}
          {entry.capped && <p className="ink2">{words.capped(entry.children.length)}</p>}
          {entry.trouble === null && entry.children.length === 0 && <p className="ink2">{words.empty}</p>}
          {entry.attributes.length > 0 && (
            <dl className="facts raw">
              {entry.attributes.map(({ name, values, count }) => [
                <dt key={name}>{name}</dt>,
                <dd key={`${name}=`} className="mono">
                  {count > values.length
                    ? t.externalTest.andMore(count - values.length, values.join(', '))
                    : values.join(', ')}
                </dd>,
              ])}
            </dl>
          )}
        </div>
      )}
    </Modal>
  )
}
