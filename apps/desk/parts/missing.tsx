import { Link } from '@tanstack/react-router';
import { Result } from 'antd';
import { useSession } from '../session.tsx';
import { words } from '../words.ts';

/** An address that leads nowhere. */
export function Missing() {
  const { t } = useSession();
  return <Result status="404" title={t(words.noPage)} extra={<Link to="/inbox">{t(words.toInbox)}</Link>} />;
}
