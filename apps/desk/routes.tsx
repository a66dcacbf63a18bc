// The pages and their addresses. An address holds filters, order and page, so that a link is a saved view.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
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

const formSample = createRoute({
  getParentRoute: () => root,
  path: '/forms/$lifecycle/$event',
  component: lazyRouteComponent(() => import('./pages/form-sample.tsx'), 'FormSample'),
});

export const router = createRouter({ routeTree: root.addChildren([index, inbox, formSample]), basepath: '/desk' });
declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
