// Colours with the contrast that WCAG 2.2 AA asks for; dates, tables and buttons in the language of the page.
import { App, ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useSession } from './session.tsx';

const token = {
  colorPrimary: '#0958d9',
  colorLink: '#0958d9',
  colorLinkHover: '#003eb3',
  colorPrimaryHover: '#003eb3',
  colorError: '#cf1322',
  colorTextSecondary: '#595959',
  colorTextTertiary: '#595959',
  colorTextDescription: '#595959',
  colorTextPlaceholder: '#6b6b6b',
  fontFamily: `system-ui, -apple-system, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif`,
};

export function Looks({ children }: { children: ReactNode }) {
  const { language } = useSession();
  return (
    <ConfigProvider locale={language === 'zh' ? zh : en} theme={{ token }} button={{ autoInsertSpace: false }}>
      <App>{children}</App>
    </ConfigProvider>
  );
}
