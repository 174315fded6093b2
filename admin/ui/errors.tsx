import { Alert, Button, Group, List, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ApiError } from './api.ts'
import { useText } from './language.tsx'
import type { Text as Words } from './text/vi.ts'

/** An error in words: the server's own, or ours when no answer came. */
export function errorWords(error: unknown, words: Words['kit']['errors']): string {
  if (!(error instanceof ApiError)) return words.unreadable
  if (error.code === 'offline') return words.offline
  return error.message || words.unreadable
}

/** One field that the server found wrong: its name in the wire's words, and what is wrong in the reader's. */
type Detail = { field: string; problem: string }
const isDetail = (value: unknown): value is Detail =>
  typeof value === 'object' && value !== null && 'field' in value && 'problem' in value

/** What the server found wrong, field by field. */
export function problemsOf(error: unknown): Detail[] {
  if (!(error instanceof ApiError) || !Array.isArray(error.details)) return []
  return error.details.filter(isDetail)
}

export const isStale = (error: unknown): boolean => error instanceof ApiError && error.code === 'stale'

type Given = {
  error: unknown
  /** Asks again (a failed load). */
  onRetry?: () => void
  /** Brings the newest version after a stale edit, keeping what was typed. */
  onReload?: () => void
  /** Names of fields as the reader knows them, by their names in the wire. */
  fields?: Record<string, string>
}

/** An error next to what it is about; nothing while there is none. A stale edit explains itself and offers the newest version. */
export function ErrorNotice(given: Given): ReactNode {
  if (!given.error) return null
  return isStale(given.error) ? <StaleNotice onReload={given.onReload} /> : <PlainNotice {...given} />
}

function StaleNotice({ onReload }: { onReload: (() => void) | undefined }) {
  const { stale } = useText().kit.errors
  return (
    <Alert role="alert" color="yellow" icon={<IconAlertTriangle aria-hidden />} title={stale.title}>
      <Text size="sm">{stale.body}</Text>
      {onReload && <AgainButton label={stale.reload} onClick={onReload} />}
    </Alert>
  )
}

function PlainNotice({ error, onRetry, fields = {} }: Given) {
  const text = useText().kit
  const problems = problemsOf(error)
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={onRetry ? text.errors.loadTitle : text.errors.title}
    >
      <Text size="sm">{errorWords(error, text.errors)}</Text>
      {problems.length > 0 && (
        <List size="sm" mt={4}>
          {problems.map(({ field, problem }) => (
            <List.Item key={field}>{`${fields[field] ?? field}: ${problem}`}</List.Item>
          ))}
        </List>
      )}
      {onRetry && <AgainButton label={text.retry} onClick={onRetry} />}
    </Alert>
  )
}

function AgainButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button mt="xs" size="xs" variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={onClick}>
      {label}
    </Button>
  )
}

/** What can still be done about the news, for as long as it stands there. */
export type Offer = { label: string; act: () => void }
const OFFER_MS = 12_000

/** Small news at the top: `tell.done('Đã lưu.')`, `tell.warn('…')` for what is done in part, `tell.failed(error)`. */
export function useTell(): {
  done: (message: string, offer?: Offer | null) => void
  warn: (message: string) => void
  failed: (error: unknown) => void
} {
  const text = useText().kit
  return {
    done: (message, offer = null) => {
      const id = notifications.show({
        message: offer ? <Offered {...{ message, offer }} onTaken={() => notifications.hide(id)} /> : message,
        color: 'lake',
        autoClose: offer ? OFFER_MS : 4000,
        closeButtonProps: { 'aria-label': text.close },
      })
    },
    warn: (message) => {
      notifications.show({
        message,
        color: 'yellow',
        autoClose: 10_000,
        closeButtonProps: { 'aria-label': text.close },
      })
    },
    failed: (error) => {
      notifications.show({
        title: text.errors.title,
        message: isStale(error) ? text.errors.stale.title : errorWords(error, text.errors),
        color: 'red',
        autoClose: 8000,
        closeButtonProps: { 'aria-label': text.close },
      })
    },
  }
}

function Offered({ message, offer, onTaken }: { message: string; offer: Offer; onTaken: () => void }) {
  const take = () => {
    onTaken()
    offer.act()
  }
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{message}</Text>
      <Button size="compact-sm" variant="light" onClick={take} style={{ flex: 'none' }}>
        {offer.label}
      </Button>
    </Group>
  )
}
