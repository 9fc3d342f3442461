import type { DirectoryServer } from '@doorward/contract'
import { Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Code } from '../parts/copy.tsx'
import { Panel } from '../parts/panel.tsx'
import { recipes } from './recipes.ts'
import { Fill } from '../parts/fill.tsx'
import { t } from '../texts/index.ts'

const words = t.directoryServer.recipes

/** Settings of well-known programs with this server's address and base in them. */
export function RecipesPanel({ server }: { server: DirectoryServer }) {
  const [name, setName] = useState('sssd.conf')
  // They speak of the standard names, and never without TLS.
  const view = server.views.find(({ profile }) => profile === 'standard')
  const recipe = recipes[name]
  if (view === undefined || server.ldapsPort === 0 || recipe === undefined) return null
  const text = recipe.write({
    url: server.url,
    account: `cn=${recipe.app},ou=apps,${view.base}`,
    secret: words.secretOf(recipe.app),
    authority: '/etc/ssl/doorward.pem',
  })
  return (
    <Panel title={words.title}>
      <div className="pad form">
        <p className="ink2">
          <Fill text={words.lead} add={<Link to="/apps/add">{words.add}</Link>} />
        </p>
        <Select
          label={words.program}
          data={Object.entries(recipes).map(([value, { title }]) => ({ value, label: title }))}
          value={name}
          allowDeselect={false}
          onChange={value => setName(value ?? name)}
        />
        <Code label={words.configuration(recipe.title)} text={text} />
        <p className="hint">
          {words.into(recipe.file ?? words.site)}
          {server.certificate?.selfMade === true && ` ${words.authority}`}
        </p>
      </div>
    </Panel>
  )
}
