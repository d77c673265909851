import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LibrarySearch } from '#shared/rules/library-search'
import { loadRiskLibrary } from '../../../electron/files/risk-library.ts'
import { syllablesOf } from '../../../electron/services/pinyin.ts'

const library = loadRiskLibrary(join(import.meta.dirname, '..', '..', '..', 'resources', 'libraries', 'risk'))
const search = new LibrarySearch(library, library.words, syllablesOf)
const firstThree = (query: string) => search.find(query, 3).map(({ hazardId, templateId }) => hazardId ?? templateId)

describe('what people on the shop floor say', () => {
  it.each([
    ['灭火器过期', 'fire-extinguisher-pressure'],
    ['通道堵了', 'evacuation-route-blocked'],
    ['配电箱没接地', 'distribution-box-protective-conductor'],
    ['漏保不跳闸', 'distribution-box-rcd'],
    ['插排串着用', 'portable-socket-overload'],
    ['氧气乙炔放太近', 'oxy-acetylene-use-distance'],
    ['气瓶倒了', 'cylinder-store-toppling'],
    ['叉车倒车撞人', 'electric-forklift-warning'],
    ['冲床光幕坏了', 'punch-press-light-curtain'],
    ['剪板机没护罩', 'plate-shear-blade'],
    ['砂轮片裂了', 'bench-grinder-wheel'],
    ['砂轮机托架间隙大', 'bench-grinder-rest'],
    ['行车钢丝绳断丝', 'bridge-crane-wire-rope'],
    ['吊钩没防脱扣', 'electric-hoist-hook-latch'],
    ['行车限位失灵', 'bridge-crane-hoist-limit'],
    ['货架歪了', 'pallet-rack-post-impact'],
    ['电梯门没关好', 'goods-lift-landing-door-lock'],
    ['锅炉缺水', 'gas-steam-boiler-low-water'],
    ['安全阀没校验', 'air-receiver-safety-valve'],
    ['压力表过期', 'air-receiver-safety-valve'],
    ['烘炉点火爆燃', 'furnace-ignition-purge'],
    ['喷漆房没报警器', 'spray-booth-ventilation'],
    ['调漆室静电', 'paint-mixing-room-static'],
    ['除尘器没泄爆', 'bag-filter-location'],
    ['压缩空气吹灰', 'compressed-air-use-blow-body'],
    ['下池没人监护', 'cs-watch-rescue'],
    ['梯子没人扶', 'height-ladder-set'],
    ['采光板踩空', 'height-roof'],
    ['动火没人看', 'hot-temp-clear'],
    ['检修没挂牌上锁', 'power-isolation'],
    ['设备卡料用手掏', 'maint-clean'],
    ['机器人没围栏', 'robot-cell-fence'],
    ['酸洗槽烫伤', 'pickling-tank'],
    ['洗眼器没水', 'chem-corrosive-store-eyewash'],
    ['酒精混放', 'chem-line-side-cabinet-mixed'],
    ['宿舍充电', 'dormitory-room-wiring'],
    ['电瓶车上楼', 'evacuation-route-stairwell'],
    ['灶台忘关火', 'canteen-gas-stove-oil-pan'],
    ['油烟管道没清', 'canteen-hood-grease'],
    ['承租单位没协议', 'tenant-admission-agreement'],
    ['外来施工没交底', 'contractor-entry-disclosure'],
    ['储能柜起火', 'ess-cabin'],
    ['新员工没培训', 'new-worker-induction'],
    ['安全出口锁了', 'evacuation-route-locked'],
    ['防火门常开', 'fire-door-shutter-hold-open'],
    ['消火栓没水', 'fire-hydrant-pressure'],
    ['应急灯不亮', 'emergency-lighting-duration'],
  ])('「%s」 finds %s among the first three', (query, expected) => {
    expect(firstThree(query)).toContain(expected)
  })

  it.each([
    ['a wrong character of the same sound', '灭火气过期', 'fire-extinguisher-pressure'],
    ['pinyin initials', 'mhq', 'fire-extinguisher'],
    ['initials of another name', 'pdx', 'distribution-box'],
    ['letters of any width', 'ＭＨＱ', 'fire-extinguisher'],
  ])('understands %s', (_, query, expected) => {
    expect(firstThree(query)).toContain(expected)
  })
})

describe('what the library knows nothing of', () => {
  it.each([
    '今天天气怎么样',
    '股票行情',
    '火星移民',
    'abcxyz',
    '如何煮红烧肉',
    '手机壳颜色',
    '唱歌比赛',
    '年终奖发放',
    '篮球场预订',
    '英语四级',
    '？？',
    '的',
  ])('「%s」 finds nothing', (query) => {
    expect(search.find(query)).toEqual([])
  })
})
