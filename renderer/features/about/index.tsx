import type { OutputOf } from '#shared/contract/index'
import { useData } from '../../api/index.ts'
import { ErrorState, PageFrame, RowsSkeleton, StatusTag } from '../../ui/index.ts'

type Entry = OutputOf<'workspace.about'>['rulePacks'][number]

/** Which versions of the app, the rule packs and the code lists are in use, and where they come from. */
export function AboutPage() {
  const about = useData('workspace.about', {})
  const info = useData('workspace.info', {})
  return (
    <PageFrame title="用的是哪个版本、依据从哪里来？" intro="打印的文件上也写有当时所用评价准则的版本。">
      <div className="stack">
        <section className="card">
          <h2>安查簿</h2>
          <dl className="facts">
            <dt>版本</dt>
            <dd className="num">{info.data?.version ?? '…'}</dd>
            <dt>数据文件夹</dt>
            <dd style={{ overflowWrap: 'anywhere' }}>{info.data?.dataFolder ?? '…'}</dd>
            <dt>许可</dt>
            <dd>MIT 许可证。所用第三方软件及其许可见安装文件夹中的 THIRD-PARTY-NOTICES 文件。</dd>
            <dt>字体</dt>
            <dd>{about.data?.fonts.join('；') ?? '…'}</dd>
          </dl>
        </section>
        {about.error ? (
          <ErrorState message={about.error.message} logId={about.error.logId} onRetry={() => void about.refetch()} />
        ) : (
          <>
            <Entries title="评价准则" entries={about.data?.rulePacks} />
            <Entries title="资料与代码表" entries={about.data?.codeLists} />
          </>
        )}
        <p className="meta">
          「未核实」表示该数值没有找到可以直接引用的正式文本，使用前请与当地要求核对。软件的判断只供企业自查参考，以主管部门的认定为准。
        </p>
      </div>
    </PageFrame>
  )
}

function Entries({ title, entries }: { title: string; entries: readonly Entry[] | undefined }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {!entries ? (
        <RowsSkeleton rows={4} />
      ) : (
        <div className="scroll-x">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">名称</th>
                <th scope="col">版本</th>
                <th scope="col">来源</th>
                <th scope="col">核对日期</th>
                <th scope="col" className="right">
                  条目
                </th>
                <th scope="col">未核实</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.id}>
                  <th scope="row">{entry.name}</th>
                  <td className="num">{entry.version}</td>
                  <td>{entry.source}</td>
                  <td className="num">{entry.checkedOn}</td>
                  <td className="num right">{entry.entries}</td>
                  <td>
                    {entry.unverified > 0 ? (
                      <StatusTag tone="amber">未核实 {entry.unverified}</StatusTag>
                    ) : (
                      <StatusTag tone="green">已核对</StatusTag>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
