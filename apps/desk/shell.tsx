// What stands around every page: who acts in which hat for whom, the pages, the language.
import { Alert, Button, Layout, Space } from 'antd';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { SignIn, useHatTitle } from './sign-in.tsx';
import { useSession } from './session.tsx';
import { words } from './words.ts';
import './desk.css';

const pages = [
  ['/inbox', words.pages.inbox],
  ['/home', words.pages.home],
  ['/calendar', words.pages.calendar],
  ['/law', words.pages.law],
  ['/verify', words.pages.verify],
] as const;
/** Pages that need nobody. */
const open = ['/law', '/verify', '/certificate'];

export function Shell() {
  const { me, wearing, language, speak, t } = useSession();
  const isOpen = useLocation({
    select: ({ pathname }) => open.some((page) => pathname === page || pathname.startsWith(`${page}/`)),
  });
  return (
    <Layout className="desk">
      <a className="skip" href="#content">
        {t(words.skip)}
      </a>
      <header className="top">
        <strong className="product">{t(words.product)}</strong>
        {wearing && (
          <nav aria-label={t(words.product)}>
            {pages.map(([to, title]) => (
              <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>
                {t(title)}
              </Link>
            ))}
          </nav>
        )}
        <Space className="who" wrap>
          {wearing && <Who />}
          <Button size="small" onClick={() => speak(language === 'zh' ? 'en' : 'zh')}>
            {t(words.language)}
          </Button>
        </Space>
      </header>
      {me.development && <Alert banner type="warning" title={t(words.signIn.banner)} />}
      <main id="content" tabIndex={-1}>
        {wearing || isOpen ? <Outlet /> : <SignIn />}
      </main>
    </Layout>
  );
}

function Who() {
  const { me, wearing, wear, t } = useSession();
  const titleOf = useHatTitle();
  if (!wearing) return null;
  const name = wearing.of ? me.people?.find(({ person }) => person === wearing.of)?.name : me.name;
  return (
    <>
      <span>{[name ?? wearing.of ?? me.person, titleOf(wearing)].join(' · ')}</span>
      <Button size="small" onClick={() => wear(undefined)}>
        {t(words.signIn.switch)}
      </Button>
    </>
  );
}
