import { Page } from '../parts/page.tsx';
import { useSession } from '../session.tsx';
import { words } from '../words.ts';

export function Notices() {
  const { t } = useSession();
  return <Page title={t(words.pages.notices)}>{null}</Page>;
}
