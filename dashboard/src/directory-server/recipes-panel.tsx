import type { DirectoryServer } from '@doorward/contract'
import { Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Code } from '../parts/copy.tsx'
import { Panel } from '../parts/panel.tsx'
import { recipes } from './recipes.ts'

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
    secret: `the secret of ${recipe.app}`,
    authority: '/etc/ssl/doorward.pem',
  })
  return (
    <Panel title="Recipes">
      <div className="pad form">
        <p className="ink2">
          Each program is an app of its own: <Link to="/apps/add">add it</Link> with LDAP, and put its name and secret
          in place.
        </p>
        <Select
          label="Program"
          data={Object.entries(recipes).map(([value, { title }]) => ({ value, label: title }))}
          value={name}
          allowDeselect={false}
          onChange={value => setName(value ?? name)}
        />
        <Code label={`Configuration of ${recipe.title}`} text={text} />
        <p className="hint">
          Into {recipe.file}.
          {server.certificate?.selfMade === true &&
            ' The certificate was made here: copy tls/ca.pem of the data folder to /etc/ssl/doorward.pem there.'}
        </p>
      </div>
    </Panel>
  )
}
