import { Box, Fieldset, Group, Input, NumberInput, Switch, TagsInput, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { readSettings, updateSettings } from '../../playlists/wire/settings.ts'
import type { Settings } from '../../playlists/wire/settings.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { useTell } from '../ui/errors.tsx'
import { Form } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useLeaveGuard } from '../ui/leave-guard.tsx'
import { LIMITS, makeOfficeDraft, officeProblems, parseOfficeDraft, tidyHost } from '../ui/office-draft.ts'
import type { LimitName, OfficeDraft, OfficeProblem } from '../ui/office-draft.ts'
import { OfficeFields } from '../ui/office-fields.tsx'
import { Answer } from '../ui/page.tsx'
import { LogoField } from './logo-field.tsx'
import { DayChips } from '../ui/week-table.tsx'

export function OfficeTab(): ReactNode {
  const settings = useAsk(readSettings, {})
  return (
    <Answer of={settings} height={520}>
      {(data) => <OfficeForm settings={data} />}
    </Answer>
  )
}

/** Begins with the settings as first read; later news does not overwrite what is being typed (a stale save says so). */
function OfficeForm({ settings }: { settings: Settings & { version: number } }) {
  const text = useText().settings.office
  const tell = useTell()
  const [draft, setDraft] = useState(() => makeOfficeDraft(settings))
  const [version, setVersion] = useState(settings.version)
  const [tried, setTried] = useState(false)
  const current = useAsk(readSettings, {})
  const send = useSend(updateSettings, (saved) => {
    setVersion(saved.version)
    setDraft(makeOfficeDraft(saved))
    tell.done(text.saved)
  })
  const submit = () => {
    setTried(true)
    const body = parseOfficeDraft(draft)
    if (body) send.mutate({ body: { ...body, version } })
  }
  const reload = async () => {
    const newest = (await current.refetch()).data
    if (newest) setVersion(newest.version)
    send.reset()
  }
  const put = (part: Partial<OfficeDraft>) => setDraft((old) => ({ ...old, ...part }))
  const problems = tried ? officeProblems(draft) : []
  const changed = JSON.stringify(draft) !== JSON.stringify(makeOfficeDraft(settings))
  useLeaveGuard(changed && !send.isPending, useText().kit.unsaved)
  return (
    <Box maw={760}>
      <Form
        onSubmit={submit}
        submit={text.save}
        busy={send.isPending}
        error={send.error}
        fields={{ officeName: text.name, zone: text.zone, hours: text.hours, fallbackLine: text.fallback }}
        onReload={() => void reload()}
        extra={
          <Text size="sm" c="orange.9" role="status">
            {changed ? text.unsaved : ''}
          </Text>
        }
      >
        <OfficeFields draft={draft} put={put} problems={problems} />
        <RestDays draft={draft} put={put} />
        <TextInput
          label={text.fallback}
          description={text.fallbackHint}
          maxLength={200}
          value={draft.fallbackLine}
          onChange={(event) => put({ fallbackLine: event.currentTarget.value })}
        />
        <LogoField value={draft.logo} onChange={(logo) => put({ logo })} />
        <SelfApproval draft={draft} put={put} />
        <TwoSteps draft={draft} put={put} />
        <Limits draft={draft} put={put} problems={problems} />
        <WebHosts draft={draft} put={put} problems={problems} />
      </Form>
    </Box>
  )
}

type PartGiven = { draft: OfficeDraft; put: (part: Partial<OfficeDraft>) => void }

function SelfApproval({ draft, put }: PartGiven) {
  const text = useText().settings.office
  return (
    <Switch
      label={text.selfApproval}
      description={text.selfApprovalHint}
      checked={draft.selfApproval}
      onChange={(event) => put({ selfApproval: event.currentTarget.checked })}
    />
  )
}

function TwoSteps({ draft, put }: PartGiven) {
  const text = useText().settings.office
  return (
    <Switch
      label={text.twoSteps}
      description={text.twoStepsHint}
      checked={draft.twoStepApproval}
      onChange={(event) => put({ twoStepApproval: event.currentTarget.checked })}
    />
  )
}

function RestDays({ draft, put }: PartGiven) {
  const text = useText().settings.office
  return (
    <Input.Wrapper label={text.restDays} description={text.restDaysHint} labelElement="div">
      <Box py={4}>
        <DayChips label={text.restDays} value={draft.restDays} onChange={(restDays) => put({ restDays })} />
      </Box>
    </Input.Wrapper>
  )
}

type LimitsGiven = PartGiven & { problems: readonly OfficeProblem[] }

function Limits({ draft, put, problems }: LimitsGiven) {
  const text = useText().settings.office
  const field = (name: LimitName, label: string) => {
    const [min, max] = LIMITS[name]
    return (
      <NumberInput
        label={label}
        min={min}
        max={max}
        allowDecimal={false}
        w={190}
        value={draft[name]}
        onChange={(value) => put({ [name]: Number(value) })}
        error={problems.includes(name) ? text.numberWrong(String(min), String(max)) : undefined}
      />
    )
  }
  return (
    <Fieldset legend={text.limits} p="sm">
      <Group align="flex-start" gap="md">
        {field('maxImageMb', text.maxImage)}
        {field('maxVideoMb', text.maxVideo)}
        {field('maxPdfMb', text.maxPdf)}
        {field('maxPdfPages', text.maxPdfPages)}
        {field('playsKeepMonths', text.keep)}
      </Group>
      <Text size="xs" c="dimmed" mt={6}>
        {text.keepHint}
      </Text>
    </Fieldset>
  )
}

function WebHosts({ draft, put, problems }: LimitsGiven) {
  const text = useText().settings.office
  return (
    <TagsInput
      label={text.webHosts}
      description={text.webHostsHint}
      placeholder={draft.webHosts.length === 0 ? text.webHostsExample : ''}
      value={draft.webHosts}
      onChange={(hosts) => put({ webHosts: [...new Set(hosts.map(tidyHost))].filter((host) => host !== '') })}
      maxTags={50}
      splitChars={[',', ' ', ';']}
      error={problems.includes('webHosts') ? text.webHostsWrong : undefined}
      clearable
      clearButtonProps={{ 'aria-label': text.webHostsClear }}
    />
  )
}
