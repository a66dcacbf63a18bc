// The pages and their addresses. An address holds filters, order and page, so that a link is a saved view.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent as lazily,
  redirect,
} from '@tanstack/react-router';
import { Missing } from './parts/missing.tsx';
import { actSearch, casesSearch, inboxSearch } from './search.ts';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: Missing });
const at = { getParentRoute: () => root };
const index = createRoute({
  ...at,
  path: '/',
  beforeLoad: () => {
    // oxlint-disable-next-line typescript/only-throw-error -- how the router is told to go elsewhere
    throw redirect({ to: '/inbox' });
  },
});
const inbox = createRoute({
  ...at,
  path: '/inbox',
  validateSearch: inboxSearch,
  component: lazily(() => import('./pages/inbox.tsx'), 'Inbox'),
});
const cases = createRoute({
  ...at,
  path: '/cases',
  validateSearch: casesSearch,
  component: lazily(() => import('./pages/cases.tsx'), 'Cases'),
});
const oneCase = createRoute({
  ...at,
  path: '/cases/$lifecycle/$stem/$n',
  component: lazily(() => import('./pages/case.tsx'), 'CasePage'),
});
const act = createRoute({
  ...at,
  path: '/cases/$lifecycle/$stem/$n/do/$event',
  validateSearch: actSearch,
  component: lazily(() => import('./pages/do.tsx'), 'Do'),
});
const receipt = createRoute({
  ...at,
  path: '/cases/$lifecycle/$stem/$n/receipt/$seq',
  component: lazily(() => import('./pages/receipt.tsx'), 'Receipt'),
});
const start = createRoute({ ...at, path: '/start', component: lazily(() => import('./pages/start.tsx'), 'Start') });
const open = createRoute({
  ...at,
  path: '/start/$lifecycle',
  component: lazily(() => import('./pages/open.tsx'), 'Open'),
});
const notices = createRoute({
  ...at,
  path: '/notices',
  component: lazily(() => import('./pages/notices.tsx'), 'Notices'),
});
const home = createRoute({ ...at, path: '/home', component: lazily(() => import('./pages/home.tsx'), 'HomePage') });
const calendar = createRoute({
  ...at,
  path: '/calendar',
  component: lazily(() => import('./pages/calendar.tsx'), 'CalendarPage'),
});
const law = createRoute({ ...at, path: '/law', component: lazily(() => import('./pages/law.tsx'), 'LawPage') });
const lifecycle = createRoute({
  ...at,
  path: '/law/$lifecycle',
  component: lazily(() => import('./pages/law.tsx'), 'LifecyclePage'),
});
const verify = createRoute({
  ...at,
  path: '/verify',
  component: lazily(() => import('./pages/verify.tsx'), 'VerifyPage'),
});
const certificate = createRoute({
  ...at,
  path: '/certificate/$number',
  component: lazily(() => import('./pages/certificate.tsx'), 'CertificatePage'),
});

const administration = createRoute({
  ...at,
  path: '/admin',
  component: lazily(() => import('./pages/admin.tsx'), 'AdminPage'),
});
const picture = createRoute({
  ...at,
  path: '/cases/$lifecycle/$stem/$n/picture',
  component: lazily(() => import('./pages/picture.tsx'), 'PicturePage'),
});
const formSample = createRoute({
  ...at,
  path: '/forms/$lifecycle/$event',
  component: lazily(() => import('./pages/form-sample.tsx'), 'FormSample'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    index,
    inbox,
    cases,
    oneCase,
    act,
    receipt,
    start,
    open,
    notices,
    home,
    calendar,
    law,
    lifecycle,
    verify,
    certificate,
    administration,
    picture,
    formSample,
  ]),
  basepath: '/desk',
  defaultPreload: false,
});
declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
