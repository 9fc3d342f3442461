import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSelector, IconSun } from '@tabler/icons-react'
import { LanguageItems } from './language-items.tsx'
import { Avatar } from '../parts/picture.tsx'
import { roleWords } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { useSession } from './session.ts'

const words = t.shell.person

const schemes: { scheme: MantineColorScheme; name: string; icon: typeof IconSun }[] = [
  { scheme: 'light', name: words.light, icon: IconSun },
  { scheme: 'dark', name: words.dark, icon: IconMoon },
  { scheme: 'auto', name: words.system, icon: IconDeviceDesktop },
]

export function PersonMenu({ compact }: { compact?: boolean }) {
  const { user } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position={compact ? 'bottom-end' : 'top-start'} width={208}>
      <Menu.Target>
        <button type="button" className="me">
          <Avatar name={user.displayName} picture={user.picture} />
          {compact ? (
            <span className="visually-hidden">{words.menu(user.displayName)}</span>
          ) : (
            <>
              <span>
                {user.displayName}
                <small>{roleWords[user.role]}</small>
              </span>
              <IconSelector size={16} aria-hidden />
            </>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.look}</Menu.Label>
        {schemes.map(({ scheme, name, icon: Drawing }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Drawing size={16} stroke={1.75} />}
            rightSection={colorScheme === scheme && <IconCheck size={15} aria-label={words.chosen} />}
            onClick={() => setColorScheme(scheme)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        {/* The answer is the page that says which apps are still open. */}
        <form method="post" action="/sign-out">
          <Menu.Item type="submit" leftSection={<IconLogout size={16} stroke={1.75} />} closeMenuOnClick={false}>
            {words.signOut}
          </Menu.Item>
        </form>
      </Menu.Dropdown>
    </Menu>
  )
}
