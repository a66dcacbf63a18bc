// What anybody may check of a certificate, and the code on it that leads there.
import type { Context } from 'hono';
import { toString as qrCode } from 'qrcode';
import { isNo } from '../../../service/index.ts';
import type { ApiDeps } from '../../../service/api-deps.ts';
import type { Routes } from '../endpoint.ts';
import { refused } from '../problems.ts';
import { certificateView } from '../schemas.ts';

export function certificateRoutes({ add }: Routes, { client, origin }: ApiDeps): void {
  const numberOf = (c: Context): string => c.req.param('number') ?? '';
  add(
    {
      method: 'get',
      path: '/certificates/{number}',
      tag: 'Law',
      summary: 'What anybody may check of a certificate (T16, T17)',
      description: 'The number as people write it: blanks, full-width signs, small letters and any dash are taken.',
      open: true,
      answers: { 200: { description: 'Valid or not, as of now', schema: certificateView } },
      problems: [404],
    },
    async (c) => {
      const view = await client.certificate(numberOf(c));
      return isNo(view) ? refused(c, view) : c.json(view, 200, { 'Cache-Control': 'no-cache' });
    },
  );
  add(
    {
      method: 'get',
      path: '/certificates/{number}/qr',
      tag: 'Law',
      summary: 'The QR code that stands on a certificate: it leads to the page that verifies it',
      open: true,
      answers: { 200: { description: 'An SVG', content: 'image/svg+xml' } },
      problems: [404],
    },
    async (c) => {
      const view = await client.certificate(numberOf(c));
      if (isNo(view)) return refused(c, view);
      const page = new URL('/desk/verify', origin ?? c.req.url);
      page.searchParams.set('number', view.number);
      const svg = await qrCode(String(page), { type: 'svg', errorCorrectionLevel: 'Q', margin: 2 });
      return c.body(svg, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-cache' });
    },
  );
}
