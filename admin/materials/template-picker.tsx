import { Input } from '@mantine/core'
import type { ReactNode } from 'react'
import { TEMPLATES } from '../../playlists/material.ts'
import type { Template } from '../../playlists/material.ts'
import { TEMPLATE_COLORS } from '../ui/template-colors.ts'
import { useText } from '../ui/language.tsx'
import classes from './template-picker.module.css'

type Props = { value: Template; onChange: (template: Template) => void }

export function TemplatePicker({ value, onChange }: Props): ReactNode {
  const t = useText().materials
  return (
    <Input.Wrapper label={t.form.template} labelElement="div" role="radiogroup" aria-label={t.form.template}>
      <div className={classes.options}>
        {TEMPLATES.map((template) => (
          <label key={template} className={classes.option}>
            <input type="radio" name="template" checked={template === value} onChange={() => onChange(template)} />
            <Swatch template={template} />
            {t.templates[template]}
          </label>
        ))}
      </div>
    </Input.Wrapper>
  )
}

function Swatch({ template }: { template: Template }) {
  const { ground, ink } = TEMPLATE_COLORS[template]
  return (
    <span className={classes.swatch} style={{ background: ground, color: ink }} aria-hidden="true">
      Aa
    </span>
  )
}
