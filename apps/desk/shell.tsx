// What stands around every page: who acts in which hat for whom, the pages, search, notices, the language.
import { BellOutlined, MenuOutlined } from '@ant-design/icons';
import { CatchBoundary, Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Alert, Badge, Button, Input } from 'antd';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useLive } from './live.ts';
import { Broken } from './parts/problem.tsx';
import { Waiting } from './parts/states.tsx';
import { useUnread } from './queries.ts';
import { actorName, useSession } from './session.tsx';
import { SignIn } from './sign-in.tsx';
import { Who } from './who.tsx';
import { words } from './words.ts';
import './desk.css';

/** Pages that need nobody. */
const open = ['/law', '/verify', '/certificate'];
const useIsOpen = () => {
  const path = useLocation({ select: ({ pathname }) => pathname });
  return open.some((page) => path === page || path.startsWith(`${page}/`));
};

/** Keeping accounts is no hat. */
function useKeeps(): boolean {
  const { me } = useSession();
  return me.signedIn && (me.administrator === true || (me.administers?.length ?? 0) > 0);
}

export function Shell() {
  const { me, wearing, t } = useSession();
  const isOpen = useIsOpen();
  const keeps = useKeeps();
  const isAdministration = useLocation({ select: ({ pathname }) => pathname }).startsWith('/admin');
  const main = useFocusOnMove();
  useLive();
  return (
    <div className="desk">
      <a className="skip" href="#content">
        {t(words.skip)}
      </a>
      <Top />
      {me.development && <Alert banner type="warning" className="no-print" title={t(words.signIn.banner)} />}
      <main id="content" tabIndex={-1} ref={main}>
        {wearing || isOpen || (keeps && isAdministration) ? (
          <Inside key={wearing ? actorName(wearing) : ''} />
        ) : (
          <SignIn />
        )}
      </main>
    </div>
  );
}

/** A page that fails takes neither the header nor the way out with it. */
function Inside() {
  const path = useLocation({ select: ({ pathname }) => pathname });
  return (
    <CatchBoundary getResetKey={() => path} errorComponent={Broken}>
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
    </CatchBoundary>
  );
}

/** After a move inside of the console the page is where reading goes on, as after a load. */
function useFocusOnMove() {
  const main = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const first = useRef(path);
  useEffect(() => {
    if (first.current === path) return;
    first.current = path;
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [path]);
  return main;
}

function Top() {
  const { wearing, language, speak, t } = useSession();
  const [unfolded, unfold] = useState(false);
  const path = useLocation({ select: ({ pathname }) => pathname });
  useEffect(() => unfold(false), [path]);
  return (
    <header className="top">
      <div className="bar">
        <Button
          type="text"
          className="fold"
          icon={<MenuOutlined />}
          aria-label={t(words.menu)}
          aria-expanded={unfolded}
          aria-controls="pages"
          onClick={() => unfold(!unfolded)}
        />
        <Link to="/" className="product">
          {t(words.product)}
        </Link>
        <span className="tagline">{t(words.tagline)}</span>
        {wearing && <Find />}
        {wearing && <Bell />}
        <Who />
        <Button
          type="text"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => speak(language === 'zh' ? 'en' : 'zh')}
        >
          {t(words.language)}
        </Button>
      </div>
      <Pages unfolded={unfolded} />
    </header>
  );
}

function Pages({ unfolded }: { unfolded: boolean }) {
  const { wearing, t } = useSession();
  const keeps = useKeeps();
  const { inbox, cases, start, home, calendar, notices, law, verify, admin } = words.pages;
  const pages = [
    ...(wearing
      ? ([
          ['/inbox', inbox],
          ['/cases', cases],
          ['/start', start],
        ] as const)
      : []),
    ...(wearing?.party ? ([['/home', home]] as const) : []),
    ...(wearing
      ? ([
          ['/calendar', calendar],
          ['/notices', notices],
        ] as const)
      : []),
    ['/law', law] as const,
    ['/verify', verify] as const,
    ...(wearing || keeps ? ([['/admin', admin]] as const) : []),
  ];
  return (
    <nav id="pages" aria-label={t(words.pagesOf)} className={unfolded ? 'unfolded' : undefined}>
      {pages.map(([to, title]) => (
        <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>
          {t(title)}
        </Link>
      ))}
    </nav>
  );
}

function Find() {
  const { t } = useSession();
  const go = useNavigate();
  return (
    <search className="find">
      <Input.Search
        aria-label={t(words.find)}
        placeholder={t(words.find)}
        onSearch={(text) => void go({ to: '/cases', search: text.trim() ? { text: text.trim() } : {} })}
      />
    </search>
  );
}

function Bell() {
  const { t } = useSession();
  const unread = useUnread();
  return (
    <Link to="/notices" className="bell" aria-label={t(words.bell(unread))} title={t(words.bell(unread))}>
      <Badge count={unread} size="small" overflowCount={99}>
        <BellOutlined aria-hidden />
      </Badge>
    </Link>
  );
}
