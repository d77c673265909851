import type { ThemeConfig } from 'antd'
import type { RiskLevel } from '#shared/domain/risk-level'

/** Colours of the four levels on the screen; every pair keeps a contrast of 4.5:1. The word always stands beside them. */
export const levelColours: Record<RiskLevel, { ground: string; text: string; pale: string }> = {
  major: { ground: '#C9252D', text: '#FFFFFF', pale: '#FDECEC' },
  considerable: { ground: '#B85400', text: '#FFFFFF', pale: '#FFF1E3' },
  general: { ground: '#F7C600', text: '#1F2329', pale: '#FFF9DB' },
  low: { ground: '#1D5FBF', text: '#FFFFFF', pale: '#EAF2FF' },
}

export const fontFamily = '"Microsoft YaHei UI", "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", sans-serif'

/** The look of every antd component; 大字模式 makes all of it 1.25 times as large. */
export function themeOf(largeType: boolean): ThemeConfig {
  const scale = largeType ? 1.25 : 1
  return {
    token: {
      colorPrimary: '#0B5CAD',
      colorPrimaryHover: '#0A4E93',
      colorPrimaryActive: '#083F78',
      colorLink: '#0B5CAD',
      colorLinkHover: '#0A4E93',
      colorText: '#1F2329',
      colorTextSecondary: '#4E5969',
      colorTextTertiary: '#667080',
      colorTextDescription: '#667080',
      colorTextPlaceholder: '#667080',
      colorTextDisabled: '#667080',
      colorBorder: '#C2C8D1',
      colorBorderSecondary: '#E5E6EB',
      colorSplit: '#E5E6EB',
      colorBgLayout: '#F5F6F7',
      colorError: '#C9252D',
      colorSuccess: '#1A7F4B',
      colorWarning: '#9A5B00',
      colorErrorBg: '#FDECEC',
      colorSuccessBg: '#E8F6EE',
      colorSuccessBorder: '#B7DFC8',
      colorWarningBg: '#FFF7E6',
      colorWarningBorder: '#F0D6A6',
      fontFamily,
      fontSize: 14 * scale,
      lineHeight: 22 / 14,
      controlHeight: 32 * scale,
      borderRadius: 4,
      borderRadiusLG: 6,
      motionDurationFast: '0.06s',
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.14s',
      boxShadowTertiary: 'none',
      controlOutlineWidth: 0,
      lineWidthFocus: 2,
    },
    components: {
      Button: {
        fontWeight: 400,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        paddingInline: 14,
      },
      Table: {
        cellPaddingBlockSM: 6 * scale,
        cellPaddingInlineSM: 10,
        cellFontSizeSM: 14 * scale,
        headerBg: '#F5F6F7',
        headerColor: '#4E5969',
        headerSplitColor: 'transparent',
        rowHoverBg: '#F0F5FB',
        rowSelectedBg: '#E6F0FA',
        rowSelectedHoverBg: '#DCEAF8',
        borderColor: '#EEF0F3',
        headerBorderRadius: 0,
      },
      Tabs: { horizontalMargin: '0' },
      Modal: { titleFontSize: 16 * scale },
    },
  }
}
