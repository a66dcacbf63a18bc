// The frame of a page: its one heading, what stands beside it, the title of the window.
import { Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useSession } from '../session.tsx';
import { words } from '../words.ts';

export function Page({ title, beside, children }: { title: string; beside?: ReactNode; children: ReactNode }) {
  const { t } = useSession();
  useEffect(() => {
    document.title = `${title} · ${t(words.product)}`;
  }, [title, t]);
  return (
    <>
      <div className="page-head">
        <Typography.Title>{title}</Typography.Title>
        {beside}
      </div>
      {children}
    </>
  );
}
