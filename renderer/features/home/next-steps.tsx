import type { PathStep } from '#shared/contract/home'
import { goTo } from '../../api/index.ts'
import { Bone } from '../../ui/index.ts'

const pages: Record<PathStep['id'], string> = {
  profile: '/profile',
  area: '/areas',
  riskPoint: '/risk-points',
  evaluation: '/risk-points?incomplete=1',
  control: '/risk-points',
  plan: '/plans',
  inspection: '/inspections',
  rectification: '/findings',
  report: '/reports',
}

/** The first steps of the path that are not done, with what to do next. */
export function NextSteps({ steps }: { steps: readonly PathStep[] | undefined }) {
  if (!steps) return <Bone height={150} />
  const open = steps.filter((step) => step.state !== 'done').slice(0, 3)
  return (
    <section className="card">
      <h2>接下来做哪一步？</h2>
      {open.length === 0 ? (
        <p className="meta">每一步都做完了。按检查计划定期检查，台账就一直是真的。</p>
      ) : (
        <ol className="next-steps">
          {open.map((step) => (
            <li key={step.id}>
              <div style={{ flex: 1, minWidth: 0 }}>
                <a href={`#${pages[step.id]}`} onClick={(event) => follow(event, pages[step.id])}>
                  {step.nextAction || step.label}
                </a>
                <div className="meta">{step.why}</div>
              </div>
              <span className="meta num">{step.percent}%</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function follow(event: { preventDefault: () => void }, path: string) {
  event.preventDefault()
  goTo(path)
}
