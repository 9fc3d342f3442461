import { t } from '../../texts/index.ts'

const words = t.appsSetup.headers

const headers: [name: string, says: string][] = [
  ['X-Authenticated-User', words.username],
  ['Remote-User', words.username],
  ['Remote-Name', words.name],
  ['Remote-Email', words.email],
  ['Remote-Groups', words.groups],
  ['X-Authenticated-Admin', words.admin],
  ['X-Doorward-Assertion', words.assertion],
]

/** What an app behind a proxy reads. */
export function HeadersTold() {
  return (
    <div className="pad form">
      <dl className="facts headers-told">
        {headers.map(([name, says]) => (
          <div key={name}>
            <dt className="mono">{name}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{words.hint}</p>
    </div>
  )
}
