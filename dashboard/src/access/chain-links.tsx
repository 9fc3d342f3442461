import type { AccessLink } from '@doorward/contract'
import { IconBuilding, IconUsersGroup } from '@tabler/icons-react'
import { Fragment } from 'react'
import { AppIcon, Avatar } from '../parts/picture.tsx'
import { t } from '../texts/index.ts'

const words = t.access.chain

function Drawn({ link }: { link: AccessLink }) {
  if (link.kind === 'person') return <Avatar name={link.name} />
  if (link.kind === 'app') return <AppIcon title={link.name} small />
  const Drawing = link.keptIn === null ? IconUsersGroup : IconBuilding
  return <Drawing size={15} stroke={1.75} aria-hidden />
}

/** What stands between one and the one before: `is in`, `inside`, `may open`. Groups beside one another have none. */
function wordBefore(chain: readonly AccessLink[], at: number): string | undefined {
  const [before, link] = [chain[at - 1], chain[at]]
  if (before === undefined || link === undefined) return undefined
  if (link.kind === 'app') return words.mayOpen
  if (before.kind === 'person') return words.isIn
  return chain.at(-1)?.kind === 'app' ? words.inside : undefined
}

/** A person, the groups they are in through one another, and the app. */
export function ChainLinks({ chain, down }: { chain: readonly AccessLink[]; down?: boolean }) {
  return (
    <div className={down ? 'path down' : 'path'}>
      {chain.map((link, at) => {
        const word = wordBefore(chain, at)
        return (
          <Fragment key={`${link.kind} ${link.id}`}>
            {word && <span className="ar">{word}</span>}
            <span title={link.keptIn === null ? undefined : words.keptIn(link.keptIn)}>
              <Drawn link={link} />
              {link.name}
            </span>
          </Fragment>
        )
      })}
    </div>
  )
}
