// A refusal as a page, for a browser in which somebody opened an address by hand or was led back by the identity provider.
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { Text } from '@shuquan/machines/law';
import type { Problem } from '../../service/index.ts';

/** Asks a person, not a program: what a browser sends when an address is opened. */
export const isOpenedByHand = (c: Context): boolean =>
  c.req.method === 'GET' && /(^|,)\s*text\/html\b/i.test(c.req.header('Accept') ?? '');

const style = `body{font:16px/1.7 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem;color:#1c2430}
h1{font-size:1.5rem;line-height:1.3}a{color:#0958d9}.faint{color:#5a6675;font-size:.85rem;overflow-wrap:anywhere}`;
const words = {
  again: { zh: '重新登录', en: 'Sign in again' },
  home: { zh: '返回办理平台', en: 'Back to the console' },
  request: { zh: '请求编号', en: 'Request' },
} satisfies Record<string, Text>;

export function problemPage(c: Context, { title, status, detail, next, instance }: Problem): string {
  const language = c.get('language') === 'en' ? 'en' : 'zh';
  const page = html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${detail}</p>
          <p>${next[language]}</p>
          <p>
            ${status === 401 ? html`<a href="${signIn(c)}">${words.again[language]}</a> · ` : ''}
            <a href="/desk/">${words.home[language]}</a>
          </p>
          ${instance ? html`<p class="faint">${words.request[language]} ${instance}</p>` : ''}
        </main>
      </body>
    </html>`;
  // Nothing in it is waited for.
  return page as string;
}

/** Back to where somebody was refused, with what they asked there, unless that is the sign-in itself. */
const signIn = (c: Context): string =>
  c.req.path.startsWith('/sign-in')
    ? '/sign-in?to=/'
    : `/sign-in?to=${encodeURIComponent(c.req.path + new URL(c.req.url).search)}`;
