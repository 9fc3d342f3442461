import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'

/** The way to an app where there is none yet, for those who may add one. */
export function AddAppLink() {
  const may = useMay()
  if (!may('createApp')) return null
  return (
    <Button leftSection={<IconPlus size={16} />} renderRoot={props => <Link to="/apps/add" {...props} />}>
      {t.apps.add}
    </Button>
  )
}
