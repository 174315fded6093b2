import { ActionIcon, Button, Group, Menu, Stack, Text } from '@mantine/core'
import {
  IconCalendarPlus,
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconFileImport,
  IconPrinter,
  IconTransfer,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { LocalDate } from '../../playlists/time.ts'
import { exportCalendarCsv, exportCalendarIcs } from '../../playlists/wire/calendar.ts'
import type { CalendarDay } from '../../playlists/wire/calendar.ts'
import { addressOf } from '../ui/api.ts'
import { useNow } from '../ui/clock.ts'
import { FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer, PageHeader } from '../ui/page.tsx'
import { useMay, useSession } from '../ui/session.tsx'
import classes from './calendar.module.css'
import { DayForm } from './day-form.tsx'
import { useYear } from './hooks.tsx'
import { ImportForm } from './import-form.tsx'
import { Legend } from './legend.tsx'
import { spokenDay } from './marks.ts'
import { PresetsForm } from './presets-form.tsx'
import { Year } from './year.tsx'

const FIRST = 2000
const LAST = 2100

type Open = { kind: 'day'; date: LocalDate } | { kind: 'presets' } | { kind: 'import' } | null

export function CalendarPage(): ReactNode {
  const t = useText().calendar
  const mayEdit = useMay()('schedule')
  const { office } = useSession()
  const today = useFormat().dayOf(useNow(60_000))
  const [year, setYear] = useChosenYear(Number(today.slice(0, 4)))
  const [open, setOpen] = useState<Open>(null)
  const calendar = useYear(year)
  return (
    <>
      <div className={classes.screen}>
        <PageHeader
          title={t.title}
          lead={mayEdit ? t.lead : t.readOnly}
          actions={<Actions year={year} mayEdit={mayEdit} onOpen={setOpen} />}
        />
      </div>
      <p className={classes.printed}>{t.printTitle(String(year), office)}</p>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <YearSwitch year={year} thisYear={Number(today.slice(0, 4))} onChange={setYear} />
          <Legend />
        </Group>
        <Answer of={calendar} height={900}>
          {({ days, restDays }) => (
            <>
              <Year
                key={days[0]!.date}
                days={days}
                today={today}
                onOpen={mayEdit ? ({ date }) => setOpen({ kind: 'day', date }) : null}
              />
              <Dialog open={open} year={year} days={days} restDays={restDays} onClose={() => setOpen(null)} />
            </>
          )}
        </Answer>
      </Stack>
    </>
  )
}

/** The year stands in the address, so that a link shows the same. */
function useChosenYear(thisYear: number): [number, (year: number) => void] {
  const [query, setQuery] = useSearchParams()
  const asked = Number(query.get('year') ?? thisYear)
  const year = Number.isInteger(asked) && asked >= FIRST && asked <= LAST ? asked : thisYear
  return [year, (next) => setQuery({ year: String(next) }, { replace: true })]
}

type SwitchGiven = { year: number; thisYear: number; onChange: (year: number) => void }

function YearSwitch({ year, thisYear, onChange }: SwitchGiven) {
  const t = useText().calendar
  return (
    <Group gap={4} className={classes.screen}>
      <ActionIcon
        variant="default"
        aria-label={t.earlier(String(year - 1))}
        disabled={year <= FIRST}
        onClick={() => onChange(year - 1)}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <Text fw={600} fz="lg" miw="4rem" ta="center" aria-live="polite">
        {year}
      </Text>
      <ActionIcon
        variant="default"
        aria-label={t.later(String(year + 1))}
        disabled={year >= LAST}
        onClick={() => onChange(year + 1)}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
      {year !== thisYear && (
        <Button variant="subtle" size="compact-sm" onClick={() => onChange(thisYear)}>
          {t.thisYear}
        </Button>
      )}
    </Group>
  )
}

type ActionsGiven = { year: number; mayEdit: boolean; onOpen: (open: Open) => void }

function Actions({ year, mayEdit, onOpen }: ActionsGiven) {
  const t = useText().calendar
  return (
    <>
      {mayEdit && (
        <Button leftSection={<IconCalendarPlus size={18} aria-hidden />} onClick={() => onOpen({ kind: 'presets' })}>
          {t.presets.open}
        </Button>
      )}
      <Menu>
        <Menu.Target>
          <Button variant="default" leftSection={<IconTransfer size={18} aria-hidden />}>
            {t.menu}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayEdit && (
            <Menu.Item
              leftSection={<IconFileImport size={16} aria-hidden />}
              onClick={() => onOpen({ kind: 'import' })}
            >
              {t.importFile}
            </Menu.Item>
          )}
          <ExportLine href={addressOf(exportCalendarCsv, { params: { year } })} label={t.exportCsv} />
          <ExportLine href={addressOf(exportCalendarIcs, { params: { year } })} label={t.exportIcs} />
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
        {t.print}
      </Button>
    </>
  )
}

const ExportLine = ({ href, label }: { href: string; label: string }) => (
  <Menu.Item component="a" href={href} download leftSection={<IconDownload size={16} aria-hidden />}>
    {label}
  </Menu.Item>
)

type DialogGiven = {
  open: Open
  year: number
  days: readonly CalendarDay[]
  restDays: Parameters<typeof ImportForm>[0]['restDays']
  onClose: () => void
}

/** Each opening mounts its form anew, with the day as it is then. */
function Dialog({ open, year, days, restDays, onClose }: DialogGiven) {
  const words = useText()
  const t = words.calendar
  const format = useFormat()
  const day = open?.kind === 'day' ? days.find(({ date }) => date === open.date) : undefined
  const titles = {
    day: day ? spokenDay(day, format.date(day.date), words) : '',
    presets: t.presets.title(String(year)),
    import: t.importing.title(String(year)),
  }
  return (
    <FormDialog opened={open !== null} title={open ? titles[open.kind] : ''} onClose={onClose}>
      {day && <DayForm day={day} onDone={onClose} />}
      {open?.kind === 'presets' && <PresetsForm year={year} days={days} onDone={onClose} />}
      {open?.kind === 'import' && <ImportForm year={year} days={days} restDays={restDays} onDone={onClose} />}
    </FormDialog>
  )
}
