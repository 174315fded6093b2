import { ActionIcon, Button, Group, NumberInput, Select, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CampaignId, MaterialId } from '../../playlists/ids.ts'
import { isNested } from '../../playlists/playlist.ts'
import type { Goal } from '../../playlists/playlist.ts'
import type { GoalVerdict } from '../../playlists/rotation/goals.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { addGoal, changeGoal, removeGoal } from './draft.ts'
import type { Draft } from './draft.ts'
import classes from './editor.module.css'
import { useCampaigns } from './hooks.ts'
import type { Shelf } from './hooks.ts'
import { freshGoal, subjectOf } from './plan.ts'
import type { Plan } from './plan.ts'

const KINDS = ['at-least-a-day', 'at-most-an-hour', 'share'] as const
const MOST: Record<Goal['kind'], number> = { 'at-least-a-day': 1000, 'at-most-an-hour': 100, share: 100 }

type Props = {
  draft: Draft
  plan: Plan
  shelf: Shelf
  readOnly: boolean
  hoursADay: number
  onHours: (hours: number) => void
  onChange: (draft: Draft) => void
  onRemove: (draft: Draft, title: string) => void
}

/** What the list promises; each promise says as it is typed whether it can be kept, and if not, why. */
export function GoalList(props: Props): ReactNode {
  const { draft, plan, readOnly, hoursADay, onHours, onChange } = props
  const t = useText().playlists.goals
  const choices = useChoices(props)
  return (
    <section aria-label={t.title}>
      <Stack gap="xs">
        <Title order={2} size="h5">
          {t.title}
        </Title>
        <Text size="sm" c="dark.4">
          {t.lead}
        </Text>
        {draft.goals.length > 0 && (
          <ul className={classes.goals}>
            {draft.goals.map((goal, n) => (
              <GoalRow
                key={`${goal.kind} ${subjectOf(goal)}`}
                {...props}
                goal={goal}
                at={n}
                verdict={plan.verdicts[n]}
              />
            ))}
          </ul>
        )}
        {draft.goals.some(({ kind }) => kind === 'at-least-a-day') && (
          <NumberInput
            label={t.hoursADay}
            description={t.hoursHint}
            value={hoursADay}
            onChange={(hours) => typeof hours === 'number' && hours > 0 && onHours(Math.min(hours, 24))}
            min={1}
            max={24}
            maw={320}
          />
        )}
        {!readOnly && (
          <Group gap="xs">
            {KINDS.map((kind) => {
              const fresh = freshGoal(kind, draft.goals, choices)
              return (
                <Button
                  key={kind}
                  variant="default"
                  size="xs"
                  leftSection={<IconPlus size={14} aria-hidden />}
                  disabled={fresh === null}
                  onClick={() => fresh && onChange(addGoal(draft, fresh))}
                >
                  {t.add[kind]}
                </Button>
              )
            })}
          </Group>
        )}
      </Stack>
    </section>
  )
}

/** What a goal can be about: the list's own items (with what stands in its lists), and the campaigns in use. */
function useChoices({ draft, plan }: Pick<Props, 'draft' | 'plan'>) {
  const campaigns = useCampaigns().filter(({ archivedAt }) => archivedAt === null)
  const own = draft.rule === null ? draft.rows.map(({ item }) => (isNested(item) ? null : item.material)) : []
  const materials = [...new Set([...own, ...plan.shown.map(({ material }) => material)])].filter((id) => id !== null)
  return { materials, campaigns: campaigns.map(({ id }) => id) }
}

type RowProps = Props & { goal: Goal; at: number; verdict: GoalVerdict | undefined }

function GoalRow({ goal, at, verdict, draft, plan, shelf, readOnly, onChange, onRemove }: RowProps) {
  const t = useText().playlists.goals
  const options = useOptions({ draft, plan, shelf, goal })
  const subject = options.find(({ value }) => value === String(subjectOf(goal)))?.label ?? ''
  const change = (fresh: Goal) => onChange(changeGoal(draft, at, fresh))
  const setNumber = (value: number | string) => {
    if (typeof value !== 'number') return
    const n = Math.min(Math.max(Math.round(value), 1), MOST[goal.kind])
    change(goal.kind === 'share' ? { ...goal, percent: n } : { ...goal, n })
  }
  return (
    <li className={classes.goal}>
      <div className={classes.goalWords}>
        <Select
          aria-label={goal.kind === 'share' ? t.campaign : t.material}
          data={options}
          value={String(subjectOf(goal))}
          onChange={(id) => id !== null && change(about(goal, Number(id)))}
          allowDeselect={false}
          searchable
          readOnly={readOnly}
          className={classes.goalSubject!}
        />
        <Text size="sm">{t.before[goal.kind]}</Text>
        <NumberInput
          aria-label={t.number[goal.kind](subject)}
          value={goal.kind === 'share' ? goal.percent : goal.n}
          onChange={setNumber}
          min={1}
          max={MOST[goal.kind]}
          allowDecimal={false}
          w={84}
          readOnly={readOnly}
        />
        <Text size="sm">{t.after[goal.kind]}</Text>
      </div>
      <VerdictWords verdict={verdict} />
      {!readOnly && (
        <ActionIcon aria-label={t.remove(subject)} onClick={() => onRemove(removeGoal(draft, at), t.removed(subject))}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}

const about = (goal: Goal, id: number): Goal =>
  goal.kind === 'share' ? { ...goal, campaign: id as CampaignId } : { ...goal, material: id as MaterialId }

/** What has such a goal already is not offered again. */
function useOptions({ draft, plan, shelf, goal }: Pick<RowProps, 'draft' | 'plan' | 'shelf' | 'goal'>) {
  const choices = useChoices({ draft, plan })
  const names = new Map(useCampaigns().map(({ id, name }) => [id as number, name]))
  const taken = new Set(draft.goals.filter((other) => other !== goal && other.kind === goal.kind).map(subjectOf))
  const ids = goal.kind === 'share' ? choices.campaigns : choices.materials
  return [...new Set<number>([...ids, subjectOf(goal)])]
    .filter((id) => !taken.has(id))
    .map((id) => ({
      value: String(id),
      label: (goal.kind === 'share' ? names.get(id) : shelf.find(id as MaterialId)?.title) ?? '',
    }))
}

function VerdictWords({ verdict }: { verdict: GoalVerdict | undefined }) {
  const t = useText().playlists.goals
  const format = useFormat()
  if (verdict === undefined) return null
  const { goal, reached, fault } = verdict
  const words = t.reached[goal.kind](format.number(reached))
  const Icon = fault === null ? IconCircleCheck : IconAlertTriangle
  return (
    <Text size="sm" c={fault === null ? 'green.9' : '#8a3b00'} className={classes.verdict!} aria-live="polite">
      <Icon size={16} aria-hidden /> {fault === null ? t.met(words) : t.faults[fault](words)}
    </Text>
  )
}
