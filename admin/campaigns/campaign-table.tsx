import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Campaign } from '../../playlists/wire/campaigns.ts'
import { useNow } from '../ui/clock.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { useDates } from './dates.ts'
import { stateOf } from './draft.ts'
import type { CampaignState } from './draft.ts'
import { useArchive } from './hooks.ts'
import { TravelButtons } from './travel-buttons.tsx'

type Props = { campaigns: readonly Campaign[]; onEdit: ((campaign: Campaign) => void) | null }

const COLORS: Record<CampaignState, string> = { coming: 'deep', running: 'lake', over: 'gray', archived: 'gray' }

export function CampaignTable({ campaigns, onEdit }: Props): ReactNode {
  const text = useText()
  const t = text.campaigns
  const { actions } = text.kit
  const format = useFormat()
  const today = format.dayOf(useNow(60_000))
  const dates = useDates()
  const columns: Column<Campaign>[] = [
    { key: 'name', label: t.columns.name, cell: (campaign) => <NameCell campaign={campaign} /> },
    { key: 'basis', label: t.columns.basis, cell: ({ basis }) => basis },
    { key: 'dates', label: t.columns.dates, cell: dates },
    {
      key: 'materials',
      label: t.columns.materials,
      kind: 'number',
      cell: (campaign) => <Materials campaign={campaign} />,
    },
    { key: 'state', label: t.columns.state, cell: (campaign) => <State state={stateOf(campaign, today)} /> },
    ...(onEdit === null
      ? []
      : [
          {
            key: 'menu',
            label: actions,
            kind: 'narrow' as const,
            cell: (campaign: Campaign) => <RowDeeds campaign={campaign} onEdit={onEdit} />,
          },
        ]),
  ]
  return <DataTable label={t.title} columns={columns} rows={campaigns} rowKey={({ id }) => id} />
}

function NameCell({ campaign }: { campaign: Campaign }) {
  return (
    <Stack gap={0}>
      <Anchor component={Link} to={`/campaigns?open=${campaign.id}`} size="sm" fw={600}>
        {campaign.name}
      </Anchor>
      <Text size="xs" c="dark.4" lineClamp={2} maw={420}>
        {campaign.goal}
      </Text>
    </Stack>
  )
}

function State({ state }: { state: CampaignState }) {
  const t = useText().campaigns.states
  return <Badge color={COLORS[state]}>{t[state]}</Badge>
}

function Materials({ campaign }: { campaign: Campaign }) {
  const t = useText().campaigns
  const format = useFormat()
  const count = format.number(campaign.materials)
  return (
    <Anchor component={Link} to={`/materials?campaign=${campaign.id}`} size="sm" aria-label={t.seeMaterials(count)}>
      {count}
    </Anchor>
  )
}

function RowDeeds({ campaign, onEdit }: { campaign: Campaign; onEdit: (campaign: Campaign) => void }) {
  const t = useText().campaigns
  const tell = useTell()
  const confirm = useConfirm()
  const archive = useArchive()
  async function put(archived: boolean): Promise<void> {
    const question = { title: t.confirmArchive(campaign.name), body: t.confirmArchiveBody, confirm: t.archive }
    if (archived && !(await confirm(question))) return
    try {
      await archive(campaign, archived)
      tell.done(archived ? t.done.archived : t.done.restored)
    } catch (error) {
      tell.failed(error)
    }
  }
  const isArchived = campaign.archivedAt !== null
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => onEdit(campaign)}
        aria-label={`${t.edit}: ${campaign.name}`}
      >
        {t.edit}
      </Button>
      <TravelButtons campaign={campaign} />
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => void put(!isArchived)}
        aria-label={`${isArchived ? t.restore : t.archive}: ${campaign.name}`}
      >
        {isArchived ? t.restore : t.archive}
      </Button>
    </Group>
  )
}
