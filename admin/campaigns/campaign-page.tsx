import { Anchor, Badge, Button, Group, Paper, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconClipboardList, IconPencil, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { reached } from '../../playlists/campaign.ts'
import type { CampaignTarget } from '../../playlists/campaign.ts'
import type { CampaignId } from '../../playlists/ids.ts'
import { useNow } from '../ui/clock.ts'
import { EmptyState } from '../ui/empty.tsx'
import { FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer, PageHeader } from '../ui/page.tsx'
import { useMay } from '../ui/session.tsx'
import { CampaignForm } from './campaign-form.tsx'
import classes from './campaign.module.css'
import { useDates } from './dates.ts'
import { stateOf } from './draft.ts'
import { useCampaign } from './hooks.ts'
import type { Full } from './hooks.ts'
import { PlanForm } from './plan-form.tsx'
import { GroupTable, PhaseTable, TopicTable } from './plan-tables.tsx'

/** One campaign: its plan's own table, filled in from what was made and played. */
export function CampaignPage({ id }: { id: CampaignId }): ReactNode {
  const campaign = useCampaign(id)
  return (
    <Answer of={campaign} height={420}>
      {(data) => <Loaded campaign={data} />}
    </Answer>
  )
}

function Loaded({ campaign }: { campaign: Full }) {
  const t = useText().campaigns
  const mayEdit = useMay()('edit')
  const [open, setOpen] = useState<'campaign' | 'plan' | null>(null)
  const close = () => setOpen(null)
  const editPlan = (
    <Button leftSection={<IconClipboardList size={16} aria-hidden />} onClick={() => setOpen('plan')}>
      {t.plan.edit}
    </Button>
  )
  const { phases, groups, targets, bodies } = campaign.plan
  const isBare = phases.length + groups.length + targets.length + bodies.length === 0
  return (
    <div className={classes.page}>
      <PageHeader
        title={campaign.name}
        lead={campaign.goal === '' ? undefined : campaign.goal}
        actions={<Actions mayEdit={mayEdit} onEdit={() => setOpen('campaign')} editPlan={editPlan} />}
      />
      <Stack gap="xl">
        <Facts campaign={campaign} />
        {isBare && <EmptyState icon={IconClipboardList} {...t.plan.empty} action={mayEdit ? editPlan : null} />}
        <PhaseTable campaign={campaign} />
        <GroupTable campaign={campaign} />
        <Targets targets={targets} />
        <TopicTable campaign={campaign} />
        <Bodies campaign={campaign} />
      </Stack>
      <FormDialog opened={open === 'campaign'} title={t.form.editTitle} onClose={close}>
        {open === 'campaign' && <CampaignForm campaign={campaign} onClose={close} />}
      </FormDialog>
      <FormDialog opened={open === 'plan'} title={t.plan.editTitle} onClose={close} size="xl">
        {open === 'plan' && <PlanForm campaign={campaign} onClose={close} />}
      </FormDialog>
    </div>
  )
}

function Actions({ mayEdit, onEdit, editPlan }: { mayEdit: boolean; onEdit: () => void; editPlan: ReactNode }) {
  const t = useText().campaigns
  return (
    <Group gap="xs" className={classes.screenOnly!}>
      <Button component={Link} to="/campaigns" variant="subtle" leftSection={<IconArrowLeft size={16} aria-hidden />}>
        {t.back}
      </Button>
      <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
        {t.print}
      </Button>
      {mayEdit && (
        <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
          {t.edit}
        </Button>
      )}
      {mayEdit && editPlan}
    </Group>
  )
}

function Facts({ campaign }: { campaign: Full }) {
  const t = useText().campaigns
  const format = useFormat()
  const today = format.dayOf(useNow(60_000))
  const { total, displays } = campaign.progress
  const facts: [string, ReactNode][] = [
    [t.columns.dates, useDates()(campaign)],
    [t.columns.state, <Badge key="state">{t.states[stateOf(campaign, today)]}</Badge>],
    [t.columns.basis, campaign.basis === '' ? '–' : campaign.basis],
    [
      t.columns.materials,
      <Anchor key="made" component={Link} to={`/materials?campaign=${campaign.id}`} size="sm">
        {t.made(format.number(total.materials), format.number(total.approved))}
      </Anchor>,
    ],
    [t.plays, t.played(format.number(total.plays), format.duration(total.durationMs), format.number(displays))],
    ...(campaign.plan.form === null ? [] : [[t.plan.form, t.plan.forms[campaign.plan.form]] as [string, string]]),
  ]
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dark.4">
            {name}
          </Text>
          <Text component="dd" size="sm" m={0}>
            {value}
          </Text>
        </div>
      ))}
    </dl>
  )
}

function Targets({ targets }: { targets: readonly CampaignTarget[] }) {
  const t = useText().campaigns.plan
  if (targets.length === 0) return null
  return (
    <section aria-label={t.parts.targets.title}>
      <Title order={2} size="h4" mb="xs">
        {t.parts.targets.title}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {targets.map((target, n) => (
          <TargetCard key={n} target={target} />
        ))}
      </SimpleGrid>
    </section>
  )
}

function TargetCard({ target }: { target: CampaignTarget }) {
  const t = useText().campaigns.plan
  const format = useFormat()
  const part = reached(target)
  const figure = (value: number) => `${format.number(value, 3)} ${target.unit}`.trim()
  return (
    <Paper withBorder p="sm">
      <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        {target.headline}
      </Text>
      <Text size="sm" mt={4}>
        {t.betters[target.better]}: <b>{figure(target.target)}</b>
      </Text>
      {part === null ? (
        <Text size="sm" c="dark.4">
          {t.notCounted}
        </Text>
      ) : (
        <>
          <Progress value={part * 100} mt={6} aria-label={target.headline} />
          <Text size="sm" mt={4}>
            {target.asOf === null ? figure(target.value!) : t.counted(figure(target.value!), format.date(target.asOf))}
          </Text>
        </>
      )}
      {target.source !== '' && (
        <Text size="xs" c="dark.4" mt={4}>
          {target.source}
        </Text>
      )}
    </Paper>
  )
}

function Bodies({ campaign: { plan } }: { campaign: Full }) {
  const t = useText().campaigns.plan
  if (plan.bodies.length === 0) return null
  return (
    <section aria-label={t.parts.bodies.title}>
      <Title order={2} size="h4" mb="xs">
        {t.parts.bodies.title}
      </Title>
      <Stack gap="xs">
        {plan.bodies.map(({ name, role }, n) => (
          <Text key={n} size="sm">
            <b>{name}</b>
            {role === '' ? '' : `: ${role}`}
          </Text>
        ))}
      </Stack>
    </section>
  )
}
