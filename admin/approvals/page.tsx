import { Alert, Button, Checkbox, Group, List, Progress, Stack, Text } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { MaterialId } from '../../playlists/ids.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { errorWords, useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer, PageHeader } from '../ui/page.tsx'
import { useMay } from '../ui/session.tsx'
import { ApprovalCard } from './approval-card.tsx'
import classes from './approvals.module.css'
import { useApproveMany, usePending, useStanding } from './hooks.ts'
import type { Failed } from './hooks.ts'

export function ApprovalsPage(): ReactNode {
  const t = useText().approvals
  const { pending, waiting } = usePending()
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Answer of={pending} height={360}>
        {() => (waiting.length === 0 ? <EmptyState icon={IconChecks} {...t.empty} /> : <Desk waiting={waiting} />)}
      </Answer>
    </>
  )
}

function Desk({ waiting }: { waiting: readonly Material[] }) {
  const t = useText().approvals
  const mayApprove = useMay()('approve')
  const standing = useStanding()
  const [chosen, setChosen] = useState<ReadonlySet<MaterialId>>(new Set())
  const decidable = waiting.filter((material) => standing(material) === 'may')
  const selected = decidable.filter(({ id }) => chosen.has(id))
  const choose = (id: MaterialId, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  const chooseAll = (on: boolean) => setChosen(new Set(on ? decidable.map(({ id }) => id) : []))
  return (
    <Stack gap="lg">
      {mayApprove ? (
        <ManyBar decidable={decidable} selected={selected} onAll={chooseAll} waiting={waiting.length} />
      ) : (
        <Alert>{t.notAllowed}</Alert>
      )}
      {waiting.map((material) => (
        <ApprovalCard
          key={`${material.id}-${material.latest.id}`}
          material={material}
          standing={standing(material)}
          chosen={chosen.has(material.id)}
          onChoose={(on) => choose(material.id, on)}
        />
      ))}
    </Stack>
  )
}

type ManyProps = {
  decidable: readonly Material[]
  selected: readonly Material[]
  waiting: number
  onAll: (on: boolean) => void
}

function ManyBar({ decidable, selected, waiting, onAll }: ManyProps) {
  const t = useText().approvals
  const format = useFormat()
  const { approveMany, progress } = useApproveMany()
  const [failed, setFailed] = useState<Failed[]>([])
  const confirm = useConfirm()
  const tell = useTell()
  const count = format.number(selected.length)
  async function run(): Promise<void> {
    const names = selected.map(({ title }) => title)
    if (
      !(await confirm({
        title: t.approveManyTitle(count),
        body: t.approveManyBody,
        names,
        confirm: t.approveMany(count),
      }))
    )
      return
    const refused = await approveMany(selected)
    setFailed(refused)
    if (refused.length < names.length) tell.done(t.done.many(format.number(names.length - refused.length)))
  }
  return (
    <Stack gap="xs" className={classes.bar}>
      <Group justify="space-between" gap="sm">
        <Group gap="md">
          <Checkbox
            label={t.selectAll}
            checked={selected.length > 0 && selected.length === decidable.length}
            indeterminate={selected.length > 0 && selected.length < decidable.length}
            disabled={decidable.length === 0}
            onChange={(event) => onAll(event.currentTarget.checked)}
          />
          <Text size="sm" aria-live="polite">
            {selected.length > 0 ? t.selected(count) : t.waiting(format.number(waiting))}
          </Text>
        </Group>
        {selected.length > 0 && (
          <Button loading={progress !== null} onClick={() => void run()}>
            {t.approveMany(count)}
          </Button>
        )}
      </Group>
      {progress !== null && (
        <div role="status">
          <Text size="sm">{t.progress(format.number(progress.done), format.number(progress.all))}</Text>
          <Progress value={(100 * progress.done) / progress.all} aria-label={t.title} />
        </div>
      )}
      <Refused failed={failed} />
    </Stack>
  )
}

function Refused({ failed }: { failed: readonly Failed[] }) {
  const text = useText()
  if (failed.length === 0) return null
  return (
    <Alert color="red" title={text.kit.errors.title} role="alert">
      <List size="sm">
        {failed.map(({ title, error }) => (
          <List.Item key={title}>{text.approvals.failed(title, errorWords(error, text.kit.errors))}</List.Item>
        ))}
      </List>
    </Alert>
  )
}
