import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useModals } from '@mantine/modals'
import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { useText } from './language.tsx'

type Question = { title: string; body: string; confirm: string }

/** Asks for a reason that may not be empty; null when the question is dropped. */
export function useAskReason(): (question: Question) => Promise<string | null> {
  const modals = useModals()
  const { kit } = useText()
  return ({ title, body, confirm }) =>
    new Promise((resolve) => {
      const settle = (reason: string | null) => {
        resolve(reason)
        modals.closeModal(id)
      }
      const id = modals.openModal({
        title,
        onClose: () => resolve(null),
        closeButtonProps: { 'aria-label': kit.close },
        children: <ReasonForm body={body} confirm={confirm} onSettle={settle} />,
      })
    })
}

type FormProps = { body: string; confirm: string; onSettle: (reason: string | null) => void }

function ReasonForm({ body, confirm, onSettle }: FormProps): ReactNode {
  const { kit, approvals: t } = useText()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const missing = reason.trim() === ''
  const send = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setTried(true)
    if (!missing) onSettle(reason.normalize('NFC').trim())
  }
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="sm">
        <Text size="sm">{body}</Text>
        <Textarea
          label={t.reason}
          value={reason}
          error={tried && missing ? t.reasonMissing : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={1000}
          autosize
          minRows={3}
          required
          data-autofocus
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => onSettle(null)}>
            {kit.cancel}
          </Button>
          <Button type="submit" color="red.9">
            {confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
