import { Group, MultiSelect, NumberInput, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { CampaignId } from '../../playlists/ids.ts'
import { AUDIENCES } from '../../playlists/material.ts'
import type { Audience } from '../../playlists/material.ts'
import { MAX_ITEMS } from '../../playlists/playlist.ts'
import type { PlaylistRule } from '../../playlists/playlist.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { materialItem } from './draft.ts'
import type { Draft } from './draft.ts'
import classes from './editor.module.css'
import { useCampaigns, useTopics } from './hooks.ts'
import type { Shelf } from './hooks.ts'
import { ItemPicture } from './item-face.tsx'
import type { Plan } from './plan.ts'

type Props = {
  draft: Draft
  rule: PlaylistRule
  plan: Plan
  shelf: Shelf
  readOnly: boolean
  onChange: (draft: Draft) => void
}

/** What the rule asks for, and beside it what it gives now. */
export function RuleFields(props: Props): ReactNode {
  return (
    <div className={classes.rule}>
      <Asked {...props} />
      <Found {...props} />
    </div>
  )
}

function Asked({ draft, rule, readOnly, onChange }: Props) {
  const text = useText()
  const t = text.playlists.rule
  const [topics, campaigns] = [useTopics(), useCampaigns()]
  const change = (part: Partial<PlaylistRule>) => onChange({ ...draft, rule: { ...rule, ...part } })
  const many = { readOnly, clearable: true, searchable: true, placeholder: t.any }
  return (
    <section aria-label={t.title}>
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t.title}
        </Title>
        <Text size="sm" c="dark.4">
          {t.lead}
        </Text>
        <MultiSelect
          label={t.topics}
          data={topics.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))}
          value={rule.topics}
          onChange={(chosen) => change({ topics: chosen })}
          {...many}
          {...(rule.topics.length > 0 && { placeholder: '' })}
        />
        <MultiSelect
          label={t.campaigns}
          data={campaigns.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={rule.campaigns.map(String)}
          onChange={(chosen) => change({ campaigns: chosen.map(Number) as CampaignId[] })}
          {...many}
          {...(rule.campaigns.length > 0 && { placeholder: '' })}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <MultiSelect
            label={t.audiences}
            data={AUDIENCES.map((value) => ({ value, label: text.materials.audiences[value] }))}
            value={rule.audiences}
            onChange={(chosen) => change({ audiences: chosen as Audience[] })}
            {...many}
            {...(rule.audiences.length > 0 && { placeholder: '' })}
          />
          <NumberInput
            label={t.newest}
            placeholder={t.all}
            value={rule.newest ?? ''}
            onChange={(n) => change({ newest: typeof n === 'number' && n >= 1 ? Math.round(n) : null })}
            min={1}
            max={MAX_ITEMS}
            clampBehavior="strict"
            allowDecimal={false}
            readOnly={readOnly}
          />
        </SimpleGrid>
      </Stack>
    </section>
  )
}

function Found({ plan, shelf }: Props) {
  const t = useText().playlists
  const format = useFormat()
  return (
    <section aria-label={t.rule.now}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {t.rule.now}
        </Title>
        <Text size="sm" fw={600} aria-live="polite">
          {t.editor.itemCount(format.number(plan.shown.length))} · {t.editor.cycle(format.clockDuration(plan.roundMs))}
        </Text>
      </Group>
      <ol className={classes.rows}>
        {plan.shown.map(({ material, anHour }, n) => (
          <li key={material} className={classes.row}>
            <span className={classes.number}>{n + 1}</span>
            <ItemPicture item={materialItem(material)} shelf={shelf} />
            <Text size="sm" fw={600} lineClamp={2} className={classes.words!}>
              {shelf.find(material)?.title}
            </Text>
            <span className={classes.share}>{t.editor.anHour(format.number(anHour, anHour < 10 ? 1 : 0))}</span>
          </li>
        ))}
        {plan.shown.length === 0 && (
          <li>
            <Text ta="center" p="lg" size="sm" c="dark.4">
              {t.rule.empty}
            </Text>
          </li>
        )}
      </ol>
    </section>
  )
}
