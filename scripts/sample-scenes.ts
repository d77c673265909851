/** The photos of the sample factory: before and after rectification. */
import { frame } from './sample-drawing.ts'
import { cylinders, distributionBox, duct, eyeWash, grinder, hose, ladder, press } from './sample-scenes-equipment.ts'
import {
  aisle,
  exitDoor,
  extinguisher,
  forkliftJunction,
  paintDoor,
  rackUpright,
  ragBin,
} from './sample-scenes-places.ts'

const pairs: Record<string, (isFixed: boolean) => string> = {
  'press-guard': press,
  'distribution-box': distributionBox,
  extinguisher,
  aisle,
  'grinder-guard': grinder,
  'dust-duct': duct,
  'gas-cylinder': cylinders,
  'hydraulic-hose': hose,
  'paint-door': paintDoor,
  'exit-door': exitDoor,
  'eye-wash': eyeWash,
  ladder,
  'rag-bin': ragBin,
}

/** File name without extension -> SVG of the picture. */
export const samplePhotos: ReadonlyMap<string, string> = new Map([
  ...Object.entries(pairs).flatMap(([name, draw]): [string, string][] => [
    [`${name}-before`, frame(draw(false))],
    [`${name}-after`, frame(draw(true))],
  ]),
  ['rack-upright-before', frame(rackUpright())],
  ['forklift-junction-before', frame(forkliftJunction())],
])
