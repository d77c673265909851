import { Modal } from 'antd'
import { enterpriseFields, industryGroups } from '#shared/domain/enterprise'
import { openEnterprise, useAction } from '../../api/index.ts'
import { SubmitForm } from '../../forms/index.ts'

const firstFields = enterpriseFields.pick({
  name: true,
  shortName: true,
  industryGroup: true,
  industry: true,
  employeeCount: true,
  safetyManager: true,
})

/** A new enterprise from the few things that everybody knows; the rest follows on the profile page. */
export function CreateEnterprise({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const create = useAction('enterprise.create')
  return (
    <Modal open={isOpen} title="新建企业" footer={null} onCancel={onClose} destroyOnHidden width={620}>
      <p className="meta" style={{ marginBottom: 12 }}>
        只有企业名称是必填的，其余可以以后在「企业资料」里补。
      </p>
      <SubmitForm
        schema={firstFields}
        labels={{ industryGroup: industryGroups }}
        submitLabel="新建并打开"
        onCancel={onClose}
        onSubmit={async (values) => {
          const created = await create.runOrThrow(values)
          onClose()
          await openEnterprise(created.id, '/profile')
        }}
      />
    </Modal>
  )
}
