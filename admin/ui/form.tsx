import { Button, Group, Modal, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { ErrorNotice } from './errors.tsx'
import classes from './form.module.css'
import { useText } from './language.tsx'
import { useGuardedClose, useUnsaved } from './unsaved.tsx'

type Given = {
  children: ReactNode
  onSubmit: () => void
  submit: string
  busy: boolean
  /** While there is nothing to send yet. */
  idle?: boolean
  error: unknown
  onReload?: () => void
  /** Names of fields as the reader knows them, for what the server finds wrong. */
  fields?: Record<string, string>
  onCancel?: () => void
  /** All that was typed or chosen: inside a dialog it is not thrown away without asking. */
  typed?: unknown
  /** Beside the buttons, on the left. */
  extra?: ReactNode
}

/** Fields, what went wrong right above the buttons, and the buttons. What was typed stays whatever the answer. */
export function Form(given: Given): ReactNode {
  const { children, onSubmit, submit, busy, idle = false, error, onReload, fields, onCancel, typed, extra } = given
  const text = useText().kit
  const leave = useUnsaved(typed)
  const send = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!busy && !idle) onSubmit()
  }
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="sm">
        {children}
        <ErrorNotice error={error} onReload={onReload} fields={fields} />
        <Group className={classes.buttons}>
          {extra !== undefined && <div className={classes.extra}>{extra}</div>}
          {onCancel && (
            <Button variant="default" onClick={() => leave(onCancel)}>
              {text.cancel}
            </Button>
          )}
          <Button type="submit" loading={busy} disabled={idle}>
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
  const { dialog, surround } = useGuardedClose(onClose)
  return (
    <Modal
      {...dialog}
      opened={opened}
      title={title}
      size={size}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      {/* While it fades away it does nothing more: the second click of a double click falls there. */}
      <div inert={!opened}>{surround(children)}</div>
    </Modal>
  )
}
