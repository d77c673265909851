import { type ProfileTag, profileTags } from '#shared/domain/enterprise'
import type { ConsistencyHit, ConsistencyRule, SnapshotRiskPoint } from './snapshot.ts'

/** Words by which a risk point shows that it is about the situation; special equipment is told by its own mark. */
const words: Record<Exclude<ProfileTag, 'specialEquipment'>, readonly string[]> = {
  dust: ['粉尘', '除尘', '抛光', '打磨', '喷粉', '木屑'],
  confinedSpace: ['有限空间', '受限空间', '污水', '化粪池', '地坑', '储罐', '井', '池', '釜'],
  moltenMetal: ['熔', '铸', '浇', '中频炉', '电炉', '铝水', '铁水', '钢水'],
  gas: ['煤气', '天然气', '燃气', '调压'],
  ammonia: ['氨', '制冷'],
  nonWaterPaint: ['喷漆', '喷涂', '调漆', '涂装', '油漆', '烘干'],
  hazardousChemicals: ['危险化学品', '危化', '化学品', '气瓶', '油库', '油品', '易燃', '酸', '碱', '乙炔', '氧气'],
  hotWork: ['动火', '焊', '气割', '切割'],
  workAtHeight: ['高处', '登高', '屋面', '脚手架', '高空'],
  tenants: ['出租', '承租', '租赁', '厂中厂', '租户'],
  contractors: ['承包', '外来', '外包', '相关方', '施工'],
  dormitory: ['宿舍'],
  canteenGas: ['食堂', '厨房', '灶'],
  energyStorage: ['储能'],
  evCharging: ['充电'],
  photovoltaic: ['光伏'],
  stamping: ['冲床', '冲压', '剪板', '折弯', '压力机', '压机', '剪切'],
  occupationalHazards: ['职业病', '职业健康', '噪声', '粉尘', '有毒', '毒物', '高温', '辐射', '苯', '焊'],
}

const textOf = ({ name, facilityCategory, activityContent, hazards }: SnapshotRiskPoint): string =>
  [name, facilityCategory, activityContent, ...hazards.map(({ item }) => item)].join('\n')

/** Whether any risk point is about the situation, by its words. */
function isCovered(tag: ProfileTag, riskPoints: readonly SnapshotRiskPoint[], texts: readonly string[]): boolean {
  if (tag === 'specialEquipment') return riskPoints.some(({ isSpecialEquipment }) => isSpecialEquipment)
  return texts.some((text) => words[tag].some((word) => text.includes(word)))
}

/** What the profile says is there has a risk point (全面辨识；令10号 的专项情形). */
export const tagWithoutRiskPoint: ConsistencyRule = {
  id: 'tag-without-risk-point',
  title: '企业资料勾选的情形没有对应的风险点',
  severity: 'warning',
  explanation:
    '资料里说有，风险清单里没有，检查时一对就露馅；这些情形多与重大事故隐患判定有关（《工贸企业重大事故隐患判定标准》应急管理部令第10号）。按名称和内容里的用字判断，请核对。',
  find: ({ enterprise, riskPoints }): ConsistencyHit[] => {
    const texts = riskPoints.map(textOf)
    return enterprise.tags
      .filter((tag) => !isCovered(tag, riskPoints, texts))
      .map((tag) => ({
        subject: { kind: 'profileTag', id: tag, name: profileTags[tag], pageId: enterprise.id },
        sentence: `资料勾选了「${profileTags[tag]}」，没有找到对应的风险点`,
      }))
  },
}
