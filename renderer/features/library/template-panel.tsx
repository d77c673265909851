import { Button } from 'antd'
import type { LibraryHazardDetail, LibraryTemplateDetail } from '#shared/contract/library'
import { controlClasses, controlTiers, hazardFactors, periods } from '#shared/domain/hazard'
import { goTo, showDone, useAction, useData } from '../../api/index.ts'
import { ErrorState, FormSkeleton, LevelTag, SidePanel } from '../../ui/index.ts'

/** One template in full: every hazard with levels, reasons, controls, checkpoints and what it rests on. */
export function TemplatePanel({ id, onClose }: { id: string; onClose: () => void }) {
  const template = useData('library.template', { id })
  const { data } = template
  return (
    <SidePanel title={data?.name ?? '风险库条目'} onClose={onClose}>
      {template.error ? (
        <ErrorState message={template.error.message} />
      ) : data ? (
        <div className="stack">
          <p className="meta">
            {data.moduleName} {data.version}（{data.checkedOn}）
            {data.aliases.length > 0 && `；又叫 ${data.aliases.join('、')}`}
            {data.activityContent && `。作业内容：${data.activityContent}`}
          </p>
          <TakenList template={data} />
          {data.hazards.map((hazard) => (
            <HazardText key={hazard.id} hazard={hazard} />
          ))}
        </div>
      ) : (
        <FormSkeleton />
      )}
    </SidePanel>
  )
}

/** Risk points that were made from it, with what each of them still lacks and what it has of its own. */
function TakenList({ template }: { template: LibraryTemplateDetail }) {
  const add = useAction('library.addHazards')
  if (template.taken.length === 0) return null
  return (
    <ul className="library-taken">
      {template.taken.map((point) => (
        <li key={point.id}>
          <div className="spread">
            <Button type="link" size="small" onClick={() => goTo(`/risk-points/${point.id}`)}>
              {point.number} {point.name}
            </Button>
            {point.missing.length === 0 ? (
              <span className="meta">已全部加入</span>
            ) : (
              <Button
                size="small"
                loading={add.isRunning}
                onClick={() =>
                  void add.run({ riskPointId: point.id, hazardIds: point.missing }).then((done) => {
                    if (done) showDone(`已补充 ${done.hazards} 条危险源`)
                  })
                }
              >
                补充库里另外 {point.missing.length} 条
              </Button>
            )}
          </div>
          {point.own.length > 0 && (
            <p className="meta">
              自建 {point.own.length} 条：{point.own.map(({ number, item }) => `${number} ${item}`).join('、')}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function HazardText({ hazard }: { hazard: LibraryHazardDetail }) {
  return (
    <section className="card library-hazard" aria-label={hazard.item}>
      <div className="spread">
        <h3>{hazard.item}</h3>
        <span className="row-line">
          固有 <LevelTag level={hazard.inherentLevel} /> 现有 <LevelTag level={hazard.currentLevel} />
        </span>
      </div>
      <dl>
        {hazard.standard && <Fact name="标准">{hazard.standard}</Fact>}
        <Fact name="不符合">{hazard.deviation}</Fact>
        <Fact name="后果">
          {hazard.accidents.join('、')}：{hazard.consequence}（{hazardFactors[hazard.factor]}）
        </Fact>
        {hazard.inherentText && (
          <Fact name="固有取值">
            <span className="num">{hazard.inherentText}</span>，{hazard.why.inherent}
          </Fact>
        )}
        {hazard.currentText && (
          <Fact name="现有取值">
            <span className="num">{hazard.currentText}</span>，{hazard.why.current}
          </Fact>
        )}
        {hazard.controls.map((control) => (
          <Fact key={control.text} name={controlClasses[control.class]}>
            {control.text}
            {control.check && (
              <span className="library-check">
                检查：{control.check}
                {control.tier && control.period && (
                  <span className="meta">
                    （{controlTiers[control.tier]}，{periods[control.period]}）
                  </span>
                )}
              </span>
            )}
          </Fact>
        ))}
        <Fact name="依据">
          {hazard.basis.map(({ code, title, clause, isChecked }) => (
            <span key={code + clause} className="library-basis">
              {code}《{title}》{clause && `第 ${clause} 条`}
              {!isChecked && <span className="tag">未核实</span>}
            </span>
          ))}
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
