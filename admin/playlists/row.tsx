import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { ActionIcon, Badge, NumberInput, Text } from '@mantine/core'
import { IconGripVertical, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../ui/language.tsx'
import { MaterialThumb } from '../ui/material-thumb.tsx'
import { useFormat } from '../ui/office.ts'
import { changeRow, removeRow } from './draft.ts'
import type { Draft, Row as RowDraft, Share } from './draft.ts'
import classes from './editor.module.css'
import type { Shelf } from './hooks.ts'
import type { Standing } from './standing.ts'

type Props = {
  row: RowDraft
  number: number
  share: Share
  draft: Draft
  shelf: Shelf
  readOnly: boolean
  onChange: (draft: Draft) => void
}

export function Row({ row, number, shelf, draft, readOnly, onChange, share }: Props): ReactNode {
  const t = useText().playlists
  const material = shelf.find(row.material)
  const title = material?.title ?? ''
  const sortable = useSortable({ id: row.key, disabled: readOnly, attributes: { roleDescription: t.drag.role } })
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = sortable
  const style = { transform: CSS.Transform.toString(transform), transition }
  return (
    <li ref={setNodeRef} style={style} className={`${classes.row} ${isDragging ? classes.lifted : ''}`}>
      {!readOnly && (
        <ActionIcon
          ref={setActivatorNodeRef}
          className={classes.handle!}
          aria-label={t.editor.drag(title)}
          {...attributes}
          {...listeners}
        >
          <IconGripVertical size={18} aria-hidden />
        </ActionIcon>
      )}
      <span className={classes.number}>{number}</span>
      <div className={classes.picture}>
        {material !== undefined && <MaterialThumb content={(material.approved ?? material.latest).content} />}
      </div>
      <div className={classes.words}>
        <Text size="sm" fw={600} lineClamp={2}>
          {title}
        </Text>
        <StandingBadge standing={shelf.standing(material)} />
      </div>
      <Fields
        row={row}
        title={title}
        share={share}
        draft={draft}
        readOnly={readOnly}
        onChange={onChange}
        own={material?.durationMs ?? 0}
      />
      {!readOnly && (
        <ActionIcon aria-label={t.editor.remove(title)} onClick={() => onChange(removeRow(draft, row.key))}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}

export function StandingBadge({ standing }: { standing: Standing }): ReactNode {
  const t = useText().playlists.editor
  if (standing === 'plays') return null
  return <Badge color="orange">{t[standing]}</Badge>
}

type FieldsProps = Pick<Props, 'row' | 'share' | 'draft' | 'readOnly' | 'onChange'> & { title: string; own: number }

function Fields({ row, title, share, draft, readOnly, onChange, own }: FieldsProps) {
  const t = useText().playlists.editor
  const format = useFormat()
  const change = (part: Parameters<typeof changeRow>[2]) => onChange(changeRow(draft, row.key, part))
  return (
    <div className={classes.fields}>
      <NumberInput
        aria-label={t.seconds(title)}
        placeholder={format.number(own / 1000)}
        value={row.durationMs === null ? '' : row.durationMs / 1000}
        onChange={(value) =>
          change({ durationMs: typeof value === 'number' && value > 0 ? Math.round(value * 1000) : null })
        }
        min={3}
        max={3600}
        clampBehavior="blur"
        suffix={t.secondsUnit}
        w={84}
        size="xs"
        hideControls
        readOnly={readOnly}
      />
      {draft.order === 'weighted' && (
        <NumberInput
          aria-label={t.weight(title)}
          value={row.weight}
          onChange={(value) =>
            typeof value === 'number' && change({ weight: Math.min(Math.max(Math.round(value), 1), 10) })
          }
          min={1}
          max={10}
          allowDecimal={false}
          prefix="× "
          w={72}
          size="xs"
          readOnly={readOnly}
        />
      )}
      <div className={classes.share}>
        {share.times > 0 && t.share(format.percent(share.part, 1))}
        {draft.order === 'weighted' && share.times > 0 && <div>{t.times(format.number(share.times))}</div>}
      </div>
    </div>
  )
}
