import type { CSSProperties, ReactNode } from 'react'
import { cellText } from '../../playlists/report/cells.ts'
import type { ReportBlock, ReportDocument, ReportTable } from '../../playlists/report/document.ts'
import { FORMS, ended } from '../../playlists/report/layouts.ts'
import type { Face, Layout, Rule } from '../../playlists/report/layouts.ts'
import { vi } from '../../playlists/report/text.vi.ts'
import { Chart } from './chart.tsx'
import classes from './paper.module.css'

/** The report as it will lie on the desk, laid out by the same figures as the Word file; this is also what is printed. */
export function Paper({ report }: { report: ReportDocument }): ReactNode {
  const layout = FORMS[report.form]
  const { page, body } = layout
  const line = body.line.rule === 'exact' ? `${body.line.pt}pt` : body.line.times
  const style: CSSProperties = {
    fontSize: `${body.pt}pt`,
    lineHeight: line,
    padding: `${page.topMm}mm ${page.rightMm}mm ${page.bottomMm}mm ${page.leftMm}mm`,
  }
  return (
    <article className={classes.paper} style={style} lang="vi">
      <Head report={report} layout={layout} />
      {report.blocks.map((block, i) => (
        <Block key={i} block={block} layout={layout} last={i === report.blocks.length - 1} />
      ))}
      <Closing report={report} layout={layout} />
    </article>
  )
}

const faceOf = ({ pt, bold = false, italic = false, underline = false }: Face): CSSProperties => ({
  fontSize: `${pt}pt`,
  fontWeight: bold ? 700 : 400,
  fontStyle: italic ? 'italic' : 'normal',
  textDecoration: underline ? 'underline' : 'none',
})

function Words({ face, children, rule = 'none' }: { face: Face; children: string; rule?: Rule }) {
  const words = face.capitals === true ? children.toLocaleUpperCase('vi') : children
  return (
    <div style={faceOf(face)} className={classes[rule]}>
      {words}
    </div>
  )
}

function Under({ rule }: { rule: Rule }) {
  if (rule === 'star') return <div>*</div>
  return rule === 'hyphens' ? <div>-----</div> : null
}

function Head({ report: { head, type, subject }, layout }: { report: ReportDocument; layout: Layout }) {
  const { nation } = layout
  const columns = `${layout.head.leftShare}fr ${100 - layout.head.leftShare}fr`
  const last = (of: readonly string[], i: number, rule: Rule): Rule => (i === of.length - 1 ? rule : 'none')
  return (
    <>
      <div className={classes.halves} style={{ gridTemplateColumns: columns }}>
        <div>
          {head.superior !== '' && <Words face={layout.superior}>{head.superior}</Words>}
          {head.issuer.map((line, i) => (
            <Words key={i} face={layout.issuer} rule={last(head.issuer, i, layout.issuerRule)}>
              {line}
            </Words>
          ))}
          <Under rule={layout.issuerRule} />
          <Words face={layout.number}>{`${layout.number.label}${head.number}`}</Words>
        </div>
        <div>
          <Words face={nation.name} rule={nation.motto === null ? nation.rule : 'none'}>
            {nation.nameText}
          </Words>
          {nation.motto !== null && (
            <Words face={nation.motto} rule={nation.rule}>
              {nation.mottoText}
            </Words>
          )}
          <Words face={layout.dateLine}>{head.dateLine}</Words>
        </div>
      </div>
      <div className={classes.title}>
        <Words face={layout.type}>{type}</Words>
        {subject.map((line, i) => (
          <Words key={i} face={layout.subject} rule={last(subject, i, layout.subjectRule)}>
            {line}
          </Words>
        ))}
        <Under rule={layout.subjectRule} />
      </div>
    </>
  )
}

function Block({ block, layout, last }: { block: ReportBlock; layout: Layout; last: boolean }) {
  const style: CSSProperties = { textIndent: `${layout.body.indentMm}mm`, marginTop: `${layout.body.beforePt}pt` }
  switch (block.kind) {
    case 'heading': {
      const face = layout.headings[block.level - 1]!
      const text = face.capitals === true ? block.text.toLocaleUpperCase('vi') : block.text
      const Tag = block.level === 1 ? 'h2' : 'h3'
      return <Tag style={{ ...style, ...faceOf(face) }}>{`${block.number}${face.mark}${text}`}</Tag>
    }
    case 'paragraph':
      return <p style={style}>{last ? ended(block.text, layout) : block.text}</p>
    case 'note':
      return (
        <p style={style} className={classes.note}>
          {block.text}
        </p>
      )
    case 'list':
      return block.items.map((item, i) => (
        <p key={i} style={style}>
          {`- ${item}`}
        </p>
      ))
    case 'table':
      return <Table table={block} layout={layout} />
    case 'chart':
      return <Chart chart={block} layout={layout} />
  }
}

function Table({ table: { caption, columns, rows, total }, layout }: { table: ReportTable; layout: Layout }) {
  const align = (i: number): CSSProperties => ({ textAlign: columns[i]!.align })
  return (
    <table className={classes.table} style={{ fontSize: `${layout.table.pt}pt` }}>
      <caption style={{ fontSize: `${layout.table.captionPt}pt` }}>{caption}</caption>
      <colgroup>
        {columns.map(({ title, width }) => (
          <col key={title} style={{ width: `${width}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...rows, ...(total === null ? [] : [total])].map((row, n) => (
          <tr key={n} className={n === rows.length ? classes.total : undefined}>
            {row.map((cell, i) => (
              <td key={i} style={align(i)}>
                {cellText(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Closing({ report: { closing }, layout }: { report: ReportDocument; layout: Layout }) {
  const { recipients, authority, office, signer } = closing
  const columns = `${layout.head.leftShare}fr ${100 - layout.head.leftShare}fr`
  return (
    <div className={classes.closing} style={{ gridTemplateColumns: columns }}>
      <div className={classes.recipients}>
        <Words face={layout.recipients.label}>{vi.recipients}</Words>
        {recipients.map((to, i) => (
          <Words key={i} face={layout.recipients.item}>
            {`- ${to}${i === recipients.length - 1 ? '.' : ';'}`}
          </Words>
        ))}
      </div>
      <div>
        {authority !== '' && <Words face={layout.authority}>{authority}</Words>}
        {office.map((line, i) => (
          <Words key={i} face={layout.office}>
            {line}
          </Words>
        ))}
        <div className={classes.signature} />
        <Words face={layout.signer}>{signer}</Words>
      </div>
    </div>
  )
}
