import { Button } from 'antd'
import { useId } from 'react'
import type { RegionFormDetail } from '#shared/contract/region'
import { periods } from '#shared/domain/hazard'
import { formKinds } from '#shared/rules/region'
import { sheetFields } from '#shared/rules/region-form'
import { goTo, useAction, useData } from '../../api/index.ts'
import { ErrorState, Hint, PageFrame, RowsSkeleton, StatusTag } from '../../ui/index.ts'
import { CellInput } from './cell-input.tsx'
import { FormStateTag } from './form-state-tag.tsx'
import { LedgerView } from './ledger-view.tsx'
import { RegionalTabs } from './tabs.tsx'

/** One regional form, by `pack/form`. */
export function FormView({ reference }: { reference: string }) {
  const [packId = '', formId = ''] = reference.split('/')
  const detail = useData('region.form', { packId, formId })
  const { data } = detail
  if (data?.form.kind === 'ledger') return <LedgerView detail={data} head={<FormHead detail={data} />} />
  return (
    <PageFrame
      title={data?.form.title ?? '本地填报表'}
      extra={<RegionalTabs active="regional" />}
      secondary={[{ label: '返回', onRun: () => goTo('/regional') }]}
      primary={{ label: '打印', onRun: () => goTo(`/reports?report=region-form&form=${reference}`), isDisabled: !data }}
      isWide
    >
      {detail.error && <ErrorState message={detail.error.message} onRetry={() => void detail.refetch()} />}
      {detail.isPending && !detail.error && <RowsSkeleton rows={10} />}
      {data && (
        <div className="stack" key={reference}>
          <FormHead detail={data} />
          {data.form.kind === 'sheet' ? <SheetEditor detail={data} /> : <TableEditor detail={data} />}
        </div>
      )}
    </PageFrame>
  )
}

/** Why the form is kept, how far it is, who signs it and what was not confirmed. */
export function FormHead({ detail: { packName, form, state } }: { detail: RegionFormDetail }) {
  const facts = [packName, formKinds[form.kind], form.period === null ? '有变化时更新' : `${periods[form.period]}更新`]
  return (
    <section className="form-head" aria-label="这张表的说明">
      <p>
        {form.why} <span className="meta">{facts.join(' · ')}</span>
      </p>
      <p className="row-line form-state">
        <FormStateTag state={state} />
        <span className="meta">{state.sentence}</span>
        {!form.verified && <StatusTag tone="grey">未核实</StatusTag>}
      </p>
      <p className="meta">
        打印后由{form.signatures.join('、')}签字。依据：{form.basis.join('；')}
      </p>
      {form.note !== '' && <p className="meta">{form.note}</p>}
    </section>
  )
}

function SheetEditor({ detail }: { detail: RegionFormDetail }) {
  const { form, entries, prefilled, packId } = detail
  const save = useAction('region-entry.save')
  const base = useId()
  const written = entries[0]?.cells ?? {}
  const write = (key: string, text: string | null) =>
    save.runOrThrow({ packId, formId: form.id, cells: { [key]: text } })
  const fields = sheetFields(form)
  return form.sections.map(({ id: sectionId, title }) => (
    <section key={sectionId} className="card" aria-label={title}>
      <h2>{title}</h2>
      <div className="sheet-fields">
        {fields
          .filter(({ key }) => key.startsWith(`${sectionId}/`))
          .map(({ key, field }) => {
            const known = prefilled[key]
            const own = written[key]
            return (
              <div key={key} className={field.kind === 'longText' ? 'field wide' : 'field'}>
                <div className="row-line">
                  <label htmlFor={`${base}${key}`}>{field.label}</label>
                  <Hint help={field.help} />
                  {own === undefined && known && <span className="meta">取自{known.source}</span>}
                  {own !== undefined && known && own !== known.text && (
                    <Button type="link" size="small" onClick={() => void write(key, null)}>
                      恢复为「{known.text.slice(0, 12)}」
                    </Button>
                  )}
                </div>
                <CellInput
                  id={`${base}${key}`}
                  column={field}
                  value={own ?? known?.text ?? ''}
                  onSave={(text) => write(key, text)}
                />
              </div>
            )
          })}
      </div>
    </section>
  ))
}

function TableEditor({ detail }: { detail: RegionFormDetail }) {
  const { form, entries, packId } = detail
  const save = useAction('region-entry.save')
  return (
    <div className="card scroll-x" tabIndex={0} role="region" aria-label={form.title}>
      <table className="plain-table table-editor">
        <thead>
          <tr>
            <th>项目</th>
            {form.columns.map((column) => (
              <th key={column.id} className={`cell-${column.kind}`}>
                {column.label}
                <Hint help={column.help} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {form.rows.map((row) => {
            const cells = entries.find(({ rowId }) => rowId === row.id)?.cells ?? {}
            return (
              <tr key={row.id}>
                <th scope="row">
                  {row.label}
                  {row.hint !== '' && <div className="meta">{row.hint}</div>}
                </th>
                {form.columns.map((column) => (
                  <td key={column.id}>
                    <CellInput
                      label={`${row.label} ${column.label}`}
                      column={column}
                      value={cells[column.id] ?? ''}
                      onSave={(text) =>
                        save.runOrThrow({ packId, formId: form.id, rowId: row.id, cells: { [column.id]: text } })
                      }
                    />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
