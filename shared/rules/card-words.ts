/** Standing texts of cards, drawn up for this app; the user changes them on the card. */

/** Self-rescue and first aid by accident type: what bystanders most often do wrong stands first. */
export const cautions: readonly { accidents: RegExp; text: string }[] = [
  { accidents: /触电/, text: '触电：先断电，来不及断电时用干燥绝缘物挑开电线，未断电前不得接触伤者。' },
  { accidents: /中毒|窒息/, text: '中毒、窒息：严禁无防护进入施救，先通风、报警，救援人员佩戴隔绝式呼吸器后进入。' },
  { accidents: /火灾/, text: '火灾：只扑救初起火灾，火势扩大或浓烟时立即撤离；电气火灾先断电。' },
  { accidents: /粉尘爆炸/, text: '粉尘着火：不得用直流水、压缩空气冲击粉尘，以防扬尘再次爆炸。' },
  { accidents: /爆炸|泄漏/, text: '泄漏、爆炸危险：向上风向撤离，现场不开关电器、不动火、不用手机。' },
  { accidents: /机械/, text: '机械致害：先停机断电并防止误启动，不强行拉拽被夹肢体；断肢用干净布包好、干燥冷藏随送。' },
  { accidents: /灼烫/, text: '烫伤：用流动清水冲洗降温；化学灼伤先脱去沾染衣物，再用大量清水持续冲洗。' },
  { accidents: /坠落|跌落|打击|起重|坍塌/, text: '坠落、砸伤：怀疑颈、腰受伤时不随意搬动，先止血，等待专业救护。' },
  { accidents: /车辆/, text: '车辆伤害：停车、拉手刹、取下钥匙，在来车方向设警示，防止二次伤害。' },
  { accidents: /淹溺/, text: '淹溺：用救生圈、竹竿施救，不会水不下水；救起后立即检查呼吸。' },
]

/** First aid that every card ends with. */
export const lastCaution = '先保护自己再救人；无呼吸、无心跳时立即做心肺复苏并拨打 120。'

export const firstStep = '立即停止作业，按下急停或切断电源、气源，大声示警，人员撤到安全处。'
export const lastStep = '保护现场，清点人数，等待救援；未经负责人同意不得恢复作业。'

/** 安全生产法 (2021) 第五十四、五十五、五十七、五十八、五十九条 in the words of a post; clause numbers stand with each. */
export const statutoryDuties: readonly string[] = [
  '遵守本单位安全生产规章制度和本岗位操作规程，服从管理（安全生产法第五十七条）。',
  '正确佩戴和使用劳动防护用品（第五十七条）。',
  '接受安全生产教育和培训，掌握本岗位安全知识和应急处理能力（第五十八条）。',
  '发现事故隐患或其他不安全因素，立即向现场安全管理人员或负责人报告（第五十九条）。',
  '有权拒绝违章指挥和强令冒险作业；遇直接危及人身安全的紧急情况，有权停止作业或采取可能的应急措施后撤离（第五十四、五十五条）。',
]

export const commitmentLines: readonly string[] = [
  '已知道本岗位的风险等级、可能发生的事故和防范措施。',
  '班前检查设备和防护装置，发现隐患先停、先报，不带病作业。',
  '按操作规程作业，正确佩戴劳动防护用品。',
  '不违章作业、不冒险作业，拒绝违章指挥和强令冒险作业。',
  '会报警、会处置、会逃生，不盲目施救。',
]
