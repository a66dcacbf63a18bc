import { Page } from '../parts/page.tsx';
import { useSession } from '../session.tsx';
import { words } from '../words.ts';

export function LawPage() {
  const { t } = useSession();
  return <Page title={t(words.pages.law)}>{null}</Page>;
}
export const LifecyclePage = LawPage;
