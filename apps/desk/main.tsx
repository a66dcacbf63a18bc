// The console: what waits for whom, with forms that say what the law wants. It decides nothing; the service does.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Looks } from './looks.tsx';
import { router } from './routes.tsx';
import { Unreachable, Waiting } from './parts/states.tsx';
import { SessionProvider } from './session.tsx';

const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, retry: (failures, error) => failures < 1 && error.name === 'UnreachableError' },
  },
});
const root = document.getElementById('desk');
if (!root) throw new Error('index.html has lost its #desk');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <SessionProvider waiting={<Waiting />} broken={(again) => <Unreachable again={again} />}>
        <Looks>
          <RouterProvider router={router} />
        </Looks>
      </SessionProvider>
    </QueryClientProvider>
  </StrictMode>,
);
