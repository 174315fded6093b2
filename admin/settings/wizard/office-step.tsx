import { Switch, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { readSettings, updateSettings } from '../../../playlists/wire/settings.ts'
import type { Settings } from '../../../playlists/wire/settings.ts'
import { useAsk, useSend } from '../../ui/asks.ts'
import { Form } from '../../ui/form.tsx'
import { useText } from '../../ui/language.tsx'
import { useLeaveGuard } from '../../ui/leave-guard.tsx'
import { makeOfficeDraft, officeProblems, parseOfficeDraft } from '../../ui/office-draft.ts'
import type { OfficeDraft } from '../../ui/office-draft.ts'
import { OfficeFields } from '../../ui/office-fields.tsx'

export function OfficeStep({ onNext }: { onNext: () => void }): ReactNode {
  const settings = useAsk(readSettings, {}).data
  return settings ? <OfficeForm settings={settings} onNext={onNext} /> : null
}

function OfficeForm({ settings, onNext }: { settings: Settings & { version: number }; onNext: () => void }) {
  const { kit, wizard } = useText()
  const text = wizard.office
  const [first] = useState(() => makeOfficeDraft(settings))
  const [draft, setDraft] = useState(first)
  const [tried, setTried] = useState(false)
  const send = useSend(updateSettings, onNext)
  const put = (part: Partial<OfficeDraft>) => setDraft((old) => ({ ...old, ...part }))
  useLeaveGuard(JSON.stringify(draft) !== JSON.stringify(first) && !send.isPending, kit.unsaved, 'address')
  const submit = () => {
    setTried(true)
    const body = parseOfficeDraft(draft)
    if (body) send.mutate({ body: { ...body, version: settings.version } })
  }
  return (
    <Form onSubmit={submit} submit={text.submit} busy={send.isPending} error={send.error} onReload={() => send.reset()}>
      <div>
        <Title order={2} fz="lg">
          {text.title}
        </Title>
        <Text size="sm" c="dimmed">
          {text.lead}
        </Text>
      </div>
      <OfficeFields draft={draft} put={put} problems={tried ? officeProblems(draft) : []} />
      <Switch
        label={text.alone}
        description={text.aloneHint}
        checked={draft.selfApproval}
        onChange={(event) => put({ selfApproval: event.currentTarget.checked })}
      />
    </Form>
  )
}
