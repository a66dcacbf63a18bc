// Colours with the contrast that WCAG 2.2 AA asks for; dates, tables and buttons in the language of the page.
import { useQuery } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zh from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useSession } from './session.tsx';

/** Whoever asked their system for less movement sees none. */
const motion = !matchMedia('(prefers-reduced-motion: reduce)').matches;
const token = {
  motion,
  colorPrimary: '#0958d9',
  colorLink: '#0958d9',
  colorLinkHover: '#003eb3',
  colorPrimaryHover: '#003eb3',
  colorError: '#cf1322',
  colorTextSecondary: '#595959',
  colorTextTertiary: '#595959',
  colorTextDescription: '#595959',
  colorTextPlaceholder: '#6b6b6b',
  borderRadius: 4,
  fontSizeHeading1: 24,
  fontSizeHeading2: 18,
  fontSizeHeading3: 16,
  fontFamily: `system-ui, -apple-system, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif`,
};

export function Looks({ children }: { children: ReactNode }) {
  const { language } = useSession();
  // Most people never load it.
  const { data: en } = useQuery({
    queryKey: ['locale', 'en'],
    queryFn: async () => (await import('antd/locale/en_US')).default,
    enabled: language === 'en',
    staleTime: Infinity,
  });
  return (
    <ConfigProvider
      locale={language === 'en' && en ? en : zh}
      theme={{ token, components: { Tag: { defaultColor: '#434343' } } }}
      button={{ autoInsertSpace: false }}
    >
      <App>{children}</App>
    </ConfigProvider>
  );
}
