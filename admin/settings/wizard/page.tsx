import { Button, Stepper } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { finishWizard } from '../../../playlists/wire/access.ts'
import { listDisplays } from '../../../playlists/wire/displays.ts'
import { listPacks } from '../../../playlists/wire/packs.ts'
import { readSettings } from '../../../playlists/wire/settings.ts'
import { useAsk, useSend } from '../../ui/asks.ts'
import { Door } from '../../ui/door.tsx'
import { ErrorNotice } from '../../ui/errors.tsx'
import { useText } from '../../ui/language.tsx'
import { Loading } from '../../ui/page.tsx'
import { useMay, useSession } from '../../ui/session.tsx'
import { WIZARD_STEPS, approvedOf, resumeAt } from './choices.ts'
import type { Left, WizardStep } from './choices.ts'
import { DoneStep } from './done-step.tsx'
import { OfficeStep } from './office-step.tsx'
import { ScreenStep } from './screen-step.tsx'
import { PackStep } from './pack-step.tsx'

/** The first-run wizard; it can be left at any step and goes on where it was. */
export function WizardPage(): ReactNode {
  const text = useText().wizard
  const may = useMay()
  const { wizard } = useSession()
  const navigate = useNavigate()
  const settings = useAsk(readSettings, {})
  const displays = useAsk(listDisplays, {})
  const packs = useAsk(listPacks, {})
  if (!may('settings')) return <Navigate to="/" replace />
  const failed = [settings, displays, packs].find(({ error, data }) => error && data === undefined)
  const later = wizard && (
    <Button variant="white" size="xs" onClick={() => void navigate('/')}>
      {text.later}
    </Button>
  )
  return (
    <Door title={text.title} lead={text.lead} wide aside={later}>
      {failed && <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && !(settings.data && displays.data && packs.data) && <Loading height={420} />}
      {settings.data && displays.data && packs.data && (
        <Steps
          first={resumeAt({
            settingsVersion: settings.data.version,
            displays: displays.data.length,
            approved: approvedOf(packs.data),
          })}
        />
      )}
    </Door>
  )
}

/** The step and the pack stand in the address, so that Back goes one step back and a reload stays. */
function Steps({ first }: { first: WizardStep }) {
  const text = useText().wizard
  const narrow = useMediaQuery('(max-width: 40em)')
  const [query, setQuery] = useSearchParams()
  const step = WIZARD_STEPS.find((name) => name === query.get('step')) ?? first
  const finish = useSend(finishWizard)
  const at = WIZARD_STEPS.indexOf(step)
  const [left, setLeft] = useState<readonly Left[]>([])
  const pack = query.get('pack')
  const go = (next: WizardStep) => {
    if (next === 'done') finish.mutate({})
    setQuery({ step: next, ...(pack !== null && { pack }) })
    window.scrollTo(0, 0)
  }
  return (
    <>
      <Stepper
        active={at}
        onStepClick={(index) => go(WIZARD_STEPS[index] ?? 'office')}
        size="xs"
        iconSize={28}
        wrap={false}
        styles={{ stepLabel: { lineHeight: 1.3 } }}
      >
        {WIZARD_STEPS.map((name, n) => (
          <Stepper.Step
            key={name}
            label={narrow && name !== step ? undefined : text.steps[name]}
            aria-label={
              narrow && name !== step
                ? `${text.step(String(n + 1), String(WIZARD_STEPS.length))}: ${text.steps[name]}`
                : undefined
            }
            aria-current={name === step ? 'step' : undefined}
            allowStepSelect={n <= at}
          />
        ))}
      </Stepper>
      <ErrorNotice error={finish.error} />
      {step === 'office' && <OfficeStep onNext={() => go('screen')} />}
      {step === 'screen' && <ScreenStep onNext={() => go('starter')} />}
      {step === 'starter' && (
        <PackStep
          taken={pack}
          onTaken={(id) => setQuery({ step, pack: id }, { replace: true })}
          onNext={(left) => (setLeft(left), go('done'))}
        />
      )}
      {step === 'done' && <DoneStep left={left} />}
    </>
  )
}
