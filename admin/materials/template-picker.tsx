import { Input } from '@mantine/core'
import { memo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Content, Template } from '../../playlists/content.ts'
import { TEMPLATE_GROUNDS } from '../ui/template-colors.ts'
import { useText } from '../ui/language.tsx'
import { StagePicture } from '../ui/stage-picture.tsx'
import { previewContent } from './draft.ts'
import classes from './template-picker.module.css'

type Templated<T> = Content & { template: T }
type Props<T extends Template, C extends Templated<T>> = {
  /** What is being written, in the look it has now. */
  content: C
  templates: readonly T[]
  onChange: (template: T) => void
}

/** The looks to choose from, each drawn by the stage with the words that were there when somebody came to choose. */
export function TemplatePicker<T extends Template, C extends Templated<T>>(props: Props<T, C>): ReactNode {
  const { content, templates, onChange } = props
  const t = useText().materials
  const [seen, setSeen] = useState<Content>(content)
  const look = () => setSeen(content)
  return (
    <Input.Wrapper
      label={t.form.template}
      labelElement="div"
      role="radiogroup"
      aria-label={t.form.template}
      onPointerEnter={look}
      onFocusCapture={look}
    >
      <div className={classes.options}>
        {templates.map((template) => (
          <label key={template} className={classes.option}>
            <input
              type="radio"
              name="template"
              checked={template === content.template}
              onChange={() => onChange(template)}
            />
            <Thumb template={template} seen={seen} />
            {t.templates[template]}
          </label>
        ))}
      </div>
    </Input.Wrapper>
  )
}

/** Not drawn anew for each letter that is typed. */
const Thumb = memo(function Thumb({ template, seen }: { template: Template; seen: Content }) {
  const t = useText().materials.form
  const content = previewContent({ ...seen, template } as Content, t.placeholder)
  return (
    <span className={classes.thumb} aria-hidden="true">
      {content && <StagePicture content={content} ground={TEMPLATE_GROUNDS[template]} />}
    </span>
  )
})
