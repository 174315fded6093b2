import type { OfficeForm } from '../../playlists/campaign.ts'
import type { ReportSigning, ReportTexts } from '../../playlists/report/texts.ts'
import type { Report } from '../../playlists/wire/reports.ts'

/** Recipients stand one a line while they are written. */
export type Draft = {
  form: OfficeForm
  texts: ReportTexts
  signing: Omit<ReportSigning, 'recipients'> & { recipients: string }
}

export const draftOf = ({ form, texts, signing }: Report): Draft => ({
  form,
  texts,
  signing: { ...signing, recipients: signing.recipients.join('\n') },
})

export function bodyOf({ form, texts, signing }: Draft): Pick<Report, 'form' | 'texts' | 'signing'> {
  const recipients = signing.recipients
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return { form, texts, signing: { ...signing, recipients } }
}

export const TEXTS = [
  'basis',
  'direction',
  'strengths',
  'shortcomings',
  'causes',
  'lessons',
  'tasks',
  'proposals',
] as const satisfies readonly (keyof ReportTexts)[]
