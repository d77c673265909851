import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { createRoot } from 'react-dom/client'
import '../ui/styles.css'
import './shell.css'
import { AppRoot } from './app-root.tsx'

dayjs.locale('zh-cn')

const root = document.getElementById('root')
if (root) createRoot(root).render(<AppRoot />)
