import { List, Stack, Text } from '@mantine/core'
import { useModals } from '@mantine/modals'
import type { ReactNode } from 'react'
import { useText } from './language.tsx'

export type Question = {
  /** A question that names the thing: "Lưu trữ màn hình “Sảnh chính”?" */
  title: string
  /** What will happen. */
  body: ReactNode
  /** To what it will happen, by name. */
  names?: readonly string[]
  /** The verb on the button that does it. */
  confirm: string
  danger?: boolean
}

/** Asks before something happens: `if (await confirm({ … })) …`. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const modals = useModals()
  const text = useText().kit
  return ({ title, body, names = [], confirm, danger = false }) =>
    new Promise((resolve) => {
      modals.openConfirmModal({
        title,
        children: (
          <Stack gap="xs">
            <Text size="sm" component="div">
              {body}
            </Text>
            {names.length > 0 && (
              <List size="sm" mah={220} style={{ overflowY: 'auto' }}>
                {names.map((name, n) => (
                  <List.Item key={n}>{name}</List.Item>
                ))}
              </List>
            )}
          </Stack>
        ),
        labels: { confirm, cancel: text.cancel },
        confirmProps: danger ? { color: 'red.9' } : {},
        closeButtonProps: { 'aria-label': text.close },
        onConfirm: () => resolve(true),
        onCancel: () => resolve(false),
        onClose: () => resolve(false),
      })
    })
}
