import { Button, Group, List, Text } from '@mantine/core'
import { IconCamera, IconGridDots, IconId, IconPlayerStop, IconRefresh, IconReload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { OrderKind } from '../../playlists/orders.ts'
import { MINUTE } from '../../playlists/time.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { giveOrder, listOrders } from '../../playlists/wire/orders.ts'
import type { OrderReply } from '../../playlists/wire/orders.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { useNow } from '../ui/clock.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { problemWords } from './problem-words.ts'

const ICONS: Record<OrderKind, typeof IconId> = {
  photograph: IconCamera,
  identify: IconId,
  'test-pattern': IconGridDots,
  'end-picture': IconPlayerStop,
  reload: IconReload,
  'clear-cache': IconRefresh,
}
/** What the public sees is asked for twice. */
const SEEN: readonly OrderKind[] = ['identify', 'test-pattern']
const MOST = 4

/** What can be asked of a display from afar, and what it answered. */
export function Remote({ display }: { display: Display }): ReactNode {
  const text = useText().watch.remote
  const { id } = display
  const orders = useAsk(listOrders, { params: { id } }, { every: 5000 }).data ?? []
  const send = useOrder(display)
  const kinds = (Object.keys(ICONS) as OrderKind[]).filter(
    (kind) => kind !== 'end-picture' || display.health?.showing === 'test',
  )
  return (
    <>
      <Group gap="xs" mb="xs">
        {kinds.map((kind) => {
          const Icon = ICONS[kind]
          return (
            <Button
              key={kind}
              size="xs"
              variant="default"
              title={text.hints[kind]}
              leftSection={<Icon size={16} aria-hidden />}
              onClick={() => void send(kind)}
            >
              {text.actions[kind]}
            </Button>
          )
        })}
      </Group>
      <Photograph display={display} orders={orders} />
      <div aria-live="polite">
        {orders.length === 0 && (
          <Text size="xs" c="dimmed">
            {text.none}
          </Text>
        )}
        <List size="xs">
          {orders.slice(0, MOST).map((order) => (
            <List.Item key={order.id}>
              <OrderLine order={order} />
            </List.Item>
          ))}
        </List>
      </div>
    </>
  )
}

/** As long as the server keeps it. */
const KEPT_MS = 10 * MINUTE

/** What the page showed when it was asked for it. */
function Photograph({ display: { id, name }, orders }: { display: Display; orders: readonly OrderReply[] }) {
  const text = useText().watch.remote
  const format = useFormat()
  const now = useNow(15_000)
  const taken = orders.find(({ kind, outcome }) => kind === 'photograph' && outcome === 'done')
  if (taken?.answeredAt == null || now - taken.answeredAt > KEPT_MS) return null
  const src = `/api/displays/${id}/picture?order=${taken.id}`
  return (
    <figure style={{ margin: '0 0 8px' }}>
      <img src={src} alt={text.photographOf(name)} style={{ maxWidth: '100%', maxHeight: 300 }} />
      <Text component="figcaption" size="xs" c="dimmed">
        {text.photographed(format.timeWithSeconds(taken.answeredAt))}
      </Text>
    </figure>
  )
}

function OrderLine({ order }: { order: OrderReply }) {
  const all = useText()
  const text = all.watch.remote
  const format = useFormat()
  const { kind, orderedAt, orderedBy, outcome, problem, answeredAt } = order
  const bad = outcome === 'failed' || outcome === 'expired'
  const when = answeredAt === null ? '' : ` (${format.timeWithSeconds(answeredAt)})`
  return (
    <>
      {text.line(text.actions[kind], format.dateTime(orderedAt), orderedBy)}
      {': '}
      <Text span size="xs" fw={600} c={bad ? 'red.9' : undefined}>
        {text.outcomes[outcome]}
        {when}
        {problem !== '' && `: ${problemWords(problem, all)}`}
      </Text>
    </>
  )
}

function useOrder({ id, name }: Display): (kind: OrderKind) => Promise<void> {
  const text = useText().watch.remote
  const confirm = useConfirm()
  const tell = useTell()
  const sending = useSend(giveOrder)
  return async (kind) => {
    const action = text.actions[kind]
    const question = { title: text.confirm.title(action, name), body: text.confirm.body, confirm: action }
    if (SEEN.includes(kind) && !(await confirm(question))) return
    const onSuccess = () => tell.done(text.sent)
    sending.mutate({ params: { id }, body: { kind } }, { onSuccess, onError: tell.failed })
  }
}
