/** The viewer of an archive: one page that needs no network, no program and, but for the search, no script. */
import { type ArchiveIndex, archiveSize, sizeText, type WrittenChapter } from './archive-index.ts'
import { pageLink } from './archive-names.ts'

const codes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const plain = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => codes[letter] ?? letter)
const lastPart = (path: string): string => path.split('/').at(-1) ?? path

const style = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#f5f6f7;color:#1f2329;font:14px/1.6 "Microsoft YaHei UI","PingFang SC","Noto Sans SC","Noto Sans CJK SC",sans-serif}
header{background:#fff;border-bottom:1px solid #e5e6eb;padding:20px 28px 16px}
h1{font-size:24px;margin:0 0 4px}
h2{font-size:17px;margin:0}
dl{display:flex;flex-wrap:wrap;gap:4px 28px;margin:8px 0 0}
dl div{display:flex;gap:8px}
dt{color:#667080}
dd{margin:0}
main{display:grid;grid-template-columns:250px minmax(0,1fr);gap:20px;padding:20px 28px 60px;max-width:1500px}
nav{position:sticky;top:20px;align-self:start;max-height:calc(100vh - 40px);overflow:auto;background:#fff;border:1px solid #e5e6eb;border-radius:8px;padding:12px}
nav input{width:100%;padding:6px 10px;margin-bottom:8px;border:1px solid #c2c8d1;border-radius:6px;font:inherit}
nav a{display:flex;justify-content:space-between;gap:8px;padding:4px 8px;border-radius:6px;color:inherit;text-decoration:none}
nav a:hover{background:#e6f0fa}
nav a.bare{color:#667080}
section{background:#fff;border:1px solid #e5e6eb;border-radius:8px;padding:16px 20px;margin-bottom:16px}
.head{display:flex;justify-content:space-between;gap:12px;align-items:baseline}
.meta{color:#667080}
table{width:100%;border-collapse:collapse;margin-top:10px}
th,td{text-align:left;padding:6px 8px;border-bottom:1px solid #e5e6eb;vertical-align:top}
th{color:#4e5969;font-weight:400}
td.links{white-space:nowrap;width:1%}
td.number{white-space:nowrap;width:1%;color:#667080}
td.code{white-space:nowrap;width:1%;font-family:Consolas,Menlo,monospace;font-size:13px;line-height:22px}
.tag{display:inline-block;margin-right:8px;padding:0 6px;border:1px solid #0b5cad;border-radius:4px;color:#0b5cad;font-size:12px;line-height:18px}
.note{color:#667080;font-size:12px}
a{color:#0b5cad}
td.links a{margin-right:12px}
.photos{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:12px;margin:10px 0 0;padding:0;list-style:none}
.photos a{display:block;text-decoration:none;color:inherit}
.photos img{width:100%;height:110px;object-fit:cover;background:#f5f6f7;border:1px solid #e5e6eb;border-radius:6px;display:block}
.photos span{display:block;font-size:12px;line-height:1.4;color:#4e5969;margin-top:4px;overflow-wrap:anywhere}
details{margin-top:10px}
summary{cursor:pointer;color:#4e5969}
ul.absent{margin:6px 0 0;padding-left:20px;color:#667080}
@media (max-width:800px){main{grid-template-columns:1fr}nav{position:static;max-height:none}}
@media print{nav{display:none}main{display:block;padding:0}section{break-inside:avoid-page}}
`

/** Hides what does not contain the words; the page is whole without it. */
const script = `
const field=document.getElementById('find');
field.hidden=false;
field.addEventListener('input',()=>{
const words=field.value.trim().toLowerCase();
for(const item of document.querySelectorAll('[data-item]'))item.hidden=words!==''&&!item.textContent.toLowerCase().includes(words);
for(const part of document.querySelectorAll('section')){part.hidden=words!==''&&!part.querySelector('[data-item]:not([hidden])');
for(const fold of part.querySelectorAll('details'))if(words!=='')fold.open=fold.querySelector('[data-item]:not([hidden])')!==null}
});
`

const formatNames = { pdf: 'PDF', xlsx: 'Excel', docx: 'Word' } as const
/** more photos than these are folded away at first */
const openPhotos = 24

function documentsOf({ documents }: WrittenChapter): string {
  if (documents.length === 0) return ''
  const rows = documents.map(({ title, number, version, checkCode, note, prints }) => {
    const links = prints.map(
      ({ format, path, size }) =>
        `<a href="${plain(pageLink(path))}" title="${plain(sizeText(size))}">${formatNames[format]}</a>`,
    )
    const name = `${version > 0 ? '<span class="tag">定稿</span>' : ''}${plain(title)}`
    const more = note === '' ? '' : `<div class="note">${plain(note)}</div>`
    return `<tr data-item><td>${name}${more}</td><td class="number">${plain(number)}</td><td class="code">${plain(checkCode)}</td><td class="links">${links.join('')}</td></tr>`
  })
  return `<table><thead><tr><th>文件</th><th>编号</th><th>核验码</th><th>打开</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`
}

function attachmentsOf({ attachments }: WrittenChapter): string {
  if (attachments.length === 0) return ''
  const items = attachments.map(({ path, isPicture }) => {
    const link = plain(pageLink(path))
    const name = plain(lastPart(path))
    const picture = isPicture ? `<img src="${link}" alt="" loading="lazy" decoding="async">` : ''
    return `<li data-item><a href="${link}">${picture}<span>${name}</span></a></li>`
  })
  const isOpen = attachments.length <= openPhotos
  return `<details${isOpen ? ' open' : ''}><summary>照片和附件 ${attachments.length} 个</summary><ul class="photos">${items.join('\n')}</ul></details>`
}

function absentOf({ absent }: WrittenChapter): string {
  if (absent.length === 0) return ''
  const items = absent.map(({ title, reason }) => `<li>${plain(title)}：${plain(reason)}</li>`)
  return `<details><summary>没有放入的文件 ${absent.length} 份</summary><ul class="absent">${items.join('')}</ul></details>`
}

const countText = ({ documents, attachments }: WrittenChapter): string =>
  [
    documents.length > 0 ? `文件 ${documents.length} 份` : '',
    attachments.length > 0 ? `附件 ${attachments.length} 个` : '',
  ]
    .filter((part) => part !== '')
    .join('，') || '无数据'

function sectionOf(chapter: WrittenChapter): string {
  return `<section id="c${chapter.number}"><div class="head"><h2>${plain(chapter.folder)}</h2><span class="meta">${countText(chapter)}</span></div>
<p class="meta" style="margin:6px 0 0">${plain(chapter.note)}</p>
${documentsOf(chapter)}${attachmentsOf(chapter)}${absentOf(chapter)}</section>`
}

const fact = (label: string, value: string): string =>
  value === '' ? '' : `<div><dt>${plain(label)}</dt><dd>${plain(value)}</dd></div>`

/** `index.html` of the archive. */
export function archivePage(index: ArchiveIndex): string {
  const { files, bytes } = archiveSize(index)
  const entries = index.chapters.map((chapter) => {
    const total = chapter.documents.length + chapter.attachments.length
    return `<a href="#c${chapter.number}"${total === 0 ? ' class="bare"' : ''}><span>${plain(chapter.folder)}</span><span class="meta">${total === 0 ? '—' : total}</span></a>`
  })
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${plain(index.enterpriseName)} 一企一档</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${plain(index.enterpriseName)}　一企一档</h1>
<dl>
${fact('统一社会信用代码', index.creditCode)}${fact('档案编号', index.number)}${fact('数据日期', index.dataDay)}${fact('范围', index.period)}${fact('文件', `${files} 个，${sizeText(bytes)}`)}${fact('评价准则', index.rulePacks.join('、'))}${fact('软件', `安查簿 ${index.appVersion}`)}
</dl>
<p class="meta" style="margin:8px 0 0">${index.notes.map(plain).join('；')}。也可打开 <a href="${pageLink('目录.xlsx')}">目录.xlsx</a>；每个文件的校验值在 <a href="manifest.json">manifest.json</a>。</p>
</header>
<main>
<nav aria-label="章"><input id="find" type="search" placeholder="查找文件、编号、核验码" aria-label="查找文件、编号、核验码" hidden>
${entries.join('\n')}</nav>
<div>
${index.chapters.map(sectionOf).join('\n')}
</div>
</main>
<script>${script}</script>
</body>
</html>
`
}
