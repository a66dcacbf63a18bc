// The console as the build left it: the page for every address of its own, and the files that it names.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { secureHeaders } from 'hono/secure-headers';
import { packageRoot } from '../../../infra/package-root.ts';
import { no } from '../../../service/index.ts';
import { refused } from '../problems.ts';

/** antd writes style attributes and style tags; nothing else comes from anywhere but here. */
const policy = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
};

export function deskRoutes(app: OpenAPIHono, folder: string = join(packageRoot(), 'dist', 'desk')): void {
  app.use('/desk/*', secureHeaders({ contentSecurityPolicy: policy }));
  // Their names hold a hash of their content.
  app.use('/desk/assets/*', async (c, next) => {
    await next();
    if (c.res.status === 200) c.header('Cache-Control', 'public, max-age=31536000, immutable');
  });
  app.get('/desk/assets/*', serveStatic({ root: folder, rewriteRequestPath: (path) => path.replace(/^\/desk/, '') }));
  const page = serveStatic({ root: folder, path: 'index.html' });
  app.get('/desk/*', async (c, next) => {
    if (c.req.path.startsWith('/desk/assets/') || !existsSync(join(folder, 'index.html'))) return next();
    const response = await page(c, next);
    c.header('Cache-Control', 'no-store');
    return response;
  });
  app.get('/desk', (c) => c.redirect('/desk/'));
  app.get('/', (c) => c.redirect('/desk/'));
  app.get('/desk/*', (c) =>
    refused(
      c,
      no('NOT_FOUND', {
        zh: '办理平台尚未构建：请运行 npm run build。',
        en: 'The console is not built, or has no such file: run npm run build.',
      }),
    ),
  );
}
