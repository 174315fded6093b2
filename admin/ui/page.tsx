import { Box, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { ErrorNotice } from './errors.tsx'
import { useText } from './language.tsx'

type Header = { title: string; lead?: ReactNode; actions?: ReactNode }

/** The one h1 of a page, what it is for, and what can be done on it. Also names the browser's tab. */
export function PageHeader({ title, lead, actions }: Header): ReactNode {
  useDocumentTitle(`${title} · ${useText().shell.product}`)
  return (
    <Group justify="space-between" align="flex-start" mb="md" gap="sm">
      <Box style={{ flex: '1 1 18rem', minWidth: 0 }}>
        <Title order={1} fz={{ base: '1.3rem', sm: '1.5rem' }} lh={1.35}>
          {title}
        </Title>
        {lead !== undefined && (
          <Text c="dimmed" size="sm" mt={2} maw="46rem">
            {lead}
          </Text>
        )}
      </Box>
      {actions !== undefined && <Group gap="xs">{actions}</Group>}
    </Group>
  )
}

/** Stands in while something loads, as high as what will come, so that nothing jumps. */
export function Loading({ height = 160, rows = 1 }: { height?: number; rows?: number }): ReactNode {
  const text = useText().kit
  return (
    <Stack gap="xs" role="status" aria-label={text.loading}>
      {Array.from({ length: rows }, (_, n) => (
        <Skeleton key={n} height={height} animate={false} />
      ))}
    </Stack>
  )
}

type Asked<T> = { data: T | undefined; error: unknown; refetch: () => unknown }

/** Draws an answer once it is here; until then its stand-in, or why it is not coming. */
export function Answer<T>({
  of,
  height,
  rows,
  children,
}: {
  of: Asked<T>
  height?: number
  rows?: number
  children: (data: T) => ReactNode
}): ReactNode {
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <ErrorNotice error={of.error} onRetry={() => void of.refetch()} />
  return <Loading height={height} rows={rows} />
}
