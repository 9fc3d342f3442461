import { t } from '../texts/index.ts'

const words = t.search.foot
const { places } = t.shell

/** What the keyboard can do here, and would do without the search. */
export function KeysFoot({ onShortcuts }: { onShortcuts: () => void }) {
  return (
    <div className="search-foot hide-phone">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {words.move}
      </span>
      <span>
        <kbd>G</kbd> {t.shell.shortcuts.after} <kbd>P</kbd> {places.people}, <kbd>A</kbd> {places.apps}, <kbd>L</kbd>{' '}
        {places.audit}
      </span>
      <button type="button" onClick={onShortcuts}>
        <kbd>?</kbd> {words.all}
      </button>
    </div>
  )
}
