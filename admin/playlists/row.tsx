import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { ActionIcon, NumberInput, Text } from '@mantine/core'
import { IconGripVertical, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isNested } from '../../playlists/playlist.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { changeRow, removeRow } from './draft.ts'
import type { Draft, Row as RowDraft } from './draft.ts'
import classes from './editor.module.css'
import type { Shelf } from './hooks.ts'
import { ItemBadge, ItemPicture, useItemTitle } from './item-face.tsx'
import type { Share } from './plan.ts'
import { Unbroken } from '../ui/unbroken.tsx'

type Props = {
  row: RowDraft
  number: number
  share: Share
  draft: Draft
  shelf: Shelf
  readOnly: boolean
  onChange: (draft: Draft) => void
  onRemove: (draft: Draft, title: string) => void
}

export function Row({ row, number, shelf, draft, readOnly, onChange, onRemove, share }: Props): ReactNode {
  const t = useText().playlists
  const { key, item } = row
  const title = useItemTitle(shelf)(item)
  const sortable = useSortable({ id: key, disabled: readOnly, attributes: { roleDescription: t.drag.role } })
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
      <ItemPicture item={item} shelf={shelf} />
      <div className={classes.words}>
        <Text size="sm" fw={600} lineClamp={2}>
          <Unbroken of={title} />
        </Text>
        <ItemBadge item={item} shelf={shelf} />
      </div>
      <Fields
        row={row}
        title={title}
        share={share}
        draft={draft}
        readOnly={readOnly}
        onChange={onChange}
        shelf={shelf}
      />
      {!readOnly && (
        <ActionIcon aria-label={t.editor.remove(title)} onClick={() => onRemove(removeRow(draft, key), title)}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}

type FieldsProps = Pick<Props, 'row' | 'share' | 'draft' | 'shelf' | 'readOnly' | 'onChange'> & { title: string }

function Fields(props: FieldsProps) {
  const { row, title, share, draft, readOnly, onChange } = props
  const t = useText().playlists.editor
  const format = useFormat()
  return (
    <div className={classes.fields}>
      {!isNested(row.item) && <SecondsField {...props} />}
      {draft.order !== 'sequence' && (
        <NumberInput
          aria-label={t.weight(title)}
          value={row.item.weight}
          onChange={(value) =>
            typeof value === 'number' &&
            onChange(changeRow(draft, row.key, { weight: Math.min(Math.max(Math.round(value), 1), 10) }))
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
        {share.times > 0 && (
          <>
            {t.share(format.percent(share.part, 1))}
            <div>{t.anHour(format.number(share.anHour, share.anHour < 10 ? 1 : 0))}</div>
          </>
        )}
      </div>
    </div>
  )
}

function SecondsField({ row: { key, item }, title, draft, shelf, readOnly, onChange }: FieldsProps) {
  const t = useText().playlists.editor
  const format = useFormat()
  if (isNested(item)) return null
  const own = shelf.find(item.material)?.durationMs ?? 0
  const change = (seconds: number | string) => {
    const durationMs = typeof seconds === 'number' && seconds > 0 ? Math.round(seconds * 1000) : null
    onChange(changeRow(draft, key, { durationMs }))
  }
  return (
    <NumberInput
      aria-label={t.seconds(title)}
      placeholder={format.number(own / 1000)}
      value={item.durationMs === null ? '' : item.durationMs / 1000}
      onChange={change}
      min={3}
      max={3600}
      clampBehavior="blur"
      suffix={t.secondsUnit}
      w={84}
      size="xs"
      hideControls
      readOnly={readOnly}
    />
  )
}
