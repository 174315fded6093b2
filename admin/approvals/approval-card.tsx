import { Button, Checkbox, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Material } from '../../playlists/wire/materials.ts'
import { CheckedScreens } from '../preflight/checked-screens.tsx'
import { PreflightSummary } from '../preflight/summary.tsx'
import { useReport } from '../preflight/use-report.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { useReach } from '../ui/reach.ts'
import classes from './approvals.module.css'
import { Changes } from './changes.tsx'
import { Unbroken } from '../ui/unbroken.tsx'
import { Facts } from './facts.tsx'
import type { Standing } from './hooks.ts'
import type { Deeds } from './use-deeds.tsx'

type Props = {
  material: Material
  standing: Standing
  deeds: Deeds
  chosen: boolean
  onChoose: (on: boolean) => void
}

/** One waiting revision: how it looks where it will go, what changed, on whose word, and the decision. */
export function ApprovalCard({ material, standing, deeds, chosen, onChoose }: Props): ReactNode {
  const t = useText().approvals
  return (
    <Paper
      component="article"
      data-card
      tabIndex={-1}
      className={classes.article!}
      p={{ base: 'sm', sm: 'md' }}
      aria-label={material.title}
    >
      <div className={classes.card}>
        <Stack gap="sm">
          <Group gap="sm" wrap="nowrap" align="flex-start">
            {mayDecide(standing) && (
              <Checkbox
                mt={3}
                aria-label={t.select(material.title)}
                checked={chosen}
                onChange={(event) => onChoose(event.currentTarget.checked)}
              />
            )}
            <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
              <Unbroken of={material.title} />
            </Title>
          </Group>
          <Faces material={material} />
        </Stack>
        <div className={classes.side}>
          <Facts material={material} step={standing.step} />
          <Changes material={material} />
          <PreflightSummary material={material.id} revision={material.latest} />
          <Decision material={material} standing={standing} deeds={deeds} />
        </div>
      </div>
    </Paper>
  )
}

export const mayDecide = ({ says, mayReturn }: Standing): boolean => says === 'may' || mayReturn

function Faces({ material }: { material: Material }) {
  const t = useText().approvals
  const format = useFormat()
  const { known, ofMaterial } = useReach()
  const { findings } = useReport({ material: material.id, revision: material.latest })
  if (!known) return null
  const on = ofMaterial(material)
  return (
    <>
      <Text size="sm" c="dark.4">
        {on.length === 0 ? t.noScreens : t.goesTo(format.number(on.length))}
      </Text>
      <CheckedScreens on={on} content={material.latest.content} findings={findings} />
    </>
  )
}

function Decision({ material, standing, deeds }: Pick<Props, 'material' | 'standing' | 'deeds'>) {
  const t = useText().approvals
  const { step, says, mayReturn } = standing
  const busy = deeds.progress !== null
  const words = {
    'own-work': t.ownWork,
    'own-review': t.ownReview,
    'not-permitted': mayReturn ? '' : t.otherStep,
    may: '',
  }[says]
  return (
    <>
      {words !== '' && <Text size="sm">{words}</Text>}
      {mayDecide(standing) && (
        <div className={classes.actions}>
          {mayReturn && (
            <Button
              variant="default"
              size="md"
              disabled={busy}
              leftSection={<IconArrowBackUp size={18} aria-hidden />}
              aria-label={t.returnOne(material.title)}
              onClick={() => void deeds.giveBack([material])}
            >
              {t.return}
            </Button>
          )}
          {says === 'may' && (
            <Button
              size="md"
              loading={busy}
              leftSection={<IconCheck size={18} aria-hidden />}
              aria-label={step === 'review' ? t.reviewOne(material.title) : t.approveOne(material.title)}
              onClick={() => void deeds.say(material, step)}
            >
              {t[step]}
            </Button>
          )}
        </div>
      )}
    </>
  )
}
