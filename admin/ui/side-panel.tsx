import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from './language.tsx'
import { useGuardedClose } from './unsaved.tsx'

type Given = { opened: boolean; title: string; onClose: () => void; size: string; children: ReactNode }

/** One thing beside the page it came from. */
export function SidePanel({ opened, title, onClose, size, children }: Given): ReactNode {
  const text = useText().kit
  const { dialog, surround } = useGuardedClose(onClose)
  return (
    <Drawer
      {...dialog}
      opened={opened}
      title={title}
      position="right"
      size={size}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      {surround(children)}
    </Drawer>
  )
}
