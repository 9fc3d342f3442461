import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { t } from '../texts/index.ts'

/** Each in its own words, as whoever looks for it reads it. */
const languages = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español' }

/** The choice is kept in this browser, for the pages of sign-in too; the dashboard is loaded anew in it. */
export function LanguageItems() {
  const here = window.location.pathname + window.location.search
  return (
    <form method="post" action="/language">
      <input type="hidden" name="next" value={here} />
      <Menu.Label>{t.shell.person.language}</Menu.Label>
      {Object.entries(languages).map(([language, name]) => (
        <Menu.Item
          key={language}
          type="submit"
          name="language"
          value={language}
          lang={language}
          closeMenuOnClick={false}
          rightSection={
            document.documentElement.lang === language && <IconCheck size={15} aria-label={t.shell.person.chosen} />
          }
        >
          {name}
        </Menu.Item>
      ))}
    </form>
  )
}
