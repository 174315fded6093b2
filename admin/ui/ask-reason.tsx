import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from './language.tsx'
import { useQuestion } from './use-question.tsx'
import { useReason } from './use-reason.ts'

type Question = { title: string; body: string; confirm: string }

/** Asks for a reason that may not be empty; null when the question is dropped. */
export function useAskReason(): (question: Question) => Promise<string | null> {
  const ask = useQuestion()
  return ({ title, body, confirm }) =>
    ask<string>({ title, draw: (onSettle) => <ReasonForm body={body} confirm={confirm} onSettle={onSettle} /> })
}

type FormProps = { body: string; confirm: string; onSettle: (reason: string | null) => void }

function ReasonForm({ body, confirm, onSettle }: FormProps): ReactNode {
  const { kit, approvals: t } = useText()
  const { missing, onSubmit, field } = useReason(onSettle)
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <Text size="sm">{body}</Text>
        <Textarea
          {...field}
          label={t.reason}
          error={missing ? t.reasonMissing : undefined}
          minRows={3}
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
