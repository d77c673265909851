import { QRCode } from 'antd'
import { type RiskLevel, riskLevelColourNames, riskLevelLabels } from '#shared/domain/risk-level'
import { levelColours } from './tokens.ts'
import './card-face.css'

/** A card as documents carry it. */
interface Face {
  title: string
  subject: string
  level?: RiskLevel | null
  basis?: string
  facts: readonly { label: string; value: string }[]
  sections: readonly { label: string; text: string }[]
  symbols: readonly { name: string; svg: string }[]
  signatures: readonly string[]
  foot: string
  code: string
}

function Band({ face: { title, subject, level, basis } }: { face: Face }) {
  const colours = level ? levelColours[level] : { ground: level === null ? '#4E5969' : '#0B5CAD', text: '#FFFFFF' }
  return (
    <div className="card-band" style={{ background: colours.ground, color: colours.text }}>
      <div>
        <span>{title}</span>
        <strong>{subject}</strong>
      </div>
      {level !== undefined && (
        <div className="card-level">
          <span>{level === null ? '等级' : `等级：${riskLevelColourNames[level]}`}</span>
          <strong>{level === null ? '未评价' : riskLevelLabels[level]}</strong>
        </div>
      )}
      {basis !== undefined && <p>{basis}</p>}
    </div>
  )
}

/** One card on the screen: colour band with the word, texts, symbols, code. */
export function CardFace({ face }: { face: Face }) {
  return (
    <section className="card-face" aria-label={`${face.title} ${face.subject}`}>
      <Band face={face} />
      {face.facts.length > 0 && (
        <p className="card-facts">
          {face.facts.map(({ label, value }) => (
            <span key={label}>
              <i>{label}：</i>
              {value}
            </span>
          ))}
        </p>
      )}
      <dl>
        {face.sections.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {face.symbols.length > 0 && (
        <ul className="card-symbols">
          {face.symbols.map(({ name, svg }) => (
            <li key={name}>
              <img src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} alt="" />
              {name}
            </li>
          ))}
        </ul>
      )}
      <div className="card-foot">
        <div>
          {face.signatures.map((role) => (
            <p key={role}>{role}（签字）：＿＿＿＿＿＿　　年　　月　　日</p>
          ))}
          <p className="meta">{face.foot}</p>
          <p className="meta">核对码 {face.code}</p>
        </div>
        <QRCode value={face.code} size={84} type="svg" bordered={false} marginSize={1} />
      </div>
    </section>
  )
}
