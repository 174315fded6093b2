import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconBrowserPlus,
  IconDotsVertical,
  IconLink,
  IconPencil,
  IconUnlink,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Display } from '../../playlists/wire/displays.ts'
import { useText } from '../ui/language.tsx'
import { useDeeds } from './use-deeds.ts'

type Given = { display: Display; onEdit: () => void; onPair: () => void }

/** All that can be done to one display. */
export function DisplayMenu({ display, onEdit, onPair }: Given): ReactNode {
  const text = useText()
  const words = text.displays
  const deeds = useDeeds()
  const sign = { size: 16, 'aria-hidden': true }
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon aria-label={words.details.more(display.name)} onClick={(event) => event.stopPropagation()}>
          <IconDotsVertical size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        {display.archivedAt !== null ? (
          <Menu.Item leftSection={<IconArchiveOff {...sign} />} onClick={() => void deeds.archive(display, false)}>
            {words.archive.restore}
          </Menu.Item>
        ) : (
          <>
            <Menu.Item leftSection={<IconPencil {...sign} />} onClick={onEdit}>
              {text.kit.edit}
            </Menu.Item>
            <Menu.Item leftSection={<IconLink {...sign} />} onClick={onPair}>
              {words.pair.action}
            </Menu.Item>
            <Menu.Item leftSection={<IconBrowserPlus {...sign} />} onClick={() => void deeds.openHere(display)}>
              {words.test}
            </Menu.Item>
            <Menu.Divider />
            {display.paired && (
              <Menu.Item
                color="red.9"
                leftSection={<IconUnlink {...sign} />}
                onClick={() => void deeds.unpair(display)}
              >
                {words.unpair.action}
              </Menu.Item>
            )}
            <Menu.Item
              color="red.9"
              leftSection={<IconArchive {...sign} />}
              onClick={() => void deeds.archive(display, true)}
            >
              {words.archive.action}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
