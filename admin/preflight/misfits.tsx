import { Alert, Anchor, Button, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { canonical } from '../../playlists/canonical.ts'
import type { BodyOf } from '../../playlists/wire/endpoint.ts'
import { findMisfits } from '../../playlists/wire/preflight.ts'
import { useApi } from '../ui/asks.ts'
import { keyOf } from '../ui/keys.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { useMay } from '../ui/session.tsx'
import { FindingList } from './findings.tsx'
import { sortMisfits } from './sort-misfits.ts'
import type { Misfit, UndrawnGroup } from './sort-misfits.ts'
import { useCheckApproved } from './use-check-approved.ts'

const PAUSE_MS = 500

/** RULES PF25. What the list or the schedule in hand would bring to screens where it cannot be read; nothing forbids to save. */
export function Misfits({ of }: { of: BodyOf<typeof findMisfits> }): ReactNode {
  const t = useText().preflight.misfits
  const api = useApi()
  const [asked] = useDebouncedValue(canonical(of), PAUSE_MS)
  const { data = [], refetch } = useQuery({
    queryKey: keyOf(findMisfits, { query: { asked } }),
    queryFn: () => api.call(findMisfits, { body: JSON.parse(asked) as typeof of }),
    placeholderData: (before) => before,
    retry: false,
  })
  const { blocked, undrawn } = sortMisfits(data)
  if (blocked.length + undrawn.length === 0) return null
  const isEdited = of.playlist !== null || of.materials !== null
  return (
    <Alert
      color="yellow"
      icon={<IconAlertTriangle aria-hidden />}
      title={blocked.length > 0 ? t.title : t.undrawnTitle}
      role="status"
    >
      <Stack gap="sm">
        {blocked.map(({ material, findings }) => (
          <div key={material.id}>
            <MaterialLink material={material} />
            <FindingList findings={findings} />
          </div>
        ))}
        {undrawn.map((group) => (
          <Undrawn key={group.displays} {...group} onChecked={() => void refetch()} />
        ))}
        {isEdited && blocked.length > 0 && <Text size="xs">{t.still}</Text>}
      </Stack>
    </Alert>
  )
}

const MaterialLink = ({ material: { id, name } }: { material: Misfit['material'] }) => (
  <Anchor component={Link} to={`/materials?open=${id}`} size="sm" fw={600}>
    {name}
  </Anchor>
)

/** Often it is a whole campaign: so many are named, the rest counted. */
const MOST_NAMED = 5

function Undrawn({ displays, materials, onChecked }: UndrawnGroup & { onChecked: () => void }) {
  const t = useText().preflight.misfits
  const format = useFormat()
  const more = materials.length - MOST_NAMED
  const mayEdit = useMay()('edit')
  const { check, busy } = useCheckApproved(onChecked)
  return (
    <div>
      <Text size="sm" fw={600}>
        {t.undrawn(format.number(materials.length), displays)}
      </Text>
      {materials.slice(0, MOST_NAMED).map((material) => (
        <div key={material.id}>
          <MaterialLink material={material} />
        </div>
      ))}
      {more > 0 && <Text size="sm">{t.others(format.number(more))}</Text>}
      <Text size="sm" mt={4}>
        {t.undrawnFix}
      </Text>
      {mayEdit && (
        <Button mt="xs" size="xs" variant="default" loading={busy} onClick={() => void check(materials)}>
          {t.checkNow}
        </Button>
      )}
    </div>
  )
}
