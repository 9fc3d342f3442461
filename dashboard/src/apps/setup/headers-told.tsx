const headers: [name: string, says: string][] = [
  ['X-Authenticated-User', 'The username'],
  ['Remote-User', 'The username'],
  ['Remote-Name', 'The name'],
  ['Remote-Email', 'The email address'],
  ['Remote-Groups', 'The groups, directly and through others, joined with commas'],
  ['X-Authenticated-Admin', 'true or false'],
  ['X-Doorward-Assertion', 'A signed statement, where it is switched on'],
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
      <p className="hint">
        Each comes with every request; - where there is nothing to say. What is not ASCII is percent-encoded.
      </p>
    </div>
  )
}
