import { ActionIcon, Drawer } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { t } from '../texts/index.ts'
import { Navigation } from './navigation.tsx'

/** The navigation under 768 px, over the page. */
export function PhoneNavigation({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="left"
      size={312}
      withCloseButton={false}
      padding={0}
      attributes={{ content: { 'aria-label': t.shell.navigation } }}
      styles={{ content: { background: 'var(--sunken)' }, body: { height: '100%' } }}
    >
      <ActionIcon
        className="close-nav"
        variant="subtle"
        color="gray"
        size={44}
        onClick={onClose}
        aria-label={t.shell.close}
      >
        <IconX size={20} stroke={1.75} />
      </ActionIcon>
      <Navigation inDrawer />
    </Drawer>
  )
}
