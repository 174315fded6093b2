import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { MaterialId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import type { Format } from '../ui/format.ts'
import { useText } from '../ui/language.tsx'
import { remarksOf } from './remarks.ts'
import type { Remark } from './remarks.ts'

type Given = {
  materials: readonly Material[]
  body: string
  /** The words of the button for so many. */
  confirm: (count: string) => string
  today: LocalDate
  format: Format
  onSettle: (chosen: Material[] | null) => void
}

/** The last look before deciding on many: each by name, with what speaks against it, and each can be left out. */
export function ManyForm({ materials, body, confirm, today, format, onSettle }: Given): ReactNode {
  const text = useText()
  const t = text.approvals.many
  const [left, setLeft] = useState<ReadonlySet<MaterialId>>(new Set())
  const rows = materials.map((material) => ({ material, remarks: remarksOf(material, today) }))
  const doubtful = rows.filter(({ remarks }) => remarks.length > 0).map(({ material }) => material.id)
  const chosen = materials.filter(({ id }) => !left.has(id))
  const leave = (ids: readonly MaterialId[], out: boolean) =>
    setLeft(new Set(out ? [...left, ...ids] : [...left].filter((id) => !ids.includes(id))))
  return (
    <Stack gap="sm">
      <Text size="sm">{body}</Text>
      <Text size="sm" fw={600}>
        {doubtful.length === 0 ? t.allFine : t.lookAt(format.number(doubtful.length))}
      </Text>
      <Stack gap="xs" mah="45vh" style={{ overflowY: 'auto' }} role="group" aria-label={t.list}>
        {rows.map(({ material, remarks }) => (
          <Row
            key={material.id}
            {...{ material, remarks, format }}
            chosen={!left.has(material.id)}
            onChoose={(on) => leave([material.id], !on)}
          />
        ))}
      </Stack>
      {doubtful.some((id) => !left.has(id)) && (
        <Button variant="default" size="sm" onClick={() => leave(doubtful, true)}>
          {t.leaveOut(format.number(doubtful.length))}
        </Button>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => onSettle(null)}>
          {text.kit.cancel}
        </Button>
        <Button disabled={chosen.length === 0} data-autofocus onClick={() => onSettle(chosen)}>
          {confirm(format.number(chosen.length))}
        </Button>
      </Group>
    </Stack>
  )
}

const INKS: Record<Remark, string> = { expired: 'red.9', blocked: 'red.9', unmeasured: 'yellow.9', warned: 'yellow.9' }

type RowGiven = {
  material: Material
  remarks: readonly Remark[]
  format: Format
  chosen: boolean
  onChoose: (on: boolean) => void
}

function Row({ material, remarks, format, chosen, onChoose }: RowGiven) {
  const t = useText().approvals.many
  const { title, validUntil, latest } = material
  const words = (remark: Remark): string => {
    if (remark === 'expired') return t.expired(format.date(validUntil!))
    const reason = latest.preflight?.override?.reason
    return remark === 'blocked' && reason !== undefined ? t.overridden(reason) : t[remark]
  }
  const description = remarks.map((remark) => (
    <Text key={remark} span display="block" size="sm" c={INKS[remark]}>
      {words(remark)}
    </Text>
  ))
  return (
    <Checkbox
      label={title}
      description={description.length > 0 ? description : t.fine}
      checked={chosen}
      onChange={(event) => onChoose(event.currentTarget.checked)}
      styles={{ label: { overflowWrap: 'anywhere' } }}
    />
  )
}
