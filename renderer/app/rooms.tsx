import {
  ApartmentOutlined,
  AlertOutlined,
  FileSearchOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BookOutlined,
  CarryOutOutlined,
  DatabaseOutlined,
  EnvironmentOutlined,
  FileProtectOutlined,
  HomeOutlined,
  IdcardOutlined,
  InfoCircleOutlined,
  OrderedListOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SettingOutlined,
  ToolOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { PathStep } from '#shared/contract/home'

export interface Room {
  path: string
  label: string
  icon: ReactNode
  /** also found by these words */
  words: string
  /** rooms of a group stand together; those of `office` stay in view at the foot of the column */
  group: RoomGroup
}

/** 建档, 管风险, 查隐患, 治隐患, 标准化, and what is always at hand. */
export type RoomGroup = 'file' | 'risk' | 'check' | 'rectify' | 'standard' | 'office'

/** Groups of the scrolling part, top to bottom, with the names that screen readers say. */
export const roomGroups: readonly { id: RoomGroup; label: string }[] = [
  { id: 'file', label: '建档' },
  { id: 'risk', label: '管风险' },
  { id: 'check', label: '查隐患' },
  { id: 'rectify', label: '治隐患' },
  { id: 'standard', label: '标准化与属地' },
]

/** Every room of the app in plain navigation, top to bottom. */
export const rooms: readonly Room[] = [
  { path: '/', label: '首页', icon: <HomeOutlined aria-hidden />, words: '今天要做什么', group: 'file' },
  { path: '/profile', label: '企业资料', icon: <IdcardOutlined aria-hidden />, words: '建档 基本情况', group: 'file' },
  {
    path: '/organization',
    label: '组织人员',
    icon: <ApartmentOutlined aria-hidden />,
    words: '部门 车间 班组 员工',
    group: 'file',
  },
  { path: '/areas', label: '区域', icon: <EnvironmentOutlined aria-hidden />, words: '平面图 四色图', group: 'file' },
  {
    path: '/risk-points',
    label: '风险点',
    icon: <AlertOutlined aria-hidden />,
    words: '辨识 评价 管控 危险源',
    group: 'risk',
  },
  {
    path: '/library',
    label: '风险库',
    icon: <BookOutlined aria-hidden />,
    words: '模板 推荐 危险源 措施',
    group: 'risk',
  },
  {
    path: '/cards',
    label: '告知卡与公告',
    icon: <FileProtectOutlined aria-hidden />,
    words: '三卡 两单两卡 应急处置卡 操作卡 承诺卡 应知卡 警示牌 公告栏 安全标志',
    group: 'risk',
  },
  {
    path: '/risk-reviews',
    label: '风险评审',
    icon: <AuditOutlined aria-hidden />,
    words: '年度评审 较大以上目录 员工签名',
    group: 'risk',
  },
  {
    path: '/special-equipment',
    label: '特种设备',
    icon: <ToolOutlined aria-hidden />,
    words: '锅炉 压力容器 起重机 叉车 电梯 登记 检验 持证 三率',
    group: 'risk',
  },
  {
    path: '/checklists',
    label: '检查表与计划',
    icon: <OrderedListOutlined aria-hidden />,
    words: '排查',
    group: 'check',
  },
  { path: '/inspections', label: '检查', icon: <ScheduleOutlined aria-hidden />, words: '排查记录', group: 'check' },
  {
    path: '/consistency',
    label: '双控体检',
    icon: <FileSearchOutlined aria-hidden />,
    words: '对不上 矛盾 一致性 自查',
    group: 'check',
  },
  {
    path: '/findings',
    label: '隐患',
    icon: <SafetyCertificateOutlined aria-hidden />,
    words: '整改 复查 验收 销号 台账 回头看 重复 复评 统计图 制度措施',
    group: 'rectify',
  },
  {
    path: '/major-hazards',
    label: '重大隐患',
    icon: <WarningOutlined aria-hidden />,
    words: '判定标准 对照 疑似 治理方案 销号 回头看 督办',
    group: 'rectify',
  },
  {
    path: '/standardization',
    label: '标准化',
    icon: <CarryOutOutlined aria-hidden />,
    words: '自评 打分 评定 等级 不符合项 差距 达标 评审',
    group: 'standard',
  },
  {
    path: '/regional',
    label: '本地要求',
    icon: <BankOutlined aria-hidden />,
    words: '属地 地区 海门 普陀 宝山 观音桥 青浦 风险报告 政策要求对照 指标 八必须',
    group: 'standard',
  },
  {
    path: '/reports',
    label: '报表',
    icon: <BarChartOutlined aria-hidden />,
    words: '导出 打印 Excel PDF',
    group: 'office',
  },
  { path: '/data', label: '数据', icon: <DatabaseOutlined aria-hidden />, words: '备份 恢复 诊断', group: 'office' },
  {
    path: '/settings',
    label: '设置',
    icon: <SettingOutlined aria-hidden />,
    words: '评价方法 大字 文件夹',
    group: 'office',
  },
  { path: '/about', label: '关于', icon: <InfoCircleOutlined aria-hidden />, words: '版本 来源 许可', group: 'office' },
]

/** Where each step of the guided path is done. */
export const stepPaths: Record<PathStep['id'], string> = {
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

/** True when the room holds the open page. */
export const isInRoom = (room: string, pathname: string): boolean =>
  room === '/'
    ? pathname === '/'
    : pathname === room ||
      pathname.startsWith(`${room}/`) ||
      (room === '/checklists' && pathname === '/plans') ||
      (room === '/major-hazards' && pathname.startsWith('/major-hazard-cases')) ||
      (room === '/regional' && pathname === '/policy-requirements') ||
      (room === '/risk-reviews' && pathname === '/considerable-catalogue')
