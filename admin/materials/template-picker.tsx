import { Input } from '@mantine/core'
import { useDebouncedValue, useInViewport } from '@mantine/hooks'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { Content, Template } from '../../playlists/material.ts'
import { useShownContent } from '../ui/blanks.ts'
import { TEMPLATE_COLORS } from '../ui/template-colors.ts'
import { useText } from '../ui/language.tsx'
import { ScreenPreview } from '../ui/preview.tsx'
import { previewContent } from './draft.ts'
import classes from './template-picker.module.css'

type Props<T extends Template> = {
  value: T
  templates: readonly T[]
  /** What is being written, as it looks in a template. */
  sample: (template: T) => Content
  onChange: (template: T) => void
}

/** The smallest that is drawn as a screen, with its ornament, and not as an LED board. */
const CANVAS = { width: 960, height: 540 }
const TYPING_PAUSE_MS = 600

/** The looks to choose from, each drawn by the stage with the words at hand. */
export function TemplatePicker<T extends Template>({ value, templates, sample, onChange }: Props<T>): ReactNode {
  const t = useText().materials
  return (
    <Input.Wrapper label={t.form.template} labelElement="div" role="radiogroup" aria-label={t.form.template}>
      <div className={classes.options}>
        {templates.map((template) => (
          <label key={template} className={classes.option}>
            <input type="radio" name="template" checked={template === value} onChange={() => onChange(template)} />
            <Thumb template={template} content={sample(template)} />
            {t.templates[template]}
          </label>
        ))}
      </div>
    </Input.Wrapper>
  )
}

function Thumb({ template, content }: { template: Template; content: Content }) {
  const t = useText().materials.form
  const { ref, inViewport } = useInViewport()
  const facts = JSON.stringify(previewContent(content, t.placeholder))
  const [settled] = useDebouncedValue(facts, TYPING_PAUSE_MS)
  return (
    <span
      ref={ref}
      className={classes.thumb}
      style={{ background: TEMPLATE_COLORS[template].ground }}
      aria-hidden="true"
    >
      {inViewport && <Drawn facts={settled} />}
    </span>
  )
}

function Drawn({ facts }: { facts: string }) {
  const content = useShownContent(useMemo(() => JSON.parse(facts) as Content, [facts]))
  return <ScreenPreview canvas={CANVAS} content={content} maxHeight={90} />
}
