import { Accordion, Button, Select, Stack, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { OfficeForm } from '../../playlists/campaign.ts'
import { shortcomings } from '../../playlists/report/shortcomings.ts'
import type { Report } from '../../playlists/wire/reports.ts'
import { DateField } from '../ui/date-field.tsx'
import { useText } from '../ui/language.tsx'
import { TEXTS } from './draft.ts'
import type { Draft } from './draft.ts'

type Given = { draft: Draft; report: Report; readOnly: boolean; onChange: (part: Partial<Draft>) => void }

export function Fields(given: Given): ReactNode {
  const t = useText().reports
  return (
    <Accordion multiple defaultValue={['texts']} variant="contained">
      <Accordion.Item value="texts">
        <Accordion.Control>{t.parts.texts}</Accordion.Control>
        <Accordion.Panel>
          <Texts {...given} />
        </Accordion.Panel>
      </Accordion.Item>
      <Accordion.Item value="signing">
        <Accordion.Control>{t.parts.signing}</Accordion.Control>
        <Accordion.Panel>
          <Signing {...given} />
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}

function Texts({ draft, report, readOnly, onChange }: Given) {
  const t = useText().reports
  const found = shortcomings(report)
  const put = (name: (typeof TEXTS)[number], text: string) => onChange({ texts: { ...draft.texts, [name]: text } })
  return (
    <Stack gap="sm">
      {TEXTS.map((name) => (
        <Textarea
          key={name}
          label={t.texts[name]}
          description={name === 'shortcomings' ? t.shortcomingsHint : t.hints[name]}
          placeholder={name === 'shortcomings' ? found : ''}
          value={draft.texts[name]}
          maxLength={10_000}
          autosize
          minRows={2}
          maxRows={14}
          readOnly={readOnly}
          onChange={(event) => put(name, event.currentTarget.value)}
        />
      ))}
      {!readOnly && draft.texts.shortcomings === '' && found !== '' && (
        <Button variant="default" size="xs" onClick={() => put('shortcomings', found)}>
          {t.takeShortcomings}
        </Button>
      )}
    </Stack>
  )
}

type SigningText = 'superior' | 'issuer' | 'number' | 'place' | 'recipients' | 'authority' | 'office' | 'signer'
const LINES: Partial<Record<SigningText, number>> = { issuer: 2, office: 2, recipients: 3 }
const FIELDS: readonly SigningText[] = [
  'superior',
  'issuer',
  'number',
  'place',
  'authority',
  'office',
  'signer',
  'recipients',
]
const LONGEST: Record<SigningText, number> = {
  superior: 200,
  issuer: 300,
  number: 40,
  place: 100,
  authority: 200,
  office: 200,
  signer: 100,
  recipients: 4000,
}

function Signing({ draft, readOnly, onChange }: Given) {
  const t = useText().reports
  const { signing } = draft
  const put = (part: Partial<Draft['signing']>) => onChange({ signing: { ...signing, ...part } })
  return (
    <Stack gap="sm">
      <Select
        label={t.form}
        data={(['state', 'party'] as const).map((value) => ({ value, label: t.forms[value] }))}
        value={draft.form}
        onChange={(value) => onChange({ form: value as OfficeForm })}
        allowDeselect={false}
        readOnly={readOnly}
      />
      {FIELDS.map((name) => {
        const common = { label: t.signing[name], maxLength: LONGEST[name], readOnly, value: signing[name] }
        const lines = LINES[name]
        return lines === undefined ? (
          <TextInput key={name} {...common} onChange={(event) => put({ [name]: event.currentTarget.value })} />
        ) : (
          <Textarea
            key={name}
            {...common}
            description={t.oneALine}
            autosize
            minRows={lines}
            onChange={(event) => put({ [name]: event.currentTarget.value })}
          />
        )
      })}
      <DateField
        label={t.signing.date}
        placeholder={t.blankDate}
        value={signing.date}
        readOnly={readOnly}
        onChange={(date) => put({ date })}
      />
    </Stack>
  )
}
