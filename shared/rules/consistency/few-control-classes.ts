import { controlClasses } from '#shared/domain/hazard'
import { hazardHits, inPlace } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

const wanted = 3

/** Controls are thought of in five classes; the app asks for three of them (措施五类见 JHA 样表说明，数目为本软件约定). */
export const fewControlClasses: ConsistencyRule = {
  id: 'few-control-classes',
  title: '现有措施不足三类',
  severity: 'hint',
  explanation:
    '措施从工程技术、管理、培训教育、个体防护、应急处置五类考虑；只有一两类时，一类失效就没有后手。三类为本软件的提醒界限，没有统一规定。',
  find: (snapshot) =>
    hazardHits(snapshot, ({ hazard }) => {
      const classes = [...new Set(inPlace(hazard).map(({ controlClass }) => controlClass))]
      if (classes.length >= wanted) return null
      return classes.length === 0
        ? '没有现有措施'
        : `现有措施只有${classes.map((one) => controlClasses[one]).join('、')} ${classes.length} 类`
    }),
}
