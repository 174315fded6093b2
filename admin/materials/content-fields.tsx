import { Alert, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { TEMPLATES } from '../../playlists/content.ts'
import type { Content, QrContent, SloganContent } from '../../playlists/content.ts'
import { useText } from '../ui/language.tsx'
import { AddressField } from './address-field.tsx'
import type { DraftField } from './draft.ts'
import { FigureFields } from './figure-fields.tsx'
import { FileFields } from './file-fields.tsx'
import { HoursFields } from './hours-fields.tsx'
import { StepFields } from './step-fields.tsx'
import { TableFields } from './table-fields.tsx'
import { WebAddress } from '../ui/web-address.tsx'
import { hostOf, warningsOf } from './qr-address.ts'
import { SlidesFields } from './slides-fields.tsx'
import { TemplatePicker } from './template-picker.tsx'
import { WebFields } from './web-fields.tsx'

type Props<C extends Content> = {
  content: C
  errors: Partial<Record<DraftField, string>>
  onChange: (content: C) => void
}

/** The part of the form that says what is on the screen, by kind. */
export function ContentFields({ content, ...rest }: Props<Content>): ReactNode {
  switch (content.kind) {
    case 'slogan':
      return <SloganFields content={content} {...rest} />
    case 'qr':
      return <QrFields content={content} {...rest} />
    case 'figure':
      return <FigureFields content={content} {...rest} />
    case 'table':
      return <TableFields content={content} {...rest} />
    case 'hours':
      return <HoursFields content={content} {...rest} />
    case 'image':
    case 'video':
      return <FileFields content={content} {...rest} />
    case 'slides':
      return <SlidesFields content={content} {...rest} />
    case 'web':
      return <WebFields content={content} {...rest} />
  }
}

function SloganFields({ content, errors, onChange }: Props<SloganContent>) {
  const t = useText().materials.form
  return (
    <Stack>
      <Textarea
        label={t.headline}
        description={t.headlineHint}
        error={errors.headline}
        value={content.headline}
        onChange={(event) => onChange({ ...content, headline: event.currentTarget.value })}
        maxLength={300}
        autosize
        minRows={2}
        required
        data-autofocus
      />
      <Textarea
        label={t.support}
        value={content.support}
        onChange={(event) => onChange({ ...content, support: event.currentTarget.value })}
        maxLength={300}
        autosize
      />
      <StepFields content={content} errors={errors} onChange={onChange} />
      <TemplatePicker
        content={content}
        templates={TEMPLATES}
        onChange={(template) => onChange({ ...content, template })}
      />
    </Stack>
  )
}

function QrFields({ content, errors, onChange }: Props<QrContent>) {
  const t = useText().materials
  const host = hostOf(content.url)
  return (
    <Stack>
      <AddressField
        label={t.form.url}
        description={t.form.urlHint}
        error={errors.url}
        value={content.url}
        onChange={(url) => onChange({ ...content, url })}
      />
      <Text size="sm" mih={22} aria-live="polite">
        {host !== null && (
          <>
            {t.form.host}: <WebAddress url={content.url} />
          </>
        )}
      </Text>
      {warningsOf(content.url).map((warning) => (
        <Alert key={warning} color="yellow" py="xs">
          {t.addressWarnings[warning]}
        </Alert>
      ))}
      <TextInput
        label={t.form.qrHeadline}
        error={errors.headline}
        value={content.headline}
        onChange={(event) => onChange({ ...content, headline: event.currentTarget.value })}
        maxLength={200}
        required
      />
      <TextInput
        label={t.form.qrSupport}
        value={content.support}
        onChange={(event) => onChange({ ...content, support: event.currentTarget.value })}
        maxLength={200}
      />
    </Stack>
  )
}
