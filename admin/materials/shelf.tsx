import { Button, Checkbox, Group, SegmentedControl, Stack, Text, VisuallyHidden } from '@mantine/core'
import { IconLayoutGrid, IconList, IconPhotoEdit, IconZoomExclamation } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Material } from '../../playlists/wire/materials.ts'
import { EmptyState } from '../ui/empty.tsx'
import { ErrorNotice } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Loading } from '../ui/page.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { FilterBar, SortField } from './filter-bar.tsx'
import { narrows, NO_FILTER } from './filter.ts'
import { useIsEmpty, useLibrary } from './hooks.ts'
import { MaterialGrid, MaterialTable } from './material-list.tsx'
import type { Place } from './place.ts'
import { useChoice } from './use-choice.ts'
import type { Choice } from './use-choice.ts'

/** What the filter finds, page after page, and what can be done to those that are chosen. */
export function Shelf({ place, add }: { place: Place; add: ReactNode }): ReactNode {
  const { filter, setFilter } = place
  const t = useText().materials
  const { found, materials, total } = useLibrary(filter)
  const choice = useChoice(materials)
  const isEmpty = useIsEmpty()
  if (isEmpty && !narrows(filter)) return <EmptyState icon={IconPhotoEdit} {...t.empty} action={add} />
  return (
    <Stack gap="md">
      <FilterBar filter={filter} onChange={setFilter} />
      <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending ? (
        <Loading height={220} rows={2} />
      ) : (
        <>
          <Head place={place} total={total} materials={materials} choice={choice} />
          <Found place={place} materials={materials} choice={choice} />
          {found.hasNextPage && (
            <Group justify="center">
              <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                {t.showMore}
              </Button>
            </Group>
          )}
        </>
      )}
      {choice.chosen.size > 0 && (
        <BulkBar chosen={choice.chosen} archived={filter.archived !== ''} onClear={choice.clear} />
      )}
    </Stack>
  )
}

type HeadProps = { place: Place; total: number; materials: readonly Material[]; choice: Choice }

function Head({ place, total, materials, choice }: HeadProps) {
  const t = useText().materials
  const format = useFormat()
  const ticked = materials.filter(({ id }) => choice.chosen.has(id)).length
  return (
    <Group justify="space-between" gap="xs">
      <Group gap="md">
        {choice.toggle !== null && materials.length > 0 && (
          <Checkbox
            size="sm"
            label={t.bulk.all}
            checked={ticked === materials.length}
            indeterminate={ticked > 0 && ticked < materials.length}
            onChange={() => choice.toggleAll(materials)}
          />
        )}
        <Text size="sm" c="dark.4" aria-live="polite">
          {t.count(format.number(materials.length), format.number(total))}
        </Text>
      </Group>
      <Group gap="xs">
        <SortField filter={place.filter} onChange={place.setFilter} />
        <ViewSwitch view={place.view} onChange={place.setView} />
      </Group>
    </Group>
  )
}

type FoundProps = { place: Place; materials: readonly Material[]; choice: Choice }

function Found({ place, materials, choice }: FoundProps) {
  const t = useText().materials
  if (materials.length === 0)
    return (
      <EmptyState
        icon={IconZoomExclamation}
        {...t.noMatch}
        action={
          <Button variant="default" onClick={() => place.setFilter(NO_FILTER)}>
            {t.filters.clear}
          </Button>
        }
      />
    )
  const List = place.view === 'grid' ? MaterialGrid : MaterialTable
  return <List materials={materials} onOpen={place.setOpen} choice={choice} />
}

function ViewSwitch({ view, onChange }: { view: string; onChange: (view: string) => void }) {
  const t = useText().materials.views
  const option = (value: string, label: string, Icon: typeof IconList) => ({
    value,
    label: (
      <>
        <Icon size={16} aria-hidden style={{ display: 'block' }} />
        <VisuallyHidden>{label}</VisuallyHidden>
      </>
    ),
  })
  const data = [option('grid', t.grid, IconLayoutGrid), option('list', t.list, IconList)]
  return <SegmentedControl aria-label={t.label} size="xs" data={data} value={view} onChange={onChange} />
}
