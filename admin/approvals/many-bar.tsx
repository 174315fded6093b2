import { Alert, Button, Checkbox, Group, List, Progress, Select, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Material } from '../../playlists/wire/materials.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import classes from './approvals.module.css'
import { ORDERS } from './hooks.ts'
import type { Order, Standing } from './hooks.ts'
import type { Deeds } from './use-deeds.tsx'

type TopProps = {
  waiting: number
  selected: number
  decidable: number
  order: Order
  onOrder: (order: Order) => void
  onAll: (on: boolean) => void
}

/** How much waits, in which order, and choosing all of it. */
export function TopBar({ waiting, selected, decidable, order, onOrder, onAll }: TopProps): ReactNode {
  const t = useText().approvals
  const format = useFormat()
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="md">
        {decidable > 0 && (
          <Checkbox
            label={t.selectAll}
            checked={selected > 0 && selected === decidable}
            indeterminate={selected > 0 && selected < decidable}
            onChange={(event) => onAll(event.currentTarget.checked)}
          />
        )}
        <Text size="sm" aria-live="polite">
          {selected > 0 ? t.selected(format.number(selected)) : t.waiting(format.number(waiting))}
        </Text>
      </Group>
      <Select
        aria-label={t.order.label}
        data={ORDERS.map((value) => ({ value, label: t.order[value] }))}
        value={order}
        onChange={(value) => onOrder((value ?? 'urgency') as Order)}
        allowDeselect={false}
        w={210}
      />
    </Group>
  )
}

type ManyProps = { selected: readonly Material[]; standing: (material: Material) => Standing; deeds: Deeds }

/** What can be done with all that is chosen; stays in reach of the thumb. */
export function ManyBar({ selected, standing, deeds }: ManyProps): ReactNode {
  const t = useText().approvals
  const format = useFormat()
  const mine = (step: Standing['step']) =>
    selected.filter((material) => standing(material).step === step && standing(material).says === 'may')
  const returnable = selected.filter((material) => standing(material).mayReturn)
  const [toReview, toApprove] = [mine('review'), mine('approve')]
  const busy = deeds.progress !== null
  return (
    <div className={classes.many}>
      {deeds.progress !== null && (
        <div role="status">
          <Text size="sm">{t.progress(format.number(deeds.progress.done), format.number(deeds.progress.all))}</Text>
          <Progress value={(100 * deeds.progress.done) / deeds.progress.all} aria-label={t.title} />
        </div>
      )}
      <div className={classes.buttons}>
        {returnable.length > 0 && (
          <Button variant="default" size="md" disabled={busy} onClick={() => void deeds.giveBack(returnable)}>
            {t.returnMany(format.number(returnable.length))}
          </Button>
        )}
        {toReview.length > 0 && (
          <Button size="md" disabled={busy} onClick={() => void deeds.sayMany(toReview, 'review')}>
            {t.reviewMany(format.number(toReview.length))}
          </Button>
        )}
        {toApprove.length > 0 && (
          <Button size="md" disabled={busy} onClick={() => void deeds.sayMany(toApprove, 'approve')}>
            {t.approveMany(format.number(toApprove.length))}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Which rows were refused, each with its reason; stays until it is read. */
export function RefusedRows({ deeds: { refused, forget } }: { deeds: Deeds }): ReactNode {
  const t = useText().approvals
  if (refused.length === 0) return null
  return (
    <Alert color="red" title={t.refused} role="alert">
      <List size="sm">
        {refused.map(({ id, title, message }) => (
          <List.Item key={id}>{t.failed(title, message)}</List.Item>
        ))}
      </List>
      <Button mt="xs" size="xs" variant="default" onClick={forget}>
        {t.clear}
      </Button>
    </Alert>
  )
}
