import { Button, Group, Modal, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { ErrorNotice } from './errors.tsx'
import { useText } from './language.tsx'

type Given = {
  children: ReactNode
  onSubmit: () => void
  submit: string
  busy: boolean
  error: unknown
  onReload?: () => void
  /** Names of fields as the reader knows them, for what the server finds wrong. */
  fields?: Record<string, string>
  onCancel?: () => void
  /** Beside the buttons, on the left. */
  extra?: ReactNode
}

/** Fields, what went wrong right above the buttons, and the buttons. What was typed stays whatever the answer. */
export function Form({ children, onSubmit, submit, busy, error, onReload, fields, onCancel, extra }: Given): ReactNode {
  const text = useText().kit
  const send = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!busy) onSubmit()
  }
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="sm">
        {children}
        <ErrorNotice error={error} onReload={onReload} fields={fields} />
        <Group justify="flex-end" mt="xs" gap="xs">
          {extra !== undefined && <div style={{ marginInlineEnd: 'auto' }}>{extra}</div>}
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {text.cancel}
            </Button>
          )}
          <Button type="submit" loading={busy}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** A form in a dialog. Give the form itself a key or mount it freshly, so that each opening begins anew. */
export function FormDialog({
  opened,
  title,
  onClose,
  size = 'lg',
  children,
}: {
  opened: boolean
  title: string
  onClose: () => void
  size?: string
  children: ReactNode
}): ReactNode {
  const text = useText().kit
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      {children}
    </Modal>
  )
}
