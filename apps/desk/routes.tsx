// The pages and their addresses. An address holds filters, order and page, so that a link is a saved view.
import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
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

export const router = createRouter({ routeTree: root.addChildren([index, inbox]), basepath: '/desk' });
declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
