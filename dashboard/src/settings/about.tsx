import type { About as Running } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { queries } from '../api/queries.ts'
import { CopyText } from '../parts/copy.tsx'
import { printFull, printMoment } from '../parts/dates.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSession } from '../shell/session.ts'
import { t } from '../texts/index.ts'

const words = t.about

/** As text, to send to somebody, in English like what the doctor finds; without a name or an address. */
const printRunning = ({ version, nodeJs, platform, store, startedAt, nodes }: Running): string =>
  [
    `Doorward ${version}`,
    `Node.js ${nodeJs} on ${platform}`,
    `${store.engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'} ${store.version}`,
    `Runs since ${startedAt}`,
    ...(nodes.length > 0 ? [`Nodes: ${nodes.map(({ version: theirs }) => theirs).join(', ')}`] : []),
  ].join('\n')

function WhatRuns({ running }: { running: Running }) {
  const { version, name, nodeJs, platform, store, startedAt } = running
  const { publicUrl } = useSession()
  return (
    <Panel title={words.title} right={<CopyText value={printRunning(running)}>{words.copy}</CopyText>}>
      <dl className="facts pad">
        <dt>Doorward</dt>
        <dd>{version}</dd>
        <dt>{words.since}</dt>
        <dd title={printFull(startedAt)}>{printMoment(startedAt)}</dd>
        <dt>{words.address}</dt>
        <dd className="mono">{publicUrl}</dd>
        <dt>{words.machine}</dt>
        <dd className="mono">{name}</dd>
        <dt>Node.js</dt>
        <dd>{words.runsOn(nodeJs, platform)}</dd>
        <dt>{words.database}</dt>
        <dd>{store.engine === 'sqlite' ? words.embedded(store.version) : `PostgreSQL ${store.version}`}</dd>
      </dl>
    </Panel>
  )
}

function Nodes({ nodes }: { nodes: Running['nodes'] }) {
  return (
    <Panel title={words.nodes} footer={words.nodesHint}>
      <dl className="facts pad">
        {nodes.map(({ name, version, startedAt }) => (
          <Fragment key={`${name} ${startedAt}`}>
            <dt className="mono">{name}</dt>
            <dd title={printFull(startedAt)}>{words.node(version, printMoment(startedAt))}</dd>
          </Fragment>
        ))}
      </dl>
    </Panel>
  )
}

function ToRead() {
  return (
    <Panel title={words.more}>
      <dl className="facts pad">
        <dt>{words.docs}</dt>
        <dd>
          {words.docsHint}
          <code>doorward --help</code>
        </dd>
        <dt>API</dt>
        <dd>
          <a href="/api/v1/openapi.json">{words.apiLink}</a>
        </dd>
        <dt>{words.licence}</dt>
        <dd>{words.licenceText}</dd>
        <dt>{words.parts}</dt>
        <dd>{words.partsText}</dd>
      </dl>
    </Panel>
  )
}

/** What runs here, for whoever looks after the machine or asks for help. */
export function About() {
  const query = useQuery(queries.about())
  return (
    <>
      <Loaded query={query} what={words.what} rows={6}>
        {running => (
          <>
            <WhatRuns running={running} />
            {running.nodes.length > 0 && <Nodes nodes={running.nodes} />}
          </>
        )}
      </Loaded>
      <ToRead />
    </>
  )
}
