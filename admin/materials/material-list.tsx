import { ActionIcon, Badge, Checkbox, Group, Menu, UnstyledButton } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isOverdue } from '../../playlists/duty.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { MaterialThumb } from '../ui/material-thumb.tsx'
import { useFormat } from '../ui/office.ts'
import { StateBadge } from '../ui/state-badge.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Column } from '../ui/table.tsx'
import { kindOf } from './draft.ts'
import { validity } from './filter.ts'
import { useTopics } from './hooks.ts'
import classes from './material-list.module.css'
import type { Choice } from './use-choice.ts'
import { useActions } from './use-actions.tsx'
import { Unbroken } from '../ui/unbroken.tsx'

type Props = { materials: readonly Material[]; onOpen: (id: MaterialId) => void; choice: Choice }

export function MaterialGrid({ materials, onOpen, choice }: Props): ReactNode {
  return (
    <ul className={classes.grid}>
      {materials.map((material) => (
        <li key={material.id}>
          <MaterialCard material={material} onOpen={onOpen} choice={choice} />
        </li>
      ))}
    </ul>
  )
}

function MaterialCard({ material, onOpen, choice }: Omit<Props, 'materials'> & { material: Material }) {
  const t = useText().materials
  const format = useFormat()
  const { latest, title, topic, durationMs, tags } = material
  const facts = [t.kinds[kindOf(latest.content)], topic, format.duration(durationMs)]
  return (
    <article className={classes.card} data-chosen={choice.chosen.has(material.id) || undefined}>
      <MaterialThumb content={latest.content} />
      <Tick material={material} choice={choice} className={classes.tick!} />
      <div className={classes.body}>
        <div className={classes.title}>
          <button type="button" className={classes.open} onClick={() => onOpen(material.id)}>
            <span className={classes.clamp}>
              <Unbroken of={title} />
            </span>
          </button>
          <div className={classes.menu}>
            <ActionMenu material={material} />
          </div>
        </div>
        <MaterialBadges material={material} />
        {tags.length > 0 && <div className={classes.tags}>{tags.join(' · ')}</div>}
        <div className={classes.facts}>{facts.join(' · ')}</div>
      </div>
    </article>
  )
}

function Tick({ material, choice, className }: { material: Material; choice: Choice; className?: string }) {
  const t = useText().materials.bulk
  const { toggle, chosen } = choice
  if (toggle === null) return null
  return (
    <Checkbox
      className={className}
      aria-label={t.choose(material.title)}
      checked={chosen.has(material.id)}
      onChange={() => toggle(material)}
    />
  )
}

export function MaterialBadges({ material }: { material: Material }): ReactNode {
  const { materials, duty } = useText()
  const t = materials.badges
  const format = useFormat()
  const today = format.dayOf(useNow(60_000))
  const { latest, approved, archivedAt, deadline } = material
  const valid = validity(material, today)
  return (
    <Group gap={4}>
      <StateBadge state={latest.state} />
      {approved !== null && approved.id !== latest.id && <Badge color="lake">{t.playsOld}</Badge>}
      {valid === 'expired' && <Badge color="red">{t.expired}</Badge>}
      {valid === 'not-yet' && <Badge color="gray">{t.notYet}</Badge>}
      {archivedAt === null && deadline !== null && isOverdue(material, today) && (
        <Badge color="red">{duty.overdue(format.date(deadline))}</Badge>
      )}
      {archivedAt !== null && <Badge color="gray">{t.archived}</Badge>}
    </Group>
  )
}

function ActionMenu({ material }: { material: Material }) {
  const text = useText()
  const { actionsOf, act } = useActions()
  const actions = actionsOf(material)
  if (actions.length === 0) return null
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size="md" aria-label={`${text.kit.actions}: ${material.title}`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item key={action} onClick={() => void act(action, material)}>
            {text.materials.actions[action]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

export function MaterialTable({ materials, onOpen, choice }: Props): ReactNode {
  const text = useText()
  const t = text.materials
  const { actions } = text.kit
  const format = useFormat()
  const names = new Map(useTopics().map(({ code, name }) => [code, name]))
  const tick: Column<Material> = {
    key: 'tick',
    label: t.bulk.column,
    kind: 'narrow',
    cell: (material) => <Tick material={material} choice={choice} />,
  }
  const columns: Column<Material>[] = [
    ...(choice.toggle === null ? [] : [tick]),
    {
      key: 'picture',
      label: t.columns.picture,
      kind: 'narrow',
      cell: ({ latest }) => <Small content={latest.content} />,
    },
    { key: 'title', label: t.columns.title, cell: (material) => <TitleCell material={material} onOpen={onOpen} /> },
    { key: 'topic', label: t.columns.topic, cell: ({ topic }) => `${topic} · ${names.get(topic) ?? ''}` },
    { key: 'kind', label: t.columns.kind, kind: 'narrow', cell: ({ latest }) => t.kinds[kindOf(latest.content)] },
    { key: 'state', label: t.columns.state, cell: (material) => <MaterialBadges material={material} /> },
    {
      key: 'duration',
      label: t.columns.duration,
      kind: 'number',
      cell: ({ durationMs }) => format.duration(durationMs),
    },
    { key: 'author', label: t.columns.author, cell: ({ latest }) => latest.authorName },
    { key: 'menu', label: actions, kind: 'narrow', cell: (material) => <ActionMenu material={material} /> },
  ]
  return <DataTable label={t.title} columns={columns} rows={materials} rowKey={({ id }) => id} />
}

const Small = ({ content }: { content: Material['latest']['content'] }) => (
  <div className={classes.small}>
    <MaterialThumb content={content} />
  </div>
)

function TitleCell({ material, onOpen }: { material: Material; onOpen: Props['onOpen'] }) {
  return (
    <UnstyledButton fz="sm" fw={600} onClick={() => onOpen(material.id)} style={{ textDecoration: 'underline' }}>
      <Unbroken of={material.title} />
    </UnstyledButton>
  )
}
