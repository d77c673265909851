import { Button, ColorPicker, Input, Radio, Switch } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { type PrintSettings, printSettings, type Typeface, typefaces } from '#shared/domain/print-settings'
import { preparePhoto, showFailure, useAction, useAttachment, useData, useSession } from '../../api/index.ts'

/** Logos are printed small. */
const logoSide = 600
const { headerText, footerText } = printSettings.shape

/** How the enterprise's documents look on paper: logo, colour, running words, cover, contents and typefaces. */
export function PrintLook() {
  const { data } = useData('print.settings', {})
  const update = useAction('print.updateSettings')
  if (!data) return null
  const { settings, faces } = data
  const change = (patch: Partial<PrintSettings>) => void update.run({ ...settings, ...patch })
  return (
    <section className="card" aria-label="打印版式">
      <h2>打印版式</h2>
      <div className="stack">
        <p className="meta">用于导出的 PDF 和 Word；Excel 只印页眉、页脚文字。版式不改变文件内容，也不影响核验。</p>
        <div className="row-line">
          企业标志
          <Logo sha256={settings.logoSha256} onChange={(logoSha256) => change({ logoSha256 })} />
        </div>
        <div className="row-line">
          标题颜色
          <ColorPicker
            aria-label="标题颜色"
            value={settings.accent || '#000000'}
            disabledAlpha
            showText
            onChangeComplete={(colour) => change({ accent: colour.toHexString().toUpperCase() })}
          />
          {settings.accent !== '' && (
            <Button size="small" onClick={() => change({ accent: '' })}>
              用黑色
            </Button>
          )}
        </div>
        <Words
          label="页眉文字"
          help="印在每页页眉中间，例如 内部资料"
          longest={headerText.unwrap().maxLength ?? 40}
          value={settings.headerText}
          onChange={(words) => change({ headerText: words })}
        />
        <Words
          label="页脚文字"
          help="印在每页页脚第二行，例如 安全管理部编制"
          longest={footerText.unwrap().maxLength ?? 60}
          value={settings.footerText}
          onChange={(words) => change({ footerText: words })}
        />
        <label className="row-line">
          <Switch checked={settings.hasCover} onChange={(hasCover) => change({ hasCover })} />
          封面<span className="meta">单独一页：标志、企业、标题、编号，编制、审核、批准签字处</span>
        </label>
        <label className="row-line">
          <Switch checked={settings.hasContents} onChange={(hasContents) => change({ hasContents })} />
          目录<span className="meta">有三个以上标题的文件才印；Word 打开时更新域得到页码</span>
        </label>
        <Radio.Group
          value={settings.typeface}
          onChange={(event) => change({ typeface: event.target.value as Typeface })}
          options={Object.entries(typefaces).map(([value, label]) => ({ value, label }))}
        />
        {settings.typeface === 'official' && (
          <table className="plain-table" aria-label="这台电脑上用的字体">
            <tbody>
              {faces.map(({ use, name, isOwn }) => (
                <tr key={use}>
                  <th scope="row">{use}</th>
                  <td>{name}</td>
                  <td className="meta">{isOwn ? '本机字体' : '本机没有，用随软件的字体'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  )
}

interface WordsProps {
  label: string
  help: string
  longest: number
  value: string
  onChange: (words: string) => void
}

/** One line of the enterprise's own words, saved when it is left. */
function Words({ label, help, longest, value, onChange }: WordsProps) {
  const [text, setText] = useState(value)
  const save = () => {
    if (text.trim() !== value) onChange(text.trim())
  }
  return (
    <label className="row-line">
      {label}
      <Input
        value={text}
        maxLength={longest}
        placeholder={help}
        style={{ width: 360 }}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onPressEnter={save}
      />
    </label>
  )
}

function Logo({ sha256, onChange }: { sha256: string; onChange: (sha256: string) => void }) {
  const enterpriseId = useSession((session) => session.enterpriseId)
  const picture = useAttachment(sha256)
  const put = useAction('attachment.put')
  const input = useRef<HTMLInputElement>(null)
  const onFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file || enterpriseId === null) return
    try {
      const { mime: _, ...prepared } = await preparePhoto(file, logoSide)
      const kept = await put.runOrThrow({
        recordType: 'enterprise',
        recordId: enterpriseId,
        role: 'document',
        ...prepared,
      })
      onChange(kept.sha256)
    } catch (error) {
      showFailure(error)
    }
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        aria-label="选择标志图片"
        onChange={(event) => void onFile(event)}
      />
      {picture && <img src={picture} alt="企业标志" style={{ maxHeight: 40, maxWidth: 160 }} />}
      <Button size="small" loading={put.isRunning} onClick={() => input.current?.click()}>
        {sha256 === '' ? '选择图片' : '更换'}
      </Button>
      {sha256 !== '' && (
        <Button size="small" onClick={() => onChange('')}>
          不用标志
        </Button>
      )}
    </>
  )
}
