import { Page } from '../parts/page.tsx';
import { useSession } from '../session.tsx';
import { words } from '../words.ts';

export function HomePage() {
  const { t } = useSession();
  return <Page title={t(words.pages.home)}>{null}</Page>;
}
