import type { PlanLayer } from '#shared/domain/area'

/** A symbol for floor plans, drawn for this project. */
export interface PlanSymbol {
  id: string
  layer: Exclude<PlanLayer, 'riskPoint'>
  name: string
  /** what stands inside a 24×24 view box */
  svg: string
}

/** The project's own symbols for floor plans, by layer. */
export const planSymbols: readonly PlanSymbol[] = [
  {
    id: 'exit',
    layer: 'evacuation',
    name: '安全出口',
    svg: '<rect x="1" y="4" width="22" height="16" rx="2" fill="#1c8f4e"/><path d="M5 12h10m-4-4 4 4-4 4" fill="none" stroke="#fff" stroke-width="2"/><path d="M19 7v10" stroke="#fff" stroke-width="2"/>',
  },
  {
    id: 'assembly-point',
    layer: 'evacuation',
    name: '集合点',
    svg: '<rect x="1" y="1" width="22" height="22" rx="2" fill="#1c8f4e"/><circle cx="12" cy="12" r="3" fill="#fff"/><path d="M4 4l5 5M20 4l-5 5M4 20l5-5M20 20l-5-5" stroke="#fff" stroke-width="2"/>',
  },
  {
    id: 'extinguisher',
    layer: 'fire',
    name: '灭火器',
    svg: '<rect x="1" y="1" width="22" height="22" rx="2" fill="#c9252d"/><path d="M9 9h6v11H9zM12 9V5m0 0h5m-5 0H8" fill="none" stroke="#fff" stroke-width="2"/>',
  },
  {
    id: 'indoor-hydrant',
    layer: 'fire',
    name: '室内消火栓',
    svg: '<rect x="1" y="1" width="22" height="22" rx="2" fill="#c9252d"/><circle cx="12" cy="12" r="6" fill="none" stroke="#fff" stroke-width="2"/><circle cx="12" cy="12" r="2" fill="#fff"/>',
  },
  {
    id: 'first-aid-kit',
    layer: 'emergency',
    name: '急救箱',
    svg: '<rect x="1" y="4" width="22" height="17" rx="2" fill="#1c8f4e"/><path d="M12 8v9M7.5 12.5h9" stroke="#fff" stroke-width="3"/>',
  },
]
