import { formatChineseDay } from '../day.ts'
import { hitsOf, namedSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** A level that has run out is no level (有效期 3 年为老办法和地方程序口径，现行条文未核实). */
export const levelCertificateExpired: ConsistencyRule = {
  id: 'level-certificate-expired',
  title: '标准化等级证书已到期',
  severity: 'error',
  explanation:
    '等级有效期满没有续期，等级不再有效，材料里不能再写这个等级（有效期 3 年、期满前 3 个月申请，现行条文未核实）。续期后登记新的证书即可消除。',
  find: ({ standardization: { certificate }, today }) =>
    hitsOf(certificate ? [certificate] : [], namedSubject('levelCertificate'), ({ expiresOn }) =>
      expiresOn < today ? `有效期到${formatChineseDay(expiresOn)}为止，没有登记新的证书` : null,
    ),
}
