import type { Content, TableContent } from './content.ts'

/** The same content with each text that an editor typed put through `change`; everything else stays. */
export function mapTexts<C extends Content>(content: C, change: (text: string) => string): C
export function mapTexts(content: Content, change: (text: string) => string): Content {
  switch (content.kind) {
    case 'slogan': {
      const { headline, support, steps } = content
      return { ...content, headline: change(headline), support: change(support), steps: steps.map(change) }
    }
    case 'qr':
    case 'hours':
      return { ...content, headline: change(content.headline), support: change(content.support) }
    case 'image':
    case 'video':
    case 'slides':
    case 'web':
      return { ...content, description: change(content.description) }
    case 'figure': {
      const { headline, unit, targetLabel, source, support } = content
      const texts = { unit: change(unit), targetLabel: change(targetLabel), source: change(source) }
      return { ...content, ...texts, headline: change(headline), support: change(support) }
    }
    case 'table':
      return mapTable(content, change)
  }
}

function mapTable(content: TableContent, change: (text: string) => string): TableContent {
  return {
    ...content,
    headline: change(content.headline),
    columns: content.columns.map((column) => ({ ...column, title: change(column.title) })),
    rows: content.rows.map((row) => row.map(change)),
    source: change(content.source),
  }
}

/** Every text that an editor typed, in the order of mapTexts. */
export function textsOf(content: Content): string[] {
  const texts: string[] = []
  mapTexts(content, (text) => {
    texts.push(text)
    return text
  })
  return texts
}
