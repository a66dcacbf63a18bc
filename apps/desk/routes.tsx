// The pages and their addresses. An address holds filters, order and page, so that a link is a saved view.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent as lazily,
  redirect,
} from '@tanstack/react-router';
import { Inbox } from './pages/inbox.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell });
const index = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox' });
  },
});
const inbox = createRoute({ getParentRoute: () => root, path: '/inbox', component: Inbox });
const at = { getParentRoute: () => root };
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
const picture = createRoute({
  ...at,
  path: '/cases/$lifecycle/$stem/$n/picture',
  component: lazily(() => import('./pages/picture.tsx'), 'PicturePage'),
});

export const router = createRouter({
  routeTree: root.addChildren([index, inbox, home, calendar, law, lifecycle, verify, certificate, picture]),
  basepath: '/desk',
});
declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
