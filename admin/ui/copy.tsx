import { ActionIcon, Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { asTable } from './as-table.ts'
import { useText } from './language.tsx'

type Cells = readonly (string | number)[]

/** Puts a table on the clipboard, as a sheet takes it. */
export function CopyTable({ name, head, rows }: { name: string; head: Cells; rows: readonly Cells[] }): ReactNode {
  const t = useText().kit.copy
  return (
    <CopyButton value={asTable(head, rows)}>
      {({ copied, copy }) => (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          aria-label={`${t.table}: ${name}`}
          onClick={copy}
        >
          {copied ? t.done : t.table}
        </Button>
      )}
    </CopyButton>
  )
}

/** Puts one figure on the clipboard, as it is typed into a form. */
export function CopyFigure({ name, value }: { name: string; value: string }): ReactNode {
  const t = useText().kit.copy
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <ActionIcon variant="subtle" size="sm" aria-label={copied ? t.done : t.figure(name)} onClick={copy}>
          {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        </ActionIcon>
      )}
    </CopyButton>
  )
}
