import { Anchor, Badge, Group, List, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ExplainReply } from '../../playlists/wire/explain.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import type { ZoneTold } from './moment-frame.ts'
import { LAYER_COLORS } from './schedule-table.tsx'
import { Unbroken } from '../ui/unbroken.tsx'

type Given = {
  told: ZoneTold
  source: ExplainReply['source'] | 'unpaired'
  schedules: readonly ScheduleReply[]
  onEdit: (schedule: ScheduleReply) => void
}
type Standing = ZoneTold['schedules'][number]

/** What a zone shows, by which rule, and of every other schedule why it is not shown. */
export function MomentWhy({ told, source, schedules, onEdit }: Given): ReactNode {
  const text = useText()
  const t = text.timeline
  const lost = told.schedules.filter(({ outcome }) => outcome === 'lost')
  const sharing = told.schedules.filter(({ outcome }) => outcome === 'shares')
  const winner = told.schedules.filter(({ outcome }) => outcome === 'on')
  const list = (standings: readonly Standing[]) =>
    standings.map((standing) => (
      <Line key={standing.id} standing={standing} onEdit={openerOf(standing, schedules, onEdit)} />
    ))
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
      <Paper p="md" component="section" aria-labelledby="moment-shown">
        <Title order={2} fz="md" id="moment-shown" mb="xs">
          {t.moment.shown}
        </Title>
        <Item told={told} />
        <Title order={3} fz="sm" mt="md" mb={4}>
          {t.moment.why}
        </Title>
        <Text size="sm" data-rule={told.rule}>
          {t.rules[told.rule] ?? told.rule}
        </Text>
        <List size="sm" mt={4} listStyleType="none">
          {list(winner)}
        </List>
        <Text size="xs" c="dark.4" mt="sm">
          {t.moment.source[source]}
        </Text>
      </Paper>
      <Paper p="md" component="section" aria-labelledby="moment-others">
        {sharing.length > 0 && (
          <Stack gap={4} mb="md">
            <Title order={2} fz="md">
              {t.moment.sharing}
            </Title>
            <List size="sm" listStyleType="none">
              {list(sharing)}
            </List>
          </Stack>
        )}
        <Title order={2} fz="md" id="moment-others" mb="xs">
          {t.moment.others}
        </Title>
        {lost.length === 0 && <Text size="sm">{t.moment.othersNone}</Text>}
        <List size="sm" spacing={6} listStyleType="none">
          {list(lost)}
        </List>
      </Paper>
    </SimpleGrid>
  )
}

function openerOf({ id }: Standing, schedules: Given['schedules'], onEdit: Given['onEdit']) {
  const schedule = schedules.find((one) => one.id === id)
  return schedule === undefined ? null : () => onEdit(schedule)
}

function Item({ told }: { told: ZoneTold }) {
  const t = useText().timeline.moment
  const format = useFormat()
  const { item, show, brightness, look } = told
  const schedule = told.schedules.find(({ id }) => id === item?.schedule)
  const oneDay = format.dayOf(told.since) === format.dayOf(told.until)
  const momentIn = oneDay ? format.timeWithSeconds : format.dateTime
  const facts = [
    show === 'slot' && brightness < 100 ? t.brightness(format.percent(brightness / 100)) : '',
    look === 'solemn' ? t.solemn : '',
  ].filter((fact) => fact !== '')
  return (
    <>
      <Text fw={600}>{item === null ? t[show === 'slot' ? 'fallback' : show] : <Unbroken of={item.title} />}</Text>
      <Text size="sm">{t.span(momentIn(told.since), momentIn(told.until))}</Text>
      {item !== null && <Text size="sm">{t.from(schedule?.name ?? '…', item.playlistName)}</Text>}
      {facts.length > 0 && <Text size="sm">{facts.join(' · ')}</Text>}
    </>
  )
}

/** A list may leave out dozens; a few tell what it is about. */
const MOST_LEFT = 4

/** A schedule, its layer, why it is not shown, and what of its playlist may not be. */
function Line({ standing, onEdit }: { standing: Standing; onEdit: (() => void) | null }) {
  const { timeline: t, schedules } = useText()
  const format = useFormat()
  const { name, layer, reason, left } = standing
  return (
    <List.Item data-standing={standing.outcome}>
      <Group gap={6} wrap="wrap">
        {onEdit === null ? (
          <Text size="sm" fw={600} span>
            {name}
          </Text>
        ) : (
          <Anchor component="button" type="button" size="sm" fw={600} ta="left" onClick={onEdit}>
            {name}
          </Anchor>
        )}
        {layer !== null && <Badge color={LAYER_COLORS[layer]}>{schedules.layers[layer]}</Badge>}
        {reason !== null && (
          <Text size="sm" span>
            {t.reasons[reason]}
          </Text>
        )}
      </Group>
      {left.length > 0 && (
        <Text size="xs" c="dark.4">
          {t.moment.left}:{' '}
          {left
            .slice(0, MOST_LEFT)
            .map((one) => `${one.name} (${t.left[one.reason]})`)
            .join(', ')}
          {left.length > MOST_LEFT && t.moment.leftMore(format.number(left.length - MOST_LEFT))}
        </Text>
      )}
    </List.Item>
  )
}
