import { Alert, Stack, Text } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { MaterialId } from '../../playlists/ids.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { EmptyState } from '../ui/empty.tsx'
import { useText } from '../ui/language.tsx'
import { Answer, PageHeader } from '../ui/page.tsx'
import { useMay } from '../ui/session.tsx'
import { ApprovalCard, mayDecide } from './approval-card.tsx'
import classes from './approvals.module.css'
import { useStanding, useWaiting } from './hooks.ts'
import type { Order } from './hooks.ts'
import { ManyBar, RefusedRows, TopBar } from './many-bar.tsx'
import { useDeeds } from './use-deeds.tsx'
import type { Deeds } from './use-deeds.tsx'
import { useDeskKeys } from './use-desk-keys.ts'

export function ApprovalsPage(): ReactNode {
  const t = useText().approvals
  const [order, setOrder] = useState<Order>('urgency')
  const { asked, waiting } = useWaiting(order)
  const deeds = useDeeds()
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Stack gap="lg">
        <RefusedRows deeds={deeds} />
        <Answer of={asked} height={360}>
          {() =>
            waiting.length === 0 ? (
              <EmptyState icon={IconChecks} {...t.empty} />
            ) : (
              <Desk waiting={waiting} deeds={deeds} order={order} onOrder={setOrder} />
            )
          }
        </Answer>
      </Stack>
    </>
  )
}

type DeskProps = { waiting: readonly Material[]; deeds: Deeds; order: Order; onOrder: (order: Order) => void }

function Desk({ waiting, deeds, order, onOrder }: DeskProps) {
  const t = useText().approvals
  const may = useMay()
  const mayAct = may('review') || may('approve')
  const standing = useStanding()
  const { selected, decidable, isChosen, choose, chooseAll } = useChoice(waiting, (one) => mayDecide(standing(one)))
  const desk = useDeskKeys((key, index) => {
    const material = waiting[index]
    if (material === undefined || deeds.progress !== null) return
    const { step, says, mayReturn } = standing(material)
    if (key === 'x' && (says === 'may' || mayReturn)) choose(material.id, !isChosen(material.id))
    if (key === 'a' && says === 'may') void deeds.say(material, step)
    if (key === 'r' && mayReturn) void deeds.giveBack([material])
  })
  return (
    <Stack gap="lg" ref={desk} className={selected.length > 0 ? classes.choosing! : ''}>
      {!mayAct && <Alert>{t.notAllowed}</Alert>}
      <TopBar
        waiting={waiting.length}
        selected={selected.length}
        decidable={decidable.length}
        order={order}
        onOrder={onOrder}
        onAll={chooseAll}
      />
      {mayAct && (
        <Text size="xs" c="dark.4" visibleFrom="sm">
          {t.keys.hint}
        </Text>
      )}
      {waiting.map((material) => (
        <ApprovalCard
          key={`${material.id}-${material.latest.id}`}
          material={material}
          standing={standing(material)}
          deeds={deeds}
          chosen={isChosen(material.id)}
          onChoose={(on) => choose(material.id, on)}
        />
      ))}
      {selected.length > 0 && <ManyBar selected={selected} standing={standing} deeds={deeds} />}
    </Stack>
  )
}

/** Which of what can be decided is ticked. */
function useChoice(waiting: readonly Material[], may: (material: Material) => boolean) {
  const [chosen, setChosen] = useState<ReadonlySet<MaterialId>>(new Set())
  const decidable = waiting.filter(may)
  return {
    decidable,
    selected: decidable.filter(({ id }) => chosen.has(id)),
    isChosen: (id: MaterialId) => chosen.has(id),
    choose: (id: MaterialId, on: boolean) => {
      const next = new Set(chosen)
      if (on) next.add(id)
      else next.delete(id)
      setChosen(next)
    },
    chooseAll: (on: boolean) => setChosen(new Set(on ? decidable.map(({ id }) => id) : [])),
  }
}
