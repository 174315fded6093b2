import { ActionIcon, Button, Group, Input, Menu, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { IconArrowUp, IconPhotoPlus, IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SloganContent } from '../../playlists/content.ts'
import { STEP_ICONS, STEP_ICON_PATHS } from '../../playlists/step-icons.ts'
import type { StepIcon } from '../../playlists/step-icons.ts'
import { useText } from '../ui/language.tsx'

const MOST_STEPS = 8

type Step = { text: string; icon: StepIcon | null }
type Props = { content: SloganContent; errors: { steps?: string }; onChange: (content: SloganContent) => void }

/** The steps of a content, each with its sign. */
const stepsOf = ({ steps, icons = [] }: SloganContent): Step[] =>
  steps.map((text, n) => ({ text, icon: icons[n] ?? null }))

/** Steps in their order, each with a sign if one is chosen. */
export function StepFields({ content, errors, onChange }: Props): ReactNode {
  const t = useText().materials.form
  const steps = stepsOf(content)
  const set = (next: readonly Step[]) =>
    onChange({ ...content, steps: next.map(({ text }) => text), icons: next.map(({ icon }) => icon) })
  return (
    <Input.Wrapper label={t.steps} labelElement="div" error={errors.steps}>
      <Stack gap="xs" mt={4}>
        {steps.map((step, n) => (
          <StepRow
            key={n}
            number={n + 1}
            value={step}
            onChange={(next) => set(steps.with(n, next))}
            onRemove={() => set(steps.toSpliced(n, 1))}
            onUp={n === 0 ? null : () => set(steps.toSpliced(n - 1, 2, step, steps[n - 1]!))}
          />
        ))}
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} />}
            disabled={steps.length >= MOST_STEPS}
            onClick={() => set([...steps, { text: '', icon: null }])}
          >
            {t.addStep}
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  )
}

type StepRowProps = {
  number: number
  value: Step
  onChange: (step: Step) => void
  onRemove: () => void
  onUp: (() => void) | null
}

function StepRow({ number, value, onChange, onRemove, onUp }: StepRowProps) {
  const t = useText().materials.form
  return (
    <Group gap={6} wrap="nowrap">
      <SignChoice number={number} value={value.icon} onChange={(icon) => onChange({ ...value, icon })} />
      <TextInput
        flex={1}
        aria-label={t.step(String(number))}
        placeholder={t.step(String(number))}
        value={value.text}
        maxLength={160}
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
      />
      <ActionIcon
        variant="subtle"
        aria-label={t.stepUp(String(number))}
        disabled={onUp === null}
        onClick={() => onUp?.()}
      >
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon color="red.9" aria-label={t.removeStep(String(number))} onClick={onRemove}>
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  )
}

type SignChoiceProps = { number: number; value: StepIcon | null; onChange: (icon: StepIcon | null) => void }

/** One of the signs that the stage draws, by its name. */
function SignChoice({ number, value, onChange }: SignChoiceProps) {
  const t = useText().materials
  const name = `${t.form.iconOf(String(number))}: ${t.icons[value ?? 'none']}`
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={name} title={name}>
          {value === null ? <IconPhotoPlus size={18} aria-hidden /> : <Sign icon={value} />}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        <Menu.Item onClick={() => onChange(null)}>{t.icons.none}</Menu.Item>
        <SimpleGrid cols={2} spacing={0} verticalSpacing={0}>
          {STEP_ICONS.map((icon) => (
            <Menu.Item key={icon} leftSection={<Sign icon={icon} />} onClick={() => onChange(icon)}>
              {t.icons[icon]}
            </Menu.Item>
          ))}
        </SimpleGrid>
      </Menu.Dropdown>
    </Menu>
  )
}

const Sign = ({ icon }: { icon: StepIcon }) => (
  <svg width={20} height={20} viewBox="0 0 24 24" aria-hidden="true">
    <path
      d={STEP_ICON_PATHS[icon]}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
